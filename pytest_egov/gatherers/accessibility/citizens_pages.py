"""Pages that only someone signed in sees: audited as the test citizen, and nothing of theirs is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.driver.axe import run_axe
from pytest_egov.errors import SessionLost
from pytest_egov.evidence.accessibility import AuditedPage, RuleNode, RuleOutcomes, RuleResult
from pytest_egov.gatherers.accessibility.auditing import audited, probe

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.evidence.places import Place
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["asks_for_a_password", "seen_by_citizen", "without_texts"]

# The HTML of an element is cut at some length, so that its last value may have no end.
_VALUES = re.compile(r'(?<==")[^"]*')
_TEXTS = re.compile(rf"(?<=>)[^<]+|{_VALUES.pattern}")


def seen_by_citizen(name: str, place: Place, expedition: Expedition) -> AuditedPage | None:
    """The page as someone signed in sees it, without pictures and texts but its title; None where nobody is, or it asks again.

    Raises:
        EgovError: as opening pages does.
    """
    try:
        citizen = expedition.citizen
    except SessionLost:
        return None
    visit = citizen.visit(place)
    if asks_for_a_password(visit.snapshot):
        return None
    tab = visit.tab()
    return audited(name, visit.snapshot, without_texts(probe(tab, visit.snapshot, run_axe(tab).outcomes)))


def asks_for_a_password(snapshot: Snapshot) -> bool:
    """Whether a page shows a field for a password."""
    return any(field.kind == "password" and field.shown for form in snapshot.forms for field in form.fields)


def without_texts(outcomes: RuleOutcomes) -> RuleOutcomes:
    """The outcomes without anything that the page says: no text, no value of an attribute, nothing measured, no picture.

    Selectors name attributes as well, and the values of fields are among them.
    """

    def bare(node: RuleNode) -> RuleNode:
        return RuleNode(tuple(_VALUES.sub("", step) for step in node.target), _TEXTS.sub("", node.html), "")

    def stripped(results: tuple[RuleResult, ...]) -> tuple[RuleResult, ...]:
        return tuple(replace(result, nodes=tuple(map(bare, result.nodes)), trouble="") for result in results)

    return replace(outcomes, violations=stripped(outcomes.violations), incomplete=stripped(outcomes.incomplete))
