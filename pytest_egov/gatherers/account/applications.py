"""The list of a citizen's own applications, read whatever its markup; other gatherers open applications from it."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened
from pytest_egov.gatherers.reading.records import best_list, code_in, codes_in, record_lists
from pytest_egov.gatherers.reading.values import dates_in, says
from pytest_egov.wayfinding.finder import GOOD

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.records import Record, RecordList

__all__ = [
    "FACTS",
    "facts_of",
    "is_the_place",
    "listed_at",
    "moments_in",
    "open_record",
    "says_none",
    "says_state",
    "state_of",
]

FACTS = ("code", "procedure", "submitted", "status", "due")
_STATES = ("completion", "done", "refused", "under_way")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])\s*(?::|h|giờ)\s*([0-5]\d)\b", re.IGNORECASE)
_A_NAME = 3  # words; a shorter text names no procedure
_MOST_OPENED = 3


def listed_at(tab: Tab) -> RecordList | None:
    """The applications the page lists as it stands; to be called after ``tab.snapshot()``. None when it lists none.

    A list that tells no states is one as well, where its entries tell the day they were sent.
    """
    lists = record_lists(tab)
    return best_list(lists, facts_of, ("code", "status")) or best_list(lists, facts_of, ("code", "submitted"))


def facts_of(record: Record) -> frozenset[str]:
    """Which of ``code``, ``procedure``, ``submitted``, ``status``, ``due`` a record tells, by its labels or its words."""
    due = bool(record.value("my_applications", "due"))
    day = bool(record.value("my_applications", "submitted")) or len(dates_in(record.text)) > due
    name = record.value("my_applications", "procedure") or _longest_line(record)
    told = {
        "code": bool(code_in(record)),
        "procedure": len(name.split()) >= _A_NAME,
        "submitted": day,
        "status": bool(state_of(record)),
        "due": due or _says_due(record),
    }
    return frozenset(fact for fact, is_told in told.items() if is_told)


def state_of(record: Record) -> str:
    """The sort of state an application is in (``completion``, ``done``, ``refused``, ``under_way``); empty when not told."""
    labelled = record.value("my_applications", "status")
    return next((state for state in _STATES if says("application_states", state, labelled or record.text)), "")


def says_state(text: str) -> bool:
    """Whether a text names a state of an application."""
    return any(says("application_states", state, text) for state in _STATES)


def is_the_place(visit: Visit, expedition: Expedition) -> bool:
    """Whether a page is what it was opened as by its own words (title, headings) or the portal file's."""
    said = (visit.snapshot.title, *(text for _, text in visit.snapshot.headings))
    return visit.place.found_by == "portal_file" or any(
        expedition.words.place_confidence(visit.place.name, text) >= GOOD for text in said
    )


def says_none(snapshot: Snapshot) -> bool:
    """Whether a page says that there is nothing to list."""
    return says("my_applications", "none", snapshot.text) is not None


def open_record(tab: Tab, snapshot: Snapshot, record: Record) -> Snapshot | None:
    """Open what a record is about: by the control that says so or bears its code, else by pressing the record itself.

    The record itself is pressed only where nothing in it could be hit by mistake.
    """
    openers = _openers(record, snapshot)[:_MOST_OPENED]
    if not openers and not _reacts_as_a_whole(record, snapshot):
        return None
    for number, control in enumerate(openers or [record.as_control()]):
        if number and not any((one.ref, one.name) == (control.ref, control.name) for one in tab.snapshot().controls):
            return None  # the page is not what it was: what stands there now is something else
        try:
            after = tab.press(control, "open")
        except PageNotOpened:
            continue
        if after.url != snapshot.url or after.text != snapshot.text:
            return after
    return None


def moments_in(text: str) -> tuple[datetime, ...]:
    """Days with the time of day beside them, line by line; a day without a time is left out."""
    found = []
    for line in text.splitlines():
        days, clocks = dates_in(line), [time(int(hour), int(minute)) for hour, minute in _CLOCK.findall(line)]
        found += [datetime.combine(day, clock) for day, clock in zip(days, clocks, strict=False)]  # as the page says it
    return tuple(dict.fromkeys(found))


def _openers(record: Record, snapshot: Snapshot) -> list[LiveControl]:
    def worth(control: LiveControl) -> int:
        code = code_in(record)
        if says("my_applications", "act", control.name) or not control.enabled:
            return 0
        if says("my_applications", "open", control.name):
            return 3
        if code and code in control.name:
            return 2
        return 1 if control.url and not codes_in(control.name) else 0

    within = [control for control in record.within(snapshot) if control.shown and worth(control)]
    return sorted(within, key=worth, reverse=True)


def _reacts_as_a_whole(record: Record, snapshot: Snapshot) -> bool:
    return all(
        control in snapshot.clickables and not says("my_applications", "act", control.name)
        for control in record.within(snapshot)
    )


def _longest_line(record: Record) -> str:
    lines = [line for line in record.text.replace("\t", "\n").splitlines() if ":" not in line and not dates_in(line)]
    return max(lines, key=len, default="")


def _says_due(record: Record) -> bool:
    lines = record.text.replace("\t", "\n").splitlines()
    return any(says("my_applications", "due", line) and dates_in(line) for line in lines)
