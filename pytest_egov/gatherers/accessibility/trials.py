"""Sends a form to see what it says: empty, or with wrong values; nothing is written anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from pytest_egov.acts import PROVOKE
from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.gatherers.accessibility.form_states import FormState, state_of
from pytest_egov.gatherers.eforms.filling import CHOICES, WRONG, asks_for, fill
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.accessibility.form_states import Mark

__all__ = ["Sent", "Trial", "wrong_values"]

_MOST_TOUCHED: Final = 6
_A_DAY: Final = date(2026, 1, 15)  # for fields that ask for one: any that exists
_NATIVE: Final = (*CHOICES, "number", "date", "datetime-local", "month", "week", "time", "range", "color", "password")
_CHROME: Final = ("nav", "header", "footer")
_SENDING: Final = (
    ("eform_ways", "final"),
    ("eform_ways", "onward"),
    ("look_up", "sends"),
    ("feedback", "send"),
    ("signing_in", "onward"),
    ("accounts", "obtaining"),
)
_ASKED: Final = {"birth_date": "date", "issue_date": "date"}


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending a form.

    Attributes:
        after: the form afterwards.
        dialogs: what the page said in dialogs of the browser.
        held: something would have left the browser, and was held.
        left: the page was left, as a form that only asks does.
    """

    after: FormState
    dialogs: tuple[str, ...]
    held: bool
    left: bool


@dataclass(slots=True)
class Trial:
    """A form under trial; it is looked for anew each time, as pages draw themselves anew."""

    tab: Tab
    form: LiveForm
    held: bool = False

    def button(self, state: FormState) -> LiveControl | None:
        """The control that sends the form as it stands now; None when nothing says it does."""
        form = self.again(state)
        return _sends(form, state.moment.snapshot) if form is not None else None

    def again(self, state: FormState) -> LiveForm | None:
        """The form in a later reading: the one that shares most fields with it; None when none does."""
        like = {(one.kind, one.sent_as) for one in self.form.fields}
        shared = [
            (len(like & {(one.kind, one.sent_as) for one in form.fields}), form) for form in state.moment.snapshot.forms
        ]
        most, form = max(shared, key=lambda pair: pair[0], default=(0, None))
        return form if most else None

    def send(self, before: FormState) -> Sent:
        """Press what sends the form; where nothing does, leave its last field.

        Raises:
            PageNotOpened, PortalBlocked, BrowserGone: as Tab.press.
        """
        button = self.button(before)
        writes, dialogs = len(self.tab.guard.writes), len(self.tab.dialogs)
        if button is not None:
            self.tab.press(button, PROVOKE)
        else:
            self.tab.leave([*before.moment.fields.values()][-1], PROVOKE)
        after = state_of(self.tab, self.form, before)
        here = before.moment.snapshot.url
        held = any(same_site(write.url, here) for write in self.tab.guard.held_since(writes))
        self.held = self.held or held
        left = page_key(here) != page_key(after.moment.snapshot.url)
        return Sent(after, tuple(self.tab.dialogs[dialogs:]), held, left)

    def touched(self, before: FormState) -> FormState:
        """The form as it stands, each of the first fields entered and left: some are checked when they are left.

        Raises:
            PageNotOpened, BrowserGone: as Tab.fill.
        """
        for mark, one in [*before.moment.fields.items()][:_MOST_TOUCHED]:
            if before.fields[mark].empty and one.kind not in _NATIVE:
                self.tab.fill(one, "", PROVOKE)
        return before

    def filled(self, values: dict[Mark, str], before: FormState) -> FormState:
        """The form with some values typed, and what else is required filled with data that is right.

        Raises:
            PageNotOpened, BrowserGone: as Tab.fill.
        """
        wrong = {
            (one.kind, one.sent_as, one.label): values[mark]
            for mark, one in before.moment.fields.items()
            if mark in values
        }
        like = {(one.kind, one.sent_as) for one in before.moment.fields.values()}

        def others(snapshot: Snapshot) -> Iterable[LiveField]:
            fields = (one for form in snapshot.forms for one in form.fields if not one.frame)
            return (
                one
                for one in fields
                if (one.kind, one.sent_as) in like and (one.kind, one.sent_as, one.label) not in wrong
            )

        filled = fill(self.tab, others, PROVOKE, _A_DAY)
        now = state_of(self.tab, self.form, before, filled.snapshot)
        for mark, value in values.items():
            target = now.moment.fields.get(mark)
            if target is not None:
                self.tab.fill(target, value, PROVOKE)
        return state_of(self.tab, self.form, before)


def wrong_values(state: FormState) -> dict[Mark, str]:
    """A value nobody can mean for each field that takes a known kind of data and lets it be typed."""
    values = {}
    for mark, one in state.moment.fields.items():
        asked = asks_for(one)
        value = WRONG.get(_ASKED.get(asked or "", asked or ""))
        if one.kind not in _NATIVE and value is not None:
            values[mark] = value
    return values


def _sends(form: LiveForm, snapshot: Snapshot) -> LiveControl | None:
    """The control that sends a form: its own, else, for fields outside any form, one whose words say so."""
    own = [one for one in form.buttons if one.shown]
    for choice in (
        [one for one in own if one.submits and one.enabled],
        [one for one in own if _says_send(one)],
        [one for one in own if one.submits],
        own if len(own) == 1 else [],
        [one for one in snapshot.controls if form.ref < 0 and one.shown and not one.url and _says_send(one)],
    ):
        if choice:
            return choice[0]
    return None


def _says_send(control: LiveControl) -> bool:
    if control.role == "tab" or control.area in _CHROME:
        return False
    return any(says(family, term, control.name) for family, term in _SENDING)
