"""My applications: what the list tells, one application's history, and the filter by state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pytest_egov.evidence import ApplicationHistory, MyApplications
from pytest_egov.gatherers.account.application_history import history_of, steps_at
from pytest_egov.gatherers.account.applications import (
    FACTS,
    facts_of,
    is_the_place,
    listed_at,
    moments_in,
    open_record,
    says_none,
)
from pytest_egov.gatherers.account.status_filter import filtered
from pytest_egov.gatherers.expedition import Gatherer, as_citizen, at_place
from pytest_egov.gatherers.reading.records import code_in

if TYPE_CHECKING:
    from datetime import datetime

    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "changes_known", "look"]

_HALF = 0.5
_MOST_OPENED = 3


def look(visit: Visit, expedition: Expedition) -> MyApplications | None:
    """What the list of one's own applications tells; None when the page has neither a list nor says that it is one."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    listed = listed_at(tab)
    if listed is None:
        empty = says_none(snapshot)
        return MyApplications(0, (), says_empty=empty) if empty or is_the_place(visit, expedition) else None
    told = Counter(fact for record in listed.records for fact in facts_of(record))
    # An application that is done, or waits for its applicant, has no day it is due.
    facts = tuple(f for f in FACTS if told[f] > _HALF * len(listed.records) or (f == "due" and told[f]))
    history = _history(visit, expedition)
    return MyApplications(len(listed.records), facts, history=history, status_filter=filtered(visit))


def changes_known(expedition: Expedition) -> dict[str, tuple[datetime, ...]]:
    """Times of status changes by the application's code, as the citizen's own pages have told them so far."""
    known: dict[str, tuple[datetime, ...]] = expedition.taken.setdefault("status_changes", {})
    return known


def _history(visit: Visit, expedition: Expedition) -> ApplicationHistory | None:
    """The history of the first applications of the list, up to one that tells all."""
    best: ApplicationHistory | None = None
    for at in range(_MOST_OPENED):
        tab = visit.tab()
        snapshot = tab.snapshot()
        listed = listed_at(tab)
        if listed is None or at >= len(listed.records):
            break
        opened = open_record(tab, snapshot, listed.records[at])
        if opened is None:
            continue
        steps = steps_at(tab)
        moments = tuple(moment for step in steps for moment in moments_in(step.text.replace("\n", " ")))
        changes_known(expedition)[code_in(listed.records[at])] = moments
        history = history_of(steps, opened)
        visit.record("open", f"application {at + 1} of the list", opened, f"{history.steps} steps")
        best = history if best is None else max(best, history, key=_worth)
        if history.department and history.expected:
            break
    return best


def _worth(history: ApplicationHistory) -> tuple[bool, bool, int]:
    return history.department, history.with_unit > 0, history.steps


# The codes it meets are looked up later, and no dossier has them.
GATHERERS = (Gatherer("my_applications", as_citizen(at_place("my_applications", look)), needs=("session",), live=True),)
