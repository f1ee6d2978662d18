"""Pages behind which there is nothing: not there at all, still being built, or blank, whatever status they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pytest_egov.driver.addresses import page_key
from pytest_egov.wayfinding.vocabulary import vocabulary

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot

__all__ = ["Void", "void_of"]

Void = Literal["not_found", "being_built", "blank"]

_GONE = (404, 410)
_A_MESSAGE = 400  # characters: what says more than this has content of its own
_A_WORD = 20
_WAYS_BACK = 3  # such a page links to the start page, to where one came from, to a contact


def void_of(snapshot: Snapshot, start: Snapshot) -> Void | None:
    """What a page has instead of content, beside what the start page shows as well; None for a page with content.

    A page that says it is being built and yet has a form, a picture or more than a message has content.
    """
    if snapshot.status in _GONE:
        return "not_found"
    if page_key(snapshot.url) == page_key(start.url) or _has_things(snapshot, start):
        return None
    stood = set(start.text.splitlines())
    own = "\n".join(line for line in snapshot.text.splitlines() if line.strip() and line not in stood)
    if len(own) > _A_MESSAGE:
        return None
    words = vocabulary()
    heads = (snapshot.title, *(text for _, text in snapshot.headings), own)
    if any(words.stands_in("voids", "not_found", said) for said in heads):
        return "not_found"
    if words.stands_in("voids", "being_built", own):
        return "being_built"
    return "blank" if len(own.strip()) <= _A_WORD else None


def _has_things(snapshot: Snapshot, start: Snapshot) -> bool:
    """Whether there is something to use or to look at that the start page does not have."""
    fields = {(field.label, field.kind) for form in start.forms for field in form.fields}
    own_fields = (field for form in snapshot.forms for field in form.fields if field.shown)
    controls = [control for control in snapshot.shown_since(start) if control.area not in ("nav", "header", "footer")]
    return (
        any((field.label, field.kind) not in fields for field in own_fields)
        or len(controls) > _WAYS_BACK
        or len(snapshot.media) > len(start.media)
        or snapshot.pictures > start.pictures
    )
