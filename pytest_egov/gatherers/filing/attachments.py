"""The attachment step: its upload controls, three files tried, and a document taken from the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.filing import Attachments, FileTrial, FilingWalk
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.filing.screens import UPLOAD
from pytest_egov.gatherers.filing.specimens import oversized, valid, wrong_type
from pytest_egov.gatherers.filing.uploading import announced, around, hand_over, try_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.evidence.filing import UploadPlace
    from pytest_egov.gatherers.filing.specimens import Specimen
    from pytest_egov.gatherers.filing.walk import Walk

__all__ = ["attachments_on"]

_NO_WALK = FilingWalk(())


def attachments_on(walk: Walk) -> Attachments | None:
    """Look at the upload controls of the walk's screen and try the first of them; None where it has none."""
    places = screens.files(walk.snapshot)
    if not places:
        return None
    near = around(walk)
    uploads = tuple(announced(walk.snapshot, field, one, walk.words) for field, one in zip(places, near, strict=True))
    without = tuple(dict.fromkeys(text for one in near if one is not None for text in one.without))
    store = screens.control(walk.snapshot, "store", walk.words)
    allowed = walk.expedition.may(UPLOAD)
    seen = Attachments(_NO_WALK, uploads, without, allowed=allowed, store_control=store.name[:120] if store else "")
    if not allowed:
        return seen
    url, like = walk.snapshot.url, screens.likeness(walk.snapshot)
    seen = replace(seen, chosen_from_store=_from_store(walk, store) if store is not None else None)
    if not walk.regain(like, url):
        return seen
    return replace(seen, trials=_trials(walk, uploads))


def _trials(walk: Walk, uploads: Sequence[UploadPlace]) -> tuple[FileTrial, ...]:
    """Wrong files first, so that what stands there in the end is the valid one, for the way on."""
    big = oversized(uploads[0].most_megabytes)
    specimens: list[Specimen] = [wrong_type(), *([big] if big is not None else []), valid()]
    untouched, trials = walk.snapshot, []
    for specimen in specimens:
        url, like = walk.snapshot.url, screens.likeness(walk.snapshot)
        stood = {c.name for c in screens.controls(walk.snapshot, "remove", walk.words)}
        trial = try_file(walk, 0, specimen, untouched)
        if trial.shown and trial.outcome == "accepted":
            trial = replace(trial, removed=_remove(walk, specimen.name, stood))
        trials.append(trial)
        if not screens.files(walk.snapshot) and not walk.regain(like, url):
            break
    if trials[-1].kind == "valid" and trials[-1].removed and screens.files(walk.snapshot):
        hand_over(walk)
    return tuple(trials)


def _remove(walk: Walk, name: str, stood: set[str]) -> bool:
    """Take an attached file away again; whether its name is gone."""
    removing = _remover(walk, name, stood)
    if removing is None:
        return False
    try:
        if removing.url:
            walk.snapshot = walk.tab.open(removing.url, UPLOAD)
        else:
            walk.press(removing, UPLOAD)
    except PageNotOpened:
        walk.snapshot = walk.tab.snapshot()
    return name not in walk.snapshot.text


def _remover(walk: Walk, name: str, stood: set[str]) -> LiveControl | None:
    """The control that takes a file away: it names the file, is new with it, or stands in the row of the upload control."""
    rows = {ref for one in around(walk) if one is not None for ref in one.buttons}
    removing = [c for c in screens.controls(walk.snapshot, "remove", walk.words) if c.enabled]
    naming = [c for c in removing if name in c.name]
    # What throws the whole draft away is none.
    removing = [c for c in removing if walk.words.stands_in("filing_whole", "application", c.name) is None]
    new = [c for c in removing if c.name not in stood]
    in_rows = [c for c in removing if c.ref in rows]
    return next(iter(naming or new or in_rows or removing), None)


def _from_store(walk: Walk, store: LiveControl) -> bool | None:
    """Attach the first document of the store; None where the store offers none."""
    before = walk.snapshot
    try:
        opened = walk.tab.press(store, UPLOAD)
    except PageNotOpened:
        walk.snapshot = walk.tab.snapshot()
        return False
    walk.snapshot = opened
    stood = {(c.name, c.area) for c in before.controls if c.shown}
    ticks = [f for f in screens.fields(opened) if f.kind in ("radio", "checkbox") and f.label not in _labels(before)]
    lists = [
        f
        for f in screens.fields(opened)
        if f.kind == "select" and len(f.options) > 1 and f.label not in _labels(before)
    ]
    document = ""
    if ticks:
        document = ticks[0].label
        walk.snapshot = walk.tab.tick(ticks[0], UPLOAD)
    elif lists:
        document = lists[0].options[-1]
        walk.snapshot = walk.tab.choose(lists[0], document, UPLOAD)
    choosing = [
        c
        for term in ("choose", "confirm")
        for c in screens.controls(walk.snapshot, term, walk.words)
        if c.enabled and (c.name, c.area) not in stood | {(store.name, store.area)}
    ]
    if not choosing:
        return None if not document else _attached(walk, before, document)
    walk.snapshot = walk.tab.press(choosing[0], UPLOAD)
    return _attached(walk, before, document)


def _attached(walk: Walk, before: Snapshot, document: str) -> bool:
    """Whether the document stands among the attached files once the store is closed again."""
    new = screens.new_lines(before, walk.snapshot)
    removable = len(screens.controls(walk.snapshot, "remove", walk.words)) > len(
        screens.controls(before, "remove", walk.words)
    )
    return (
        removable
        or any(document and document[:40] in line for line in new)
        or any(".pdf" in line.lower() for line in new)
    )


def _labels(snapshot: Snapshot) -> set[str]:
    return {field.label for field in screens.fields(snapshot)}
