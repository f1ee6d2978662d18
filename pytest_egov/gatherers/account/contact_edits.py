"""Changes a contact field of the account page, saves it, reads it on a fresh page, and gives the old value back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import ContactEdit
from pytest_egov.gatherers.account.profile_facts import fact_of
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Visit

__all__ = ["editable_fields", "tried_edit"]

_CONTACT = ("email", "address", "phone")  # the order they are tried in
_VALUE = re.compile(r"[^*•●]{3,}")  # a masked value cannot be given back
_KINDS = ("text", "email", "tel", "textarea")
_A_BUTTON = 40  # characters
_TAKES_TEXT = (
    "(ref) => { const it = window.__egovRefs[ref]; return !it.disabled && !it.readOnly && it.type !== 'hidden'; }"
)

Editable = dict[str, tuple["LiveForm", "LiveField"]]


def editable_fields(tab: Tab, snapshot: Snapshot) -> Editable:
    """The contact fields of the page as it stands that take another value; to be called after ``tab.snapshot()``."""
    found: Editable = {}
    for form in snapshot.forms:
        secret = any(field.kind == "password" and field.shown for field in form.fields)
        for field in form.fields:
            fact = fact_of(field.label)
            fits = fact in _CONTACT and field.kind in _KINDS and field.shown and not field.frame and not secret
            if fits and tab.evaluate(_TAKES_TEXT, field.ref):
                found.setdefault(fact, (form, field))
    return found


def tried_edit(visit: Visit) -> ContactEdit | None:
    """The trial with the first contact field that has a value; None where no field takes another value.

    The old value is written back also when something in between fails.
    """
    tab, fields = _ready(visit)
    fact = next((one for one in _CONTACT if one in fields and _VALUE.fullmatch(fields[one][1].value)), None)
    if fact is None:
        return None
    old = fields[fact][1].value
    new = _another(fact, old)
    after, persisted, trouble = None, None, ""
    try:
        after = _write(tab, *fields[fact], new)
        persisted = _reads(visit, fact, new) if after is not None else None
    except (PageNotOpened, Refused) as error:
        trouble = str(error)[:200]
    finally:
        restored = _given_back(visit, fact, old)
    if trouble:
        return ContactEdit(fact, None, restored, trouble)
    if after is None:
        return ContactEdit(fact, None, restored, "no button to save was seen")
    verified = not persisted and says("profile_fields", "code_sent", after.text) is not None
    visit.record("edit_profile", fact, after, "the new value stands" if persisted else "the new value does not stand")
    return ContactEdit(fact, persisted, restored if persisted else None, verified_first=verified)


def _ready(visit: Visit) -> tuple[Tab, Editable]:
    """The tab at a page whose fields can be written to: the account page, else what its button to edit opens."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    fields = editable_fields(tab, snapshot)
    if any(field.value for _, field in fields.values()):
        return tab, fields
    for control in _openers(snapshot):
        try:
            opened = tab.press(control, "open")
        except PageNotOpened:
            continue
        fields = editable_fields(tab, opened)
        if fields:
            break
        tab = visit.tab()
        tab.snapshot()
    return tab, fields


def _openers(snapshot: Snapshot) -> list[LiveControl]:
    return [
        control
        for control in (*snapshot.controls, *snapshot.clickables)
        if control.shown and control.enabled and not control.frame and len(control.name) <= _A_BUTTON
        if control.area not in ("nav", "header", "footer") and not control.submits
        if says("profile_fields", "edit", control.name) and not says("profile_fields", "not_this", control.name)
    ][:1]


def _another(fact: str, old: str) -> str:
    """A value of the same form that differs little, so that every portal takes it and anyone sees what it was."""
    if fact == "email":
        name, _, host = old.partition("@")
        return f"{name}1@{host}"
    if fact == "phone":
        return f"{old[:-1]}{(int(old[-1]) + 1) % 10}" if old[-1:].isdigit() else old
    return f"{old} (1)"


def _write(tab: Tab, form: LiveForm, field: LiveField, text: str) -> Snapshot | None:
    """Type a value and save it; None where nothing saves."""
    tab.fill(field, text, "edit_profile")
    now = tab.snapshot()
    same = next((one for one in now.forms if (one.name, len(one.fields)) == (form.name, len(form.fields))), None)
    own = same.buttons if same is not None else ()
    elsewhere = {button.ref for one in now.forms if one is not same for button in one.buttons}
    buttons = [one for one in (*own, *now.controls) if _saves(one) and one.ref not in elsewhere]
    if not buttons:
        return None
    after = tab.press(buttons[0], "edit_profile")
    before = {control.name for control in now.controls if control.shown}
    asked = [one for one in after.controls if _saves(one) and one.name not in before]
    return tab.press(asked[0], "edit_profile") if asked else after


def _saves(control: LiveControl) -> bool:
    named = says("profile_fields", "save", control.name) and not says("profile_fields", "not_this", control.name)
    usable = control.shown and control.enabled and not control.frame and control.area not in ("nav", "header", "footer")
    return bool(named) and usable and not control.url and len(control.name) <= _A_BUTTON


def _reads(visit: Visit, fact: str, value: str) -> bool:
    """Whether a value stands on the page when it is opened anew: in its text, or in its field."""
    tab = visit.tab()
    if value in tab.snapshot().text:
        return True
    _, fields = _ready(visit)
    return fact in fields and fields[fact][1].value == value


def _given_back(visit: Visit, fact: str, old: str) -> bool | None:
    """Write the old value where another stands; None where the old one stood all along, or nothing could be seen."""
    try:
        tab, fields = _ready(visit)
        if fact not in fields:
            return None
        if fields[fact][1].value == old:
            return True
        _write(tab, *fields[fact], old)
        return _reads(visit, fact, old)
    except (PageNotOpened, Refused):
        return False
