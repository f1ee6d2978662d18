"""Evidence of accessibility: what the engine and our own reading found on each page of the set."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AuditedPage", "PageSet", "RuleNode", "RuleResult"]


@dataclass(frozen=True, slots=True)
class RuleNode:
    """An element a rule complains of: its selector (one step per frame), its HTML shortened, and the engine's summary."""

    target: tuple[str, ...]
    html: str
    summary: str


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule that found something on a page.

    Attributes:
        rule: its id.
        impact: minor, moderate, serious or critical; empty where the engine does not say.
        help, help_url: the engine's one-line advice, and its documentation.
        nodes: the elements, the first hundred.
        more: how many there are beyond these.
    """

    rule: str
    impact: str
    help: str
    help_url: str
    nodes: tuple[RuleNode, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """One page of the set.

    Attributes:
        place: its place name, such as ``home``.
        url: its address.
        title: of the document.
        lang: the value of ``html``'s ``lang`` attribute; empty when there is none.
        text_language: the language its text is written in, as far as its letters tell: ``vi``, ``en``, or ``und``.
        violations: rules broken.
        incomplete: rules the engine could not decide; never a failure and never a pass by themselves.
        passed_rules: rules that applied and were kept.
        texts: visible elements with text of their own.
        inputs: form inputs a citizen can use.
        screenshot: file of the dossier; empty when none was taken.
        also: other places of the set that are at the same address.
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
