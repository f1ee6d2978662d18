"""Reads what a look-up answered: the words that are new on the page, what they say, and whose data they show."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pytest_egov.evidence.transparency import Answer
from pytest_egov.gatherers.reading.values import emails_in, phones_in, says, word_in
from pytest_egov.wayfinding.vocabulary import fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.driver.snapshot import Snapshot

__all__ = ["answer_of", "new_lines"]

_Kind = Literal["validation", "not_found", "result", "sign_in", "error", "silent", "unclear"]
_SAID = 300
_SIGN_IN_ADDRESS = re.compile(r"log-?in|sign-?in|sso|oauth|openid|dang-?nhap|vneid|/cas\b|/auth\b", re.IGNORECASE)
_MASK = re.compile(r"[*•●…]|x{3,}|#{2,}", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_NATIONAL_ID = re.compile(r"(?<![\w.-])0\d{11}(?![\w-]|\.\d)")
_LABELLED_ID = re.compile(r"(?<![\w.-])(?:\d{9}|\d{12}|[A-Z]\d{7,8})(?![\w-]|\.\d)")
_MOBILE = re.compile(r"^(?:\+?84|0084|0)[35789]\d{8}$")


def new_lines(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """The lines of a page that were not on it before; clocks and counters that merely went on are left out."""
    known = {fold(line) for line in before.text.splitlines()}
    shapes = {re.sub(r"\d", "#", fold(line)) for line in before.text.splitlines() if _goes_on(line)}
    lines = (line.strip() for line in after.text.splitlines())
    fresh = (line for line in lines if fold(line) and fold(line) not in known)
    return tuple(dict.fromkeys(line for line in fresh if re.sub(r"\d", "#", fold(line)) not in shapes))


def answer_of(
    asked: Literal["malformed", "unknown", "known"],
    code: str,
    before: Snapshot,
    after: Snapshot,
    *,
    dialogs: Iterable[str] = (),
    bubble: str = "",
) -> Answer:
    """What the portal answered to a code.

    Args:
        asked: which sort of code it was.
        code: as typed.
        before: the page before.
        after: the page after.
        dialogs: messages of the dialogs the page opened.
        bubble: what the browser itself said of a field it did not let pass.

    Returns:
        The answer, with personal data replaced by their kinds.
    """
    lines = (*dialogs, *new_lines(before, after)) or ((bubble,) if bubble else ())
    held_back = lines == (bubble,)
    kind = "validation" if held_back else _kind(asked, code, lines, before, after)
    personal, tokens = _personal(lines, code, before, after)
    # A result is kept only as far as it speaks of the code and its state: the rest is somebody's.
    cells = [cell for line in lines for cell in line.split("\t")]
    telling = [cell for cell in cells if _speaks_of(cell, code)] if kind == "result" else list(lines)
    text = " / ".join(_redacted(said, tokens) for said in telling)
    shows_state = any(says("messages", "state", line) or says("answers", "state", line) for line in lines)
    return Answer(
        asked, kind, text[:_SAID], after.status, _holds(code, lines), kind == "result" and shows_state, personal
    )


def _goes_on(line: str) -> bool:
    return bool(_CLOCK.search(line)) or bool(word_in(line, ("truy cập", "trực tuyến", "online", "visits", "lượt xem")))


def _kind(asked: str, code: str, lines: tuple[str, ...], before: Snapshot, after: Snapshot) -> _Kind:
    if _failed(after.status, lines):
        return "error"
    not_found = [line for line in lines if says("messages", "not_found", line) or says("messages", "unknown", line)]
    told_to_sign_in = not not_found and any(says("messages", "sign_in_asked", line) for line in lines)
    if told_to_sign_in or _asks_to_sign_in(before, after):
        return "sign_in"
    rest = tuple(line for line in lines if line not in not_found)
    invalid = any(says("messages", "invalid", line) for line in lines)
    states = any(says("answers", "state", line) for line in rest)
    if asked == "known" and _holds(code, rest) and (states or not (not_found or invalid)):
        return "result"
    # "Mã không đúng hoặc không tồn tại" says both: it answers what was asked.
    if invalid and (asked == "malformed" or not not_found):
        return "validation"
    return "not_found" if not_found else "result" if states else "unclear" if lines else "silent"


def _failed(status: int | None, lines: tuple[str, ...]) -> bool:
    if any(says("answers", "error", line) for line in lines):
        return True
    # Some portals answer an unknown code with status 404 and a sentence: that is an answer, a bare error page is not.
    answers = any(says("answers", "about", line) for line in lines)
    return status is not None and status >= 400 and (status >= 500 or not answers)  # the families of statuses


def _asks_to_sign_in(before: Snapshot, after: Snapshot) -> bool:
    led_away = after.url != before.url and bool(_SIGN_IN_ADDRESS.search(after.url)) > bool(
        _SIGN_IN_ADDRESS.search(before.url)
    )
    return led_away or _passwords(after) > _passwords(before)


def _passwords(snapshot: Snapshot) -> int:
    return sum(field.kind == "password" and field.shown for form in snapshot.forms for field in form.fields)


def _holds(code: str, lines: Iterable[str]) -> bool:
    bare = re.sub(r"\W", "", code).casefold()
    return bool(bare) and any(bare in re.sub(r"\W", "", line).casefold() for line in lines)


def _speaks_of(line: str, code: str) -> bool:
    return _holds(code, (line,)) or bool(says("messages", "state", line) or says("answers", "state", line))


def _personal(
    lines: tuple[str, ...], code: str, before: Snapshot, after: Snapshot
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The kinds of personal data in new lines, and the values to hide with the kind of each."""
    tokens: dict[str, str] = {}
    for line in lines:
        for bare in re.split(r"\t|;|\s[|]\s", line.replace(code, " ")):
            tokens |= dict.fromkeys(_NATIONAL_ID.findall(bare), "national_id")
            if says("personal", "official", bare):
                continue
            tokens |= {phone: "phone" for phone in phones_in(bare) if _MOBILE.match(re.sub(r"[^\d+]", "", phone))}
            tokens |= {mail: "email" for mail in emails_in(bare) if not mail.endswith("gov.vn")}
    for label, value in _labelled(lines, before, after):
        bare = value.replace(code, " ").strip()
        if _MASK.search(bare) or says("personal", "official", label) or not bare or fold(value) == fold(label):
            continue
        if says("personal", "national_id", label):
            tokens |= dict.fromkeys(_LABELLED_ID.findall(bare), "national_id")
        elif says("personal", "name", label) and _is_name(bare) and not _is_head(bare):
            tokens[bare] = "name"
        elif says("personal", "address", label) and len(bare.split()) > 1 and not _is_head(bare):
            tokens[bare] = "address"
    return tuple(sorted(set(tokens.values()))), tokens


def _labelled(lines: tuple[str, ...], before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str]]:
    """Labels and values: on one line, on two lines, in two cells, or below the head of a column."""
    for position, line in enumerate(lines):
        for part in re.split(r"\t|;|\s[|]\s", line):
            label, colon, value = part.partition(":")
            if colon and value.strip():
                yield label, value.strip()
        cells = [cell.strip(" :") for cell in line.split("\t")]
        yield from pairwise(cells)
        if len(cells) == 1 and position + 1 < len(lines):
            yield line.strip(" :"), lines[position + 1]
    for table in after.tables:
        if table in before.tables or not table.rows:
            continue
        for row in table.rows[1:]:
            if len(row) == len(table.rows[0]):
                yield from zip(table.rows[0], row, strict=True)


def _is_name(value: str) -> bool:
    parts = [part for part in value.split() if part.isalpha() and part[0].isupper()]
    return (
        len(parts) >= 2 and sum(len(part) > 1 for part in parts) >= 2 and len(parts) == len(value.split())
    )  # surname and name


def _is_head(value: str) -> bool:
    """Whether a cell is itself the head of a column ("Địa chỉ | Trạng thái"), however it begins."""
    heads = vocabulary().terms["answers"]["head"].yes
    return any(f"{fold(value)} ".startswith(f"{fold(head)} ") for head in heads)


def _redacted(line: str, tokens: dict[str, str]) -> str:
    for value in sorted(tokens, key=len, reverse=True):
        line = re.sub(re.escape(value), f"[{tokens[value]}]", line, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", line).strip()
