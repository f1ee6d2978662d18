"""The control that files, pressed in a sandbox: the code and the receipt that come of it."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.filing import Filed, FilingWalk
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.reading.documents import pdf_text
from pytest_egov.gatherers.reading.downloads import kind_of
from pytest_egov.gatherers.reading.values import dates_in, says

if TYPE_CHECKING:
    from datetime import date

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.gatherers.filing.walk import Walk
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["appointed_in", "code_in", "file", "read_again"]

FILE = "file"
_OFFICIAL = re.compile(r"(?<![\w.-])(?:[A-Z0-9]+\.)*[A-Z]*\d*[A-Z0-9]*-\d{6}-\d{3,}(?![\w-])")
_ANY_CODE = re.compile(
    r"(?<![\w./-])(?=[A-Z0-9./-]*\d)(?=[A-Z0-9./-]{5,40}(?![\w/-]))[A-Z0-9]+(?:[./-]+[A-Z0-9]+)*(?![\w/-])"
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_NO_WALK = FilingWalk(())
_OK = 200


def file(walk: Walk) -> Filed:
    """Press what files, once, and read what came: to be called at a walk's end, with the act ``file`` allowed.

    The code is noted in the ledger.
    """
    if walk.halted == "filed":
        return _read(walk, Filed(_NO_WALK, pressed=True, said=walk.said), 0.0)
    if walk.final is None or not walk.final.enabled:
        return Filed(_NO_WALK, pressed=False)
    before, began = walk.snapshot, time.monotonic()
    dialogs = len(walk.tab.dialogs)
    try:
        walk.press(walk.final, FILE)
    except PageNotOpened as error:
        walk.snapshot = walk.tab.snapshot()
        return Filed(_NO_WALK, pressed=True, said=str(error)[:300])
    seconds = round(time.monotonic() - began, 1)
    if _is_held(walk, walk.final):
        walk.halted, walk.said = "held", walk.complaint(before)
        return Filed(_NO_WALK, pressed=True, held=True, said=walk.said[:300])
    said = walk.told(before, *walk.tab.dialogs[dialogs:])
    return _read(walk, Filed(_NO_WALK, pressed=True, said=said[:300]), seconds)


def read_again(walk: Walk, filed: Filed) -> Filed:
    """Look for the code once more, where filing led over a payment first."""
    return _read(walk, filed, 0.0)


def code_in(snapshot: Snapshot, walk: Walk, dialogs: tuple[str, ...] = ()) -> str:
    """The application's code a screen shows, told by its form or by the words before it; empty where none is."""
    lines = [line.strip() for line in (*snapshot.text.splitlines(), *dialogs) if line.strip()]
    for line in lines:
        official = _OFFICIAL.search(line)
        if official:
            return official.group()
    for at, line in enumerate(lines):
        if walk.words.stands_in("filing_texts", "code", line) is None:
            continue
        for place in (line, *lines[at + 1 : at + 2]):
            found = _ANY_CODE.search(_DATE.sub(" ", place))
            if found:
                return found.group()
    return ""


def _is_held(walk: Walk, final: LiveControl) -> bool:
    """Whether the control that files still stands there, beside no code."""
    again = [one for one in screens.controls(walk.snapshot, "final", walk.words) if one.name == final.name]
    return bool(again) and not code_in(walk.snapshot, walk) and not says("filing_texts", "filed", walk.snapshot.text)


def _read(walk: Walk, filed: Filed, seconds: float) -> Filed:
    code = code_in(walk.snapshot, walk, tuple(walk.tab.dialogs[-1:]))
    if code:
        filed = replace(filed, code=code, code_after_s=seconds, code_has_official_form=bool(_OFFICIAL.fullmatch(code)))
    if walk.tab.guard.ledger.entries:
        walk.tab.guard.ledger.answered(walk.tab.guard.ledger.entries[-1], filed.said, code=code)
    filed = _receipt_on(walk, walk.snapshot, filed, "screen", seconds)
    return filed if filed.receipt or not code else _receipt_in_account(walk, filed)


def _receipt_on(
    walk: Walk, snapshot: Snapshot, filed: Filed, where: Literal["screen", "account"], seconds: float
) -> Filed:
    """The receipt a screen shows or links to: a text that names the day of the result, or a file."""
    filed = replace(filed, looked_in=(*filed.looked_in, snapshot.url[:200]))
    link = next((c for c in snapshot.controls if c.shown and _says_receipt(walk, c.name)), None)
    if link is not None and link.url:
        text, is_file = _fetch(walk, link)
        day = appointed_in(text, walk.words)
        if is_file or day is not None:
            found: Literal["file", "account"] = where if where == "account" else "file"
            return replace(
                filed,
                receipt=found,
                receipt_after_s=seconds,
                appointed_on=day or appointed_in(snapshot.text, walk.words),
                receipt_characters=len(text.strip()),
            )
    lines = [line for line in snapshot.text.splitlines() if _says_receipt(walk, line)]
    day = appointed_in(snapshot.text, walk.words)
    if lines and day is not None:
        return replace(filed, receipt=where, receipt_after_s=seconds, appointed_on=day)
    return replace(filed, appointed_on=filed.appointed_on or day)


def _fetch(walk: Walk, link: LiveControl) -> tuple[str, bool]:
    """What a linked receipt says, as far as it can be read, and whether it is a file."""
    try:
        came = walk.tab.fetch(link.url or "")
    except Refused:
        return "", False
    kind = kind_of(came.body)
    if came.status != _OK or kind == "unknown":
        return "", False
    if kind != "html":
        return pdf_text(came.body) if kind == "pdf" else "", True
    return re.sub(r"<[^>]+>", "\n", came.body.decode("utf-8", "replace")), False


def _receipt_in_account(walk: Walk, filed: Filed) -> Filed:
    """Look for the receipt among the citizen's own applications, in the row of the code and behind it."""
    began = time.monotonic()
    for place in walk.expedition.finder.find("my_applications").candidates[:2]:
        try:
            listed = walk.tab.open(place.url)
            opening = next((c for c in listed.links() if filed.code in c.name), None) or _opens_row(listed, filed.code)
            for snapshot in (listed, walk.tab.open(opening.url or "") if opening is not None else None):
                if snapshot is not None and filed.code in snapshot.text:
                    filed = _receipt_on(walk, snapshot, filed, "account", round(time.monotonic() - began, 1))
                    if filed.receipt:
                        return filed
        except (PageNotOpened, Refused):
            continue
    return filed


def _opens_row(listed: Snapshot, code: str) -> LiveControl | None:
    """The link of an application whose address holds its code."""
    return next((c for c in listed.links() if code in (c.url or "")), None)


def appointed_in(text: str, words: Vocabulary) -> date | None:
    """The day a text names for the result, on a line that speaks of it or on the next; no other day of a receipt.

    Below the receipt's own title often stands the day it was written.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = [at for at, line in enumerate(lines) if words.stands_in("filing_texts", "appointed", line)]
    titles = {at for at in told if words.stands_in("filing_texts", "receipt", lines[at])}
    below = [" ".join(lines[at + 1 : at + 2]) for at in told if at not in titles]
    days = (dates_in(line) for line in (*(lines[at] for at in told), *below))
    return next((max(found) for found in days if found), None)


def _says_receipt(walk: Walk, text: str) -> bool:
    return walk.words.stands_in("filing_texts", "receipt", text) is not None
