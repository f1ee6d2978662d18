"""Sends searches and filters, whatever the page takes: a button, Enter, a change, or results while one types."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.wayfinding.vocabulary import plain

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["as_control", "differs", "send", "settled", "typed_kinds"]

typed_kinds = frozenset({"text", "search"})
_SENDS = re.compile(r"(?:tim|tim kiem|tra cuu|loc|ap dung|xem ket qua|search|filter|apply|go|find)(?: .{0,30})?")
_UNDOES = re.compile(r"(?:xoa|huy|dat lai|lam moi|reset|clear|nhap lai|bo loc)\b|nang cao|giong noi|advanced|voice")
# A page that searches while one types waits for the typing to end; that long do we.
_TYPING_ENDS = "() => new Promise((resolve) => setTimeout(resolve, 700))"


def send(tab: Tab, snapshot: Snapshot, form: LiveForm, field: LiveField, act: str) -> Snapshot:
    """Send a form by its own search button, else by Enter in the field; other buttons of the form are left alone."""
    button = _button(snapshot, form)
    if button is not None:
        after = tab.submit(replace(form, buttons=(replace(button, submits=True),)), act)
    elif field.kind in typed_kinds:
        after = tab.submit(replace(form, fields=(replace(field, shown=True),), buttons=()), act)
    else:
        return snapshot
    return settled(tab, snapshot, after)


def settled(tab: Tab, before: Snapshot, after: Snapshot) -> Snapshot:
    """The page once scripts had their time, where nothing has changed yet."""
    if differs(before, after):
        return after
    tab.evaluate(_TYPING_ENDS)
    return tab.snapshot(after.status)


def differs(before: Snapshot, after: Snapshot) -> bool:
    """Whether a page shows something else than before."""
    return (before.url, before.text) != (after.url, after.text)


def as_control(field: LiveField) -> LiveControl:
    """A radio button or box as something to press."""
    from pytest_egov.driver.snapshot import LiveControl

    return LiveControl(
        ref=field.ref, frame=field.frame, role="button", name=field.label, url=None, raw="", area="main", under="",
        shown=field.shown, enabled=True, submits=False,
    )  # fmt: skip


def _button(snapshot: Snapshot, form: LiveForm) -> LiveControl | None:
    own = [button for button in form.buttons if button.shown and button.enabled]
    if form.ref == -1:
        own = [c for c in snapshot.controls if c.shown and c.enabled and c.url is None and c.area == form.area]
    named = [
        button for button in own if _SENDS.fullmatch(plain(button.name)) and not _UNDOES.search(plain(button.name))
    ]
    if named:
        return named[0]
    # A magnifying glass without a name: the one button that submits, in a form that asks for no password.
    submitting = [button for button in own if button.submits and not _UNDOES.search(plain(button.name))]
    secret = any(field.kind == "password" for field in form.fields)
    return submitting[0] if len(submitting) == 1 and not secret and form.ref != -1 else None
