"""Narrows the list of applications to a state, by a choice list, tabs or buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence import StatusFilter
from pytest_egov.gatherers.account.applications import listed_at, says_state
from pytest_egov.gatherers.reading.query_forms import send
from pytest_egov.wayfinding.vocabulary import plain

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Visit
    from pytest_egov.gatherers.reading.records import Record

__all__ = ["filtered"]

_A_STATE = 40  # characters; a longer option or button is no state
_CHOICES = 2


def filtered(visit: Visit) -> StatusFilter | None:
    """Narrow the list to a state that some of its applications have; None when the page offers no way or refuses it."""
    try:
        tab = visit.tab()
        snapshot = tab.snapshot()
        before = _records(tab)
        value = _narrow(tab, snapshot, before)
    except PageNotOpened as error:
        visit.record("filter", "state", visit.snapshot, str(error))
        return None
    if value is None:
        return None
    snapshot = tab.snapshot()
    after = _records(tab)
    fitting = sum(plain(value) in plain(record.text) for record in after)
    visit.record("filter", value, snapshot, f"{len(after)} rows")
    return StatusFilter(value, len(before), len(after), fitting)


def _records(tab: Tab) -> tuple[Record, ...]:
    listed = listed_at(tab)
    return listed.records if listed is not None else ()


def _narrow(tab: Tab, snapshot: Snapshot, records: tuple[Record, ...]) -> str | None:
    chosen = _choice(snapshot, records)
    if chosen is not None:
        form, field, value = chosen
        after = tab.choose(field, value, "filter")
        if len(_records(tab)) == len(records):
            _send(tab, after, form, field)
        return value
    control = _tab_of_a_state(snapshot, records)
    if control is None:
        return None
    tab.press(control, "filter")
    return _uncounted(control.name)


def _choice(snapshot: Snapshot, records: tuple[Record, ...]) -> tuple[LiveForm, LiveField, str] | None:
    for form in snapshot.forms:
        for field in form.fields:
            values = [option for option in field.options if _is_state(option)]
            if field.kind == "select" and field.shown and len(values) >= _CHOICES:
                return form, field, max(values, key=lambda value: _worth(value, records))
    return None


def _tab_of_a_state(snapshot: Snapshot, records: tuple[Record, ...]) -> LiveControl | None:
    inside = {ref for record in records for ref in record.controls}
    tabs = [
        control
        for control in snapshot.controls
        if control.shown and control.ref not in inside and control.area not in ("header", "footer")
        if _is_state(_uncounted(control.name))
    ]
    return max(tabs, key=lambda control: _worth(_uncounted(control.name), records)) if len(tabs) >= _CHOICES else None


def _worth(value: str, records: tuple[Record, ...]) -> tuple[bool, int]:
    """A state that some applications have and others have not tells most."""
    having = sum(plain(value) in plain(record.text) for record in records)
    return 0 < having < len(records), having


def _send(tab: Tab, after: Snapshot, form: LiveForm, field: LiveField) -> None:
    newest = next((one for one in after.forms if (one.name, len(one.fields)) == (form.name, len(form.fields))), None)
    same = next((one for one in newest.fields if one.label == field.label), None) if newest is not None else None
    if newest is not None and same is not None:
        send(tab, after, newest, same, "filter")


def _uncounted(name: str) -> str:
    return name.rstrip("0123456789()[] ").strip()


def _is_state(said: str) -> bool:
    return len(said) <= _A_STATE and says_state(said)
