"""How an online form explains its fields and what it says of mistakes; nothing is filed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence import Candidate, Complaint, EFormValidation, FieldGuide, Found
from pytest_egov.gatherers.eforms.complaints import message_at, moment, pressed_next
from pytest_egov.gatherers.eforms.filling import CHOICES, WRONG, asks_for, is_empty
from pytest_egov.gatherers.eforms.opening import OpenedForm, open_form, open_forms
from pytest_egov.gatherers.eforms.prefill import first_opened, unreached
from pytest_egov.gatherers.eforms.undoing import throw_away
from pytest_egov.gatherers.expedition import Gatherer, as_citizen
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveField
    from pytest_egov.evidence import Finding
    from pytest_egov.evidence.eforms import Mistake
    from pytest_egov.gatherers.eforms.complaints import Moment
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["GATHERERS", "gather"]

_MISTAKES: Final[tuple[Mistake, ...]] = ("email", "phone", "date")
_DATES: Final = ("date", "birth_date", "issue_date")
_PICKED: Final = ("date", "datetime-local", "month", "time")  # the browser lets nobody type a wrong one
_HINT: Final = 4  # characters; less is a sign or a unit
_MOST_MESSAGES: Final = 10


@dataclass(slots=True)
class _Trial:
    """A form under trial; opened anew whenever a press has led on from it."""

    way: OpenedForm
    expedition: Expedition
    act: str

    def moment(self) -> Moment:
        return moment(self.way.tab)

    def back(self, start: Moment) -> bool:
        """Stand at the form again; False where it does not open a second time."""
        now = self.moment()
        if page_key(now.snapshot.url) == page_key(start.snapshot.url) and set(start.fields) <= set(now.fields):
            return True
        procedure = self.way.procedure
        again = (
            open_form(self.expedition, procedure)
            if procedure is not None
            else next(iter(open_forms(self.expedition, ())), None)
        )
        if not isinstance(again, OpenedForm):
            return False
        self.way = again
        return True


def gather(expedition: Expedition) -> Finding[EFormValidation]:
    """Read what the first form that opens says of its fields, leave required ones empty, and type wrong values."""
    way = first_opened(expedition)
    if not isinstance(way, OpenedForm):
        return unreached("eform_validation", way)
    since = len(way.tab.guard.writes)
    trial = _Trial(way, expedition, "draft" if expedition.may("draft") else "provoke")
    start = trial.moment()
    fields = tuple(_guide(one, start.said.get(mark, {}).get("near", [])) for mark, one in start.fields.items())
    empty, messages, unmarked = _left_empty(trial, start)
    invalid = tuple(
        complaint for mistake in _MISTAKES if trial.back(start) and (complaint := _mistaken(trial, mistake)) is not None
    )
    throw_away(trial.way, expedition, {one.label: WRONG[one.about] for one in invalid if one.about != "empty"}, since)
    name, url = way.name[:200], start.snapshot.url[:500]
    evidence = EFormValidation(name, url, fields, empty, messages[:_MOST_MESSAGES], unmarked, invalid)
    return Found((Candidate(way.place, evidence, tuple(way.steps)),))


def _guide(field: LiveField, near: list[str]) -> FieldGuide:
    label = fold(field.label)
    hints = [field.help, *(line for line in near if fold(line) not in label and label not in fold(line))]
    helped = any(len(fold(hint)) >= _HINT and fold(hint) != label for hint in hints) if field.kind != "select" else True
    marked = field.required or any("*" in line for line in near)
    # What a label says in brackets, "(dd/mm/yyyy)", explains as well.
    helped = helped or field.kind in _PICKED or re.search(r"\([^)*]{4,}\)", field.label) is not None
    return FieldGuide(field.label[:200], field.kind, asks_for(field) or "", marked, helped)


def _left_empty(trial: _Trial, start: Moment) -> tuple[Complaint | None, tuple[str, ...], int]:
    """Try to go on with required fields empty: the complaint, all that was said, and how many fields gave no warning."""
    tab = trial.way.tab
    mark = len(tab.guard.writes)
    required = [one for one in start.fields.values() if one.required and one.enabled and one.shown]
    typed = [one for one in required if one.kind not in CHOICES and one.kind != "file"]
    try:
        if typed and not any(is_empty(one) for one in required):
            tab.fill(typed[0], "", trial.act)
        before = trial.moment()
        if not pressed_next(tab, before, trial.act):
            return None, (), 0
        after = trial.moment()
    except PageNotOpened:
        return None, (), 0
    said = {key: message_at(key, before, after, tab) for key in before.fields}
    beside = {key: message for key, (message, where) in said.items() if where in ("beside", "browser")}
    messages = tuple(dict.fromkeys(message for message, _ in said.values() if message))
    first = next(iter(beside), next((key for key, (message, _) in said.items() if message), None))
    held = any(tab.guard.held_since(mark))
    if first is None:
        return Complaint("empty", "", held=held), (), 0
    near = {key: before.said.get(key, {}).get("near", []) for key in beside}
    # A box that asks for an agreement says by its words that it is wanted.
    unmarked = sum(
        not _guide(before.fields[key], near[key]).required for key in beside if before.fields[key].kind != "checkbox"
    )
    focused = any(after.said.get(key, {}).get("focused") for key in beside)
    label, (message, where) = before.fields[first].label[:200], said[first]
    return Complaint("empty", label, message, where, focused=focused, held=held), messages, unmarked


def _mistaken(trial: _Trial, mistake: Mistake) -> Complaint | None:
    """Type a wrong value, leave the field, and go on where nothing is said; None where the form has no such field."""
    tab, before = trial.way.tab, trial.moment()
    wanted = _DATES if mistake == "date" else (mistake,)
    there = [(key, one) for key, one in before.fields.items() if asks_for(one) in wanted and one.shown and one.enabled]
    typed = [(key, one) for key, one in there if one.kind not in (*CHOICES, "file", *_PICKED)]
    if not typed:
        picked = next((one for _, one in there if one.kind in (*_PICKED, "select")), None)
        return Complaint(mistake, picked.label[:200], prevented=True) if picked is not None else None
    key, target = typed[0]
    mark = len(tab.guard.writes)
    try:
        tab.fill(target, WRONG[mistake], trial.act)
        tab.leave(target, trial.act)
        after = trial.moment()
        now = after.fields.get(key)
        if now is not None and now.value in ("", target.value):
            return Complaint(mistake, target.label[:200], prevented=True)
        message, where = message_at(key, before, after, tab)
        if not message and pressed_next(tab, after, trial.act):
            after = trial.moment()
            message, where = message_at(key, before, after, tab)
        _restore(trial, key, target.value)
    except PageNotOpened:
        return None
    names = says("eform_fields", mistake, message) or says("messages", "invalid", message) or ""
    focused = bool(after.said.get(key, {}).get("focused"))
    held = any(tab.guard.held_since(mark))
    return Complaint(mistake, target.label[:200], message, where, names, focused=focused, held=held)


def _restore(trial: _Trial, key: tuple[str, ...], value: str) -> None:
    now = trial.moment().fields.get(key)
    if now is not None and now.value != value:
        trial.way.tab.fill(now, value, trial.act)


GATHERERS = (Gatherer("eform_validation", as_citizen(gather), needs=("session", "procedures")),)
