"""How the result is to be delivered: the postal option chosen, its address and postage, and the other ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.filing import Delivery, FilingWalk
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.filing.screens import DRAFT
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveField, Snapshot
    from pytest_egov.gatherers.filing.walk import Walk
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["delivery_on"]

_MOST_OTHERS = 3
_A_NAME = 120  # characters above which a label is a text that merely mentions the post
_NO_WALK = FilingWalk(())


@dataclass(frozen=True, slots=True)
class _Option:
    """One way of delivery: a button or box of a choice, or one entry of a list."""

    name: str
    field: LiveField
    of_list: bool


def delivery_on(walk: Walk) -> Delivery | None:
    """Try the options of delivery on the walk's screen; None where it has none by post.

    The last other way stays chosen: it asks for no address, and the draft is thrown away.
    """
    options = _options(walk.snapshot, walk.words)
    postal = next((one for one in options if _is(one, "postal", walk.words)), None)
    if postal is None:
        return None
    before = walk.snapshot
    selected = _choose(walk, postal)
    addresses = _address_fields(before, walk.snapshot, postal, walk.words)
    postage = _postage(walk.snapshot, walk.words)
    others = [one for one in options if one.name != postal.name and _beside(one, postal, walk.words)]
    chosen = sum(_choose(walk, one) for one in others[:_MOST_OTHERS])
    return Delivery(
        _NO_WALK,
        postal.name[:120],
        selected,
        tuple(one.label[:120] for one in addresses),
        postage[:200],
        tuple(one.name[:120] for one in others),
        chosen,
    )


def _options(snapshot: Snapshot, words: Vocabulary) -> list[_Option]:
    options = []
    for form in snapshot.forms:
        for field in form.fields:
            if field.kind in ("radio", "checkbox") and field.label and len(field.label) <= _A_NAME:
                options.append(_Option(field.label, field, of_list=False))
            elif field.kind == "select" and any(words.stands_in("deliveries", "postal", o) for o in field.options):
                options += [_Option(option, field, of_list=True) for option in field.options if option]
    return options


def _is(option: _Option, term: str, words: Vocabulary) -> bool:
    return words.stands_in("deliveries", term, option.name) is not None


def _beside(option: _Option, postal: _Option, words: Vocabulary) -> bool:
    """Whether an option belongs to the same choice as the postal one."""
    if option.of_list or postal.of_list:
        is_one = any(_is(option, term, words) for term in ("counter", "online"))
        return option.field.ref == postal.field.ref and is_one
    if option.field.sent_as and option.field.sent_as == postal.field.sent_as and option.field.kind == "radio":
        return True
    named = any(_is(option, term, words) for term in ("counter", "online"))
    return named and option.field.kind == postal.field.kind


def _choose(walk: Walk, option: _Option) -> bool:
    """Choose an option; whether it then stands chosen."""
    field = _again(walk.snapshot, option)
    if field is None:
        return False
    try:
        if option.of_list:
            walk.snapshot = walk.tab.choose(field, option.name, DRAFT)
            # A list's value is no text for readers: a choice the page undid shows in its being refused.
            return _again(walk.snapshot, option) is not None
        walk.snapshot = walk.tab.tick(field, DRAFT)
    except PageNotOpened:
        walk.snapshot = walk.tab.snapshot()
        return False
    after = _again(walk.snapshot, option)
    return after is not None and after.checked


def _again(snapshot: Snapshot, option: _Option) -> LiveField | None:
    return next(
        (
            field
            for form in snapshot.forms
            for field in form.fields
            if field.kind == option.field.kind
            and field.enabled
            and (option.name in field.options if option.of_list else field.label == option.name)
        ),
        None,
    )


def _address_fields(before: Snapshot, after: Snapshot, postal: _Option, words: Vocabulary) -> list[LiveField]:
    """Fields for an address: new with the choice, named for receiving, or in the same box as the option."""
    stood = {(f.kind, f.label, f.group) for f in screens.fields(before)}
    found = []
    for field in screens.fields(after):
        if field.kind in ("radio", "checkbox", "file"):
            continue
        address = words.stands_in("deliveries", "address", field.label) is not None
        receiving = words.stands_in("deliveries", "receiving", field.label) is not None
        new = (field.kind, field.label, field.group) not in stood
        together = bool(postal.field.group) and field.group == postal.field.group
        if (address and (new or together)) or receiving:
            found.append(field)
    return found


def _postage(snapshot: Snapshot, words: Vocabulary) -> str:
    """The words of the screen on what the post costs; the name of a choice alone says nothing of it."""
    named = {fold(field.label) for field in screens.fields(snapshot)}
    lines = [line.strip() for line in snapshot.text.splitlines()]
    said = [line for line in lines if words.stands_in("deliveries", "postage", line)]
    figures = (line for line in said if any(letter.isdigit() for letter in line))
    return next(figures, next((line for line in said if fold(line) not in named), ""))
