"""The page of one application: the dated steps of its way, who handled them, and when it is expected to be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.evidence import ApplicationHistory
from pytest_egov.gatherers.account.applications import says_state
from pytest_egov.gatherers.reading.records import best_list, record_lists
from pytest_egov.gatherers.reading.values import dates_in, says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.reading.records import Record

__all__ = ["history_of", "steps_at"]

_A_LABEL = 60  # characters
_BETWEEN = re.compile(r"\s[–—|·•-]\s|[\t\n;]")


def history_of(steps: tuple[Record, ...], snapshot: Snapshot) -> ApplicationHistory:
    """What the page of one application tells of its way."""
    units = [unit for unit in map(_unit, steps) if unit]
    department = any(says("application_history", "department", unit) for unit in units)
    return ApplicationHistory(len(steps), len(units), department, _says_when(snapshot))


def steps_at(tab: Tab) -> tuple[Record, ...]:
    """The dated steps the page lists as it stands; to be called after ``tab.snapshot()``.

    They are what is headed as a history, else the list whose entries tell both a day and a state.
    """
    lists = record_lists(tab)
    headed = [one for one in lists if says("application_history", "heading", one.under)]
    several = [one for one in lists if len(one.records) > 1]
    found = best_list(headed, _facts, ("when",), one_code_each=False) or best_list(
        several, _facts, ("when", "state"), one_code_each=False
    )
    return found.records if found is not None else ()


def _facts(step: Record) -> set[str]:
    told = {"when": bool(dates_in(step.text)), "unit": bool(_unit(step)), "state": says_state(step.text)}
    return {fact for fact, is_told in told.items() if is_told}


def _unit(step: Record) -> str:
    """The words that name who handles a step: as labelled, else the part of it that has a word for a body or department."""
    labelled = step.value("application_history", "unit")
    parts = [labelled] if labelled else [part.strip() for part in _BETWEEN.split(step.text)]
    named = (
        part
        for part in parts
        if says("application_history", "department", part) or says("application_history", "body", part)
    )
    return next(named, labelled)


def _says_when(snapshot: Snapshot) -> bool:
    lines = snapshot.text.replace("\t", "\n").splitlines()
    labelled = any(
        says("my_applications", "due", piece.label) and dates_in(piece.text[:_A_LABEL])
        for piece in snapshot.pieces
        if len(piece.label) <= _A_LABEL
    )
    return labelled or any(
        says("my_applications", "due", line) and dates_in(" ".join(lines[at : at + 2])) for at, line in enumerate(lines)
    )
