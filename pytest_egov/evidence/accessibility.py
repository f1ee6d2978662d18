"""Evidence of accessibility: what the engine and our own reading found on each page of the set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "MOST_NODES",
    "AuditedPage",
    "PageSet",
    "RuleNode",
    "RuleOutcomes",
    "RuleResult",
    "broken_down",
    "outcomes_of",
]

MOST_NODES = 100  # elements kept of one rule on one page

_VARIABLE = re.compile(
    r'\d+|(?<=[\s"])(?:href|src|value|alt|title|content|style|id|for|name|aria-[a-z]+)="[^"]*"|>[^<]+<'
)
_NUMBERED = re.compile(r":nth-(?:child|of-type)\(\d+\)|\d+")


@dataclass(frozen=True, slots=True)
class RuleNode:
    """An element a rule complains of.

    Attributes:
        target: its selector, one step per frame.
        html: its HTML, shortened.
        summary: the engine's summary; from a probe of ours the fact that was measured, in no language (``2.81:1``).
        picture: file of the dossier that shows the element with an outline; empty when there is none.
    """

    target: tuple[str, ...]
    html: str
    summary: str
    picture: str = ""

    @property
    def shape(self) -> tuple[str, str]:
        """What elements of one template have in common: selector and HTML without numbers, addresses and texts."""
        return _NUMBERED.sub("", " / ".join(self.target)), _VARIABLE.sub("", self.html)


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule that found something on a page.

    Attributes:
        rule: its id.
        impact: minor, moderate, serious or critical; empty where the engine does not say.
        help, help_url: the engine's one-line advice, and its documentation; empty for rules of ours.
        nodes: the elements, the first hundred.
        more: how many there are beyond these.
        trouble: why the rule could not be looked at to the end; empty when it was.
    """

    rule: str
    impact: str
    help: str
    help_url: str
    nodes: tuple[RuleNode, ...]
    more: int = 0
    trouble: str = ""

    @property
    def shown(self) -> tuple[RuleNode, ...]:
        """The elements; of a rule that broke down one without a selector, whose summary says why."""
        return self.nodes or ((RuleNode((), "", self.trouble),) if self.trouble else ())


@dataclass(frozen=True, slots=True)
class RuleOutcomes:
    """What the engine or a probe of ours said of one page.

    Attributes:
        violations: rules broken.
        incomplete: rules that could not be decided; never a failure and never a pass by themselves.
        passed_rules: rules that applied to something and were kept there.
        settled: rules of the engine whose incomplete results these outcomes replace, for a probe that looks where the
            engine could not.
        stops: focus stops that were looked at.
        states: what the engine was shown beyond the page as it was opened: ``menu``, ``dialog``, ``part``, ``form_errors``.
        refuted: rules of the engine whose violations a probe has seen to be none.
    """

    violations: tuple[RuleResult, ...] = ()
    incomplete: tuple[RuleResult, ...] = ()
    passed_rules: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    stops: int = 0
    states: tuple[str, ...] = ()
    refuted: tuple[str, ...] = ()

    def plus(self, other: RuleOutcomes) -> RuleOutcomes:
        """Both together, in order; what the other has settled is open no more, what it has refuted stands no more."""
        stands = tuple(result for result in self.violations if result.rule not in other.refuted)
        left = tuple(result for result in self.incomplete if result.rule not in other.settled)
        return RuleOutcomes(
            (*stands, *other.violations),
            (*left, *other.incomplete),
            tuple(dict.fromkeys((*self.passed_rules, *other.passed_rules))),
            tuple(dict.fromkeys((*self.settled, *other.settled))),
            self.stops + other.stops,
            (*self.states, *other.states),
            tuple(dict.fromkeys((*self.refuted, *other.refuted))),
        )


def outcomes_of(
    rule: str, failing: Sequence[RuleNode] = (), unsure: Sequence[RuleNode] = (), *, held: int = 0, impact: str = ""
) -> RuleOutcomes:
    """The outcomes of one rule of ours: elements that break it, elements it cannot decide, and how many keep it.

    A rule that applies to nothing on the page has no outcome at all. What its name means stands in ``wcag_rules.yaml``.
    """

    def result(nodes: Sequence[RuleNode]) -> tuple[RuleResult, ...]:
        more = max(0, len(nodes) - MOST_NODES)
        return (RuleResult(rule, impact, "", "", tuple(nodes[:MOST_NODES]), more),) if nodes else ()

    return RuleOutcomes(result(failing), result(unsure), (rule,) if held else ())


def broken_down(rules: Sequence[str], trouble: str) -> RuleOutcomes:
    """The outcomes of rules of ours that could not be looked at to the end, and why: open, and without an element."""
    return RuleOutcomes(incomplete=tuple(RuleResult(rule, "", "", "", (), trouble=trouble[:300]) for rule in rules))


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """One page of the set.

    Attributes:
        place: its place name, such as ``home``.
        url: its address.
        title: of the document.
        lang: the value of ``html``'s ``lang`` attribute; empty when there is none.
        text_language: the language its text is written in, as an ISO 639 code such as ``vi``; ``und`` where it cannot be told.
        violations: rules broken.
        incomplete: rules the engine could not decide; never a failure and never a pass by themselves.
        passed_rules: rules that applied and were kept.
        texts: visible elements with text of their own.
        inputs: form inputs a citizen can use.
        screenshot: file of the dossier; empty when none was taken.
        also: other places of the set that are at the same address.
        stops: focus stops of the keyboard walk that were looked at.
        states: what the engine was shown beyond the page as it was opened, as in the outcomes.
    """

    place: str
    url: str
    title: str
    lang: str
    text_language: str
    violations: tuple[RuleResult, ...]
    incomplete: tuple[RuleResult, ...]
    passed_rules: tuple[str, ...]
    texts: int
    inputs: int
    screenshot: str = ""
    also: tuple[str, ...] = ()
    stops: int = 0
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSet:
    """The pages of the standard's set that were audited, and those that could not be, each with the reason.

    Attributes:
        engine: name and version of the engine, such as ``axe-core 4.12.1``.
        pages: audited.
        missing: ``(place, reason)`` of those that were not found or could not be opened.
    """

    engine: str
    pages: tuple[AuditedPage, ...]
    missing: tuple[tuple[str, str], ...] = ()
