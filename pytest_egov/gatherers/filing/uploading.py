"""Upload controls: what is announced beside them, and what becomes of a file given to one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.filing import FileTrial, UploadPlace
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.filing.screens import DRAFT, UPLOAD
from pytest_egov.gatherers.filing.specimens import valid
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.driver.snapshot import LiveControl, LiveField, Snapshot
    from pytest_egov.gatherers.filing.specimens import Specimen
    from pytest_egov.gatherers.filing.walk import Walk
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["Around", "announced", "around", "hand_over", "try_file"]

_TYPES = re.compile(
    r"(?<![\w@/])\.?(pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|tiff?|bmp|heic|zip|rar|odt|xml|p7m)(?![\w/])", re.IGNORECASE
)
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(gb|mb|kb|mib|kib|megabyte|kilobyte)(?!\w)", re.IGNORECASE)
_IN_MEGABYTES = {"g": 1000.0, "m": 1.0, "k": 0.001}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an upload control.

    Attributes:
        text: of its row, with what describes it.
        name: the component, where its row is a table's.
        chosen: names of files its input holds.
        visible: the input itself shows, and with it what it holds.
        bubble: what the browser says is wrong with it.
        buttons: numbers of the controls of its row.
        without: texts of the rows beside it that have no upload control.
    """

    text: str
    name: str
    chosen: tuple[str, ...]
    visible: bool
    bubble: str
    buttons: tuple[int, ...]
    without: tuple[str, ...]


def around(walk: Walk) -> list[Around | None]:
    """What stands around each upload control of the walk's screen, in the order of ``screens.files``; None in frames."""
    places = screens.files(walk.snapshot)
    read: list[dict[str, Any] | None] = walk.tab.evaluate(
        _script(), [field.ref if field.frame == 0 else -1 for field in places]
    )
    return [
        None
        if one is None
        else Around(
            f"{one['text']} {one['described']} {field.help}",
            one["name"],
            tuple(one["chosen"]),
            one["visible"],
            one["bubble"],
            tuple(one["buttons"]),
            tuple(one["without"]),
        )
        for one, field in zip(read, places, strict=True)
    ]


def announced(snapshot: Snapshot, field: LiveField, near: Around | None, words: Vocabulary) -> UploadPlace:
    """The control as evidence: the limits written in its row, else those its screen writes once for all."""
    row = f"{near.text if near else ''} {field.label} {field.help}"
    types, most = _types(row), _megabytes(row)
    lines = [line for line in snapshot.text.splitlines() if _TYPES.search(line) or _SIZE.search(line)]
    said = [
        line
        for line in lines
        if words.stands_in("filing_texts", "largest", line)
        or "định dạng" in line.casefold()
        or "format" in line.casefold()
    ]
    types = types or next((named for line in said if (named := _types(line))), ())
    most = most or next((size for line in said if (size := _megabytes(line))), None)
    component = (near.name if near else "") or field.label or (near.text if near else "")
    return UploadPlace(component[:200], types, most)


def try_file(walk: Walk, index: int, specimen: Specimen, untouched: Snapshot) -> FileTrial:
    """Give a file to the upload control at a position, send it as the screen does, and read what the page makes of it.

    ``untouched`` is the screen before any file was given: a portal may refuse two files in the same words.
    Leaves the walk's tab wherever that led.
    """
    trial = FileTrial(specimen.name, specimen.kind, "unknown")
    before, dialogs, saved = walk.snapshot, len(walk.tab.dialogs), False
    try:
        walk.snapshot = walk.tab.upload(
            screens.files(before)[index], specimen.name, specimen.mime, specimen.content, UPLOAD
        )
        for sender in (None, _button_beside, _screen_sender):
            control = sender(walk, index) if sender is not None else None
            if sender is not None and control is None:
                continue
            if control is not None:
                saved = control in screens.controls(walk.snapshot, "save", walk.words)
                walk.snapshot = walk.tab.press(control, UPLOAD if sender is _button_beside else DRAFT)
            # A page that came anew says it of this file; on one that stayed, what stood there before is said of another.
            said = _refusal(walk, untouched if walk.snapshot.status is not None else before, index, dialogs)
            if said:
                return replace(trial, outcome="refused", said=said[:200], shown=_stands(specimen.name, walk.snapshot))
            if _stands(specimen.name, walk.snapshot) and specimen.kind == "valid":
                return replace(trial, outcome="accepted", shown=True)
    except PageNotOpened as error:
        walk.snapshot = walk.tab.snapshot()
        return replace(trial, said=str(error)[:200])
    shown = _stands(specimen.name, walk.snapshot)
    if screens.likeness(walk.snapshot)[:2] != screens.likeness(before)[:2] and not shown:
        # Going on means that it was taken; a page that merely saved and left shows nothing of it.
        return replace(trial, outcome="unknown" if saved else "accepted")
    outcome = _silent_outcome(walk, index, specimen)
    stale = _refusal(walk, untouched, index, dialogs) if outcome == "vanished" else ""
    return replace(trial, outcome="refused" if stale else outcome, said=stale[:200], shown=shown)


def hand_over(walk: Walk) -> bool:
    """Give each upload control of the screen the valid test file, and send it; whether that was allowed and done."""
    if not walk.expedition.may(UPLOAD):
        return False
    paper, given = valid(), False
    for index in range(len(screens.files(walk.snapshot))):
        waiting = screens.files(walk.snapshot)
        if index >= len(waiting) or not waiting[index].enabled:
            break
        walk.snapshot = walk.tab.upload(waiting[index], paper.name, paper.mime, paper.content, UPLOAD)
        sender = _button_beside(walk, index)
        if sender is not None:
            walk.snapshot = walk.tab.press(sender, UPLOAD)
        given = True
    return given


def _silent_outcome(walk: Walk, index: int, specimen: Specimen) -> Literal["accepted", "vanished", "unknown"]:
    """What became of a file about which the page said nothing."""
    if _stands(specimen.name, walk.snapshot):
        return "accepted"
    near = around(walk)[index] if index < len(screens.files(walk.snapshot)) else None
    if near is None:
        return "unknown"
    # An input that still holds a file says nothing of what the portal makes of it.
    return "unknown" if near.visible and specimen.name in near.chosen else "vanished"


def _refusal(walk: Walk, before: Snapshot, index: int, dialogs: int) -> str:
    """The page's words against a file: newly on the page, in a dialog of the browser, or in its bubble."""
    for line in (*walk.tab.dialogs[dialogs:], *screens.new_lines(before, walk.snapshot)):
        if walk.words.stands_in("filing_texts", "refused", line):
            return line
    if index < len(screens.files(walk.snapshot)):
        near = around(walk)[index]
        if near is not None and near.bubble and near.chosen:
            return near.bubble
    return ""


def _button_beside(walk: Walk, index: int) -> LiveControl | None:
    """The button that sends the chosen file; one that opens the picker of a hidden input is none."""
    places = screens.files(walk.snapshot)
    near = around(walk)[index] if index < len(places) else None
    if near is None or not near.visible:
        return None
    return next(
        (c for c in screens.controls(walk.snapshot, "upload", walk.words) if c.enabled and c.ref in near.buttons), None
    )


def _screen_sender(walk: Walk, index: int) -> LiveControl | None:
    """What sends the whole screen, where the input still holds the file: saving the draft, else going on."""
    places = screens.files(walk.snapshot)
    near = around(walk)[index] if index < len(places) else None
    if near is None or not near.chosen:
        return None
    ways = [c for term in ("save", "next") if (c := screens.control(walk.snapshot, term, walk.words)) is not None]
    return next((one for one in ways if not one.url), None)


def _stands(name: str, snapshot: Snapshot) -> bool:
    return fold(name) in fold(snapshot.text)


def _types(text: str) -> tuple[str, ...]:
    # The names of our own files are no announcement.
    bare = re.sub(r"TEST-pytest-egov\S*", " ", text)
    return tuple(dict.fromkeys(found.lower() for found in _TYPES.findall(bare)))


def _megabytes(text: str) -> float | None:
    found: Sequence[tuple[str, str]] = _SIZE.findall(text)
    sizes = [float(number.replace(",", ".")) * _IN_MEGABYTES[unit[0].lower()] for number, unit in found]
    return max(sizes, default=None)


def _script() -> str:
    return files("pytest_egov.gatherers.filing").joinpath("upload_places.js").read_text(encoding="utf-8")
