"""What stands in people's way on the pages of the set: broken rules, the same fault in a shared template told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pytest_egov.documents import Row
from pytest_egov.evidence.accessibility import PageSet
from pytest_egov.verdict import Text
from pytest_egov.wcag_rules import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_egov.evidence.accessibility import AuditedPage, RuleResult

__all__ = ["Barrier", "barriers_in", "rules_in"]

MOST_BARRIERS = 60


class Barrier(Row):
    """A rule broken, or left for a person to decide, by elements of the same shape.

    Attributes:
        rule: its id.
        sure: broken; otherwise the rule could not be decided.
        what, fix: what is wrong with the element, and how to repair it.
        target, html, measured, picture: of the first such element, as in ``RuleNode``; without a target where the rule could
            not be looked at, and ``measured`` says why.
        pages: names of the pages of the set it stands on.
        elements: how many there are on all of them.
        addresses: of these pages, in the same order.
    """

    rule: str
    sure: bool
    what: Text
    fix: Text
    target: tuple[str, ...]
    html: str
    measured: str
    picture: str
    pages: tuple[str, ...]
    elements: int
    addresses: tuple[str, ...] = ()


def rules_in(limits: Mapping[str, Any]) -> tuple[str, ...]:
    """The rules that limits of a row name: those whose name ends in ``rules``."""
    return tuple(rule for name, rules in limits.items() if name.endswith("rules") for rule in rules)


def barriers_in(evidence: Iterable[Any], rules: Sequence[str]) -> tuple[Barrier, ...]:
    """The barriers that evidence of page sets shows by certain rules: sure ones first, then those on most pages.

    Elements are of one shape when their selectors and their HTML are equal but for numbers, addresses and texts.
    """
    met: dict[tuple[bool, str, str, str], Barrier] = {}
    for page_set in evidence:
        if not isinstance(page_set, PageSet):
            continue
        for page in page_set.pages:
            for sure, results in ((True, page.violations), (False, page.incomplete)):
                for result in results:
                    if result.rule in rules:
                        _meet(met, result, page, sure=sure)
    ordered = sorted(met.values(), key=lambda barrier: (not barrier.sure, -len(barrier.pages), -barrier.elements))
    return tuple(ordered[:MOST_BARRIERS])


def _meet(met: dict[tuple[bool, str, str, str], Barrier], result: RuleResult, page: AuditedPage, *, sure: bool) -> None:
    words = words_of(result)
    for node in result.shown:
        key = (sure, result.rule, *node.shape)
        seen = met.get(key)
        if seen is not None:
            on = dict(zip(seen.pages, seen.addresses, strict=True))
            on.setdefault(page.place, page.url)
            met[key] = seen.model_copy(
                update={
                    "pages": tuple(on),
                    "addresses": tuple(on.values()),
                    "elements": seen.elements + bool(node.target),
                }
            )
            continue
        met[key] = Barrier(
            rule=result.rule,
            sure=sure,
            what=words.what,
            fix=words.fix,
            target=node.target,
            html=node.html,
            # The engine's summary tells how it looked; only a probe's is the fact that was measured.
            measured="" if result.help else node.summary,
            picture=node.picture,
            pages=(page.place,),
            elements=int(bool(node.target)),
            addresses=(page.url,),
        )
