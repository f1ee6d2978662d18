"""Reads dates, periods, numbers, telephone numbers and e-mail addresses out of Vietnamese (or English) running text."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pytest_egov.wayfinding.vocabulary import fold, plain, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["dates_in", "emails_in", "latest_date", "month_periods_in", "numbers_in", "phones_in", "says", "word_in"]

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(19\d\d|20\d\d)"
# All patterns meet the text in lower case and without diacritics, as half of all portals and people write it.
_DATES = tuple(
    (re.compile(pattern), order)
    for pattern, order in (
        (rf"(?<![\d/.-])(\d{{1,2}})\s?([/.-])\s?(\d{{1,2}})\s?\2\s?{_YEAR}(?![\d/])", (1, 3, 4)),
        (rf"(?<![\w/.-]){_YEAR}([/-])(\d{{1,2}})\2(\d{{1,2}})(?![\d/-])", (4, 3, 1)),
        (rf"\b(\d{{1,2}})\s*(?:thang)\s*(\d{{1,2}})\s*(?:,|nam|/|-)?\s*{_YEAR}\b", (1, 2, 3)),
        (rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH_NAME},?\s+{_YEAR}\b", (1, 2, 3)),
        (rf"\b{_MONTH_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", (2, 1, 3)),
    )
)
_MONTHS = tuple(
    (re.compile(pattern), order)
    for pattern, order in (
        (rf"\bt(?:hang)?\.?\s*(\d{{1,2}})\s*(?:,|nam|/|-)?\s*(?:nam\s*)?{_YEAR}\b", (1, 2)),
        (rf"(?<![\w/.,-])(\d{{1,2}})/{_YEAR}(?![\d/])", (1, 2)),
        (rf"(?<![\w/.-]){_YEAR}-(\d{{2}})(?![\d/-])", (2, 1)),
        (rf"\b{_MONTH_NAME},?\s+{_YEAR}\b", (1, 2)),
    )
)
_QUARTER = re.compile(rf"\b(?:quy|quarter|q)\.?\s*(iv|iii|ii|i|[1-4])\s*(?:,|nam|/|-|of)?\s*(?:nam\s*)?{_YEAR}\b")
_FIRST_MONTHS = re.compile(rf"\b(\d{{1,2}})\s*thang\s*(?:dau\s*)?(?:nam|/|-)\s*{_YEAR}\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?: \d{3})+)(?:[.,]\d{1,4})?|\d+(?:[.,]\d{1,4})?)"
    r"(?![\w/]|[.,-]\d)"
)
_THOUSAND = 3  # digits between two separators
_DECEMBER = 12
_AT = r"\s?(?:@|\(at\)|\[at\]|\[a\])\s?"
_EMAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w.\-/@])(?:(?:\+|00)84[\s.-]?(?:\(0\))?|\(?0)\d(?:[\s.\-()]{0,2}\d){7,9}(?![\d@/]|[.-]?\w)"
    r"|(?<![\w.\-/@])1[89]00(?:[\s.-]?\d){4,6}(?![\d@/]|[.-]?\w)"
    r"|(?<![\w.\-/@])080[\s.-]?\d(?:[\s.-]?\d){3,4}(?![\d@/]|[.-]?\w)"
)
# Numbers this short (1022 is the provinces' own line) are telephone numbers only where the text says so.
_SHORT_LINE = re.compile(
    r"(?:tong dai|duong day nong|hotline|dien thoai|goi|call)[^\d\n]{0,25}(1\d{2,3})(?!\d|[.,/-]\d)"
)


def dates_in(text: str) -> tuple[date, ...]:
    """The days a text names, in the order they stand, each once.

    Reads ``5/9/2026``, ``05-09-2026``, ``5.9.2026``, ``2026-09-05``, ``ngày 5 tháng 9 năm 2026`` (with or without
    diacritics) and the English forms; day before month. Impossible days and two-figure years are left out.
    """
    return tuple(dict.fromkeys(day for _, day in sorted(_days(_bare(text)))))


def latest_date(text: str) -> date | None:
    """The latest day a text names; None when it names none. Whether it lies in the future is the reader's business."""
    return max(dates_in(text), default=None)


def month_periods_in(text: str) -> tuple[date, ...]:
    """The last days of the months, quarters and opening months of a year that a text names, in the order they stand.

    ``tháng 10/2026`` gives 31/10/2026, ``quý III năm 2026`` and ``9 tháng đầu năm 2026`` give 30/09/2026.
    A month that is part of a day (``5 tháng 9 năm 2026``) counts as a day, not here.
    """
    bare = _bare(text)
    for pattern, _ in _DATES:
        bare = pattern.sub(_blank, bare)
    found: list[tuple[int, date]] = []
    for match in _FIRST_MONTHS.finditer(bare):
        found += _end_of(match.start(), int(match[2]), int(match[1]))
    bare = _FIRST_MONTHS.sub(_blank, bare)
    for match in _QUARTER.finditer(bare):
        quarter = _QUARTERS.get(match[1]) or int(match[1])
        found += _end_of(match.start(), int(match[2]), quarter * 3)
    for pattern, (month, year) in _MONTHS:
        for match in pattern.finditer(bare):
            found += _end_of(match.start(), int(match[year]), _month(match[month]))
    return tuple(dict.fromkeys(day for _, day in sorted(found)))


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """The numbers a text shows, in order: ``1.234`` and ``1,234`` are 1234, ``98,5`` and ``98.5%`` are 98.5.

    Three digits after one separator are thousands, except in a percentage or after a leading zero. Days are left out.
    """
    bare = text
    for pattern, _ in _DATES[:2]:
        bare = pattern.sub(_blank, bare)
    return tuple(_number(match[0], bare[match.end() : match.end() + 2]) for match in _NUMBER.finditer(bare))


def phones_in(text: str) -> tuple[str, ...]:
    """Telephone numbers as they stand in a text, each once: mobile, fixed, 1900, 1022 where called a line."""
    found = {re.sub(r"\D", "", match[0]): match[0].strip() for match in _PHONE.finditer(text)}
    for match in _SHORT_LINE.finditer(_bare(text)):
        found.setdefault(match[1], match[1])
    return tuple(found.values())


def emails_in(text: str) -> tuple[str, ...]:
    """E-mail addresses in a text, lower case, each once; ``name[at]host`` is read as one."""
    found = (re.sub(_AT, "@", match[0], flags=re.IGNORECASE) for match in _EMAIL.finditer(text))
    return tuple(dict.fromkeys(address.strip(".-").casefold() for address in found))


def word_in(text: str, words: Iterable[str]) -> str | None:
    """The first of some words that stands in a text as whole words; without diacritics in a text without any."""
    folded = fold(text)
    bare = plain(text) == folded
    return next((w for w in words if f" {plain(w) if bare else fold(w)} " in f" {folded} "), None)


def says(family: str, term: str, text: str) -> str | None:
    """The first word of a term of the vocabulary that stands in a text, as word_in; None when none does."""
    return word_in(text, vocabulary().terms[family][term].yes)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _days(bare: str) -> Iterator[tuple[int, date]]:
    for pattern, (day, month, year) in _DATES:
        for match in pattern.finditer(bare):
            try:
                yield match.start(), date(int(match[year]), _month(match[month]), int(match[day]))
            except ValueError:
                continue


def _month(said: str) -> int:
    return int(said) if said.isdigit() else _ENGLISH.index(said[:3]) + 1


def _end_of(position: int, year: int, month: int) -> list[tuple[int, date]]:
    return [(position, date(year, month, monthrange(year, month)[1]))] if 1 <= month <= _DECEMBER else []


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _number(said: str, after: str) -> Decimal:
    said = said.replace(" ", "")
    last = max(said.rfind("."), said.rfind(","))
    if last < 0:
        return Decimal(said)
    whole, rest, mark = said[:last], said[last + 1 :], said[last]
    other = "," if mark == "." else "."
    single = mark not in whole and other not in whole
    decimal = len(rest) != _THOUSAND or other in whole or (single and (whole[0] == "0" or after.strip()[:1] == "%"))
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{rest}") if decimal else Decimal(digits + rest)
