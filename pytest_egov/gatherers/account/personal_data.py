"""Lets the mask of a run know what is somebody's: what pages show of the person signed in, and what the browser remembers."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pytest_egov.driver.session_state import remembered
from pytest_egov.gatherers.account.profile_facts import A_LABEL
from pytest_egov.gatherers.eforms.filling import CHOICES, fact_named, is_empty
from pytest_egov.gatherers.reading.values import dates_in
from pytest_egov.masking import Mask, in_capitals, is_a_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.masking import Kind
    from pytest_egov.portal import Portal

__all__ = ["heed", "mask_for"]

_KINDS: Final[dict[str, Kind]] = {
    "name": "name",
    "identity": "cccd",
    "phone": "phone",
    "email": "email",
    "address": "address",
    "birth_date": "birth",
}
_OF_INPUTS: Final[dict[str, Kind]] = {"email": "email", "tel": "phone"}
_FURNITURE: Final = ("header", "nav", "aside")
_MOST: Final = 200_000  # characters of a page
_LONGEST: Final = 200  # characters; a longer text is no address


def mask_for(portal: Portal) -> Mask:
    """What a run of a portal hides from its first line on: the secrets of its test accounts; its own name is no person's."""
    mask = Mask()
    for account in portal.accounts.values():
        user, password = account.secrets() or ("", "") if account.configured() else ("", "")
        mask.learn(password, "password")
        mask.learn(user)
    mask.publish(f"{portal.name}\n{portal.agency}\n{portal.contact}")
    return mask


def heed(role: Visitor, tab: Tab, snapshot: Snapshot) -> None:
    """Take note of a page that was read; called for every one, by whichever role (``Visitor.on_read``).

    Of pages that everybody sees only what the browser remembers is noted: a session of a visitor's is a secret as well. On
    pages of a role that may sign in it is everything that looks like somebody's, and the person's own facts by their labels.
    """
    mask = role.mask
    for value in remembered(tab):
        for part in _parts(value):
            mask.learn_secret(part)
            if role.signed_in:
                mask.meet(part)
    if not role.signed_in:
        return
    mask.meet("\n".join((*tab.hops, snapshot.url, *tab.dialogs[-3:], snapshot.title, snapshot.text[:_MOST])))
    _of_fields(snapshot, mask)
    for label, value in _pairs(snapshot):
        looks_like = _looks_like(value)
        if looks_like is not None and _named(label) == looks_like and _named(value) is None:
            mask.meet_as(looks_like, value)
    for control in snapshot.controls:
        if control.area in _FURNITURE and is_a_name(control.name):
            mask.meet_as("name", control.name)


def _of_fields(snapshot: Snapshot, mask: Mask) -> None:
    """What stands in the fields of a form is somebody's for certain, whatever it looks like."""
    for form in snapshot.forms:
        for field in form.fields:
            if field.kind in (*CHOICES, "file", "password") or is_empty(field):
                continue
            mask.meet(field.value)
            kind = _OF_INPUTS.get(field.kind) or _named(field.label) or _named(field.sent_as.replace("_", " "))
            if kind is not None:
                mask.learn(field.value, kind)


def _pairs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """What stands on a page beside a label, with the label."""
    for piece in snapshot.pieces:
        if piece.shown and piece.by != "heading":
            yield piece.label, piece.text.strip()
    for line in snapshot.text.splitlines():
        label, colon, value = line.partition(":")
        if colon:
            yield label, value.strip()


def _looks_like(value: str) -> Kind | None:
    """Which fact a text may be that has no looks of its own; advice on what to type and headings are none."""
    if in_capitals(value):
        return "name"
    if len(value) <= 10:
        return "birth" if dates_in(value) else None
    told = len(value.split()) > 2 and any(letter in ",0123456789" for letter in value)
    return "address" if told and len(value) <= _LONGEST else None


@cache
def _named(label: str) -> Kind | None:
    return _KINDS.get(fact_named(label) or "") if len(label) <= A_LABEL else None


def _parts(value: str) -> Iterator[str]:
    """A remembered value, or what stands in it where it is JSON."""
    if not value.startswith(("{", "[", '"')):
        yield value
        return
    try:
        yield from _texts(json.loads(value))
    except (ValueError, RecursionError):
        yield value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
