"""The Vietnamese language on a screen: folding for search, order of names, dates and numbers as they are written."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
WORD = re.compile(r"[0-9a-z]+")


def fold(text: str) -> str:
    """Bring a text to what people type in a hurry: lower case, no diacritics, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(WORD.findall(plain))


@cache
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Order of the Vietnamese alphabet (đ after d, ơ after ô), tones only deciding between equal letters."""
    letters, tones = [], []
    for sign in unicodedata.normalize("NFC", text.lower()):
        parts = unicodedata.normalize("NFD", sign)
        tone = next((TONES[part] for part in parts if part in TONES), 0)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        place = ALPHABET.find(base)
        letters.append(place + 256 if place >= 0 else ord(base[0]) % 256)
        tones.append(tone)
    return tuple(letters), tuple(tones)


def day(value: dt.date | str) -> str:
    """05/09/2026, from a date or its ISO form."""
    if isinstance(value, str):
        value = dt.date.fromisoformat(value)
    return value.strftime("%d/%m/%Y")


def moment(value: str) -> str:
    """14:05:09 ngày 05/09/2026, from an ISO moment."""
    return dt.datetime.fromisoformat(value).strftime("%H:%M:%S ngày %d/%m/%Y")


def size(octets: int) -> str:
    """1,5 MB or 12 KB"""
    if octets >= 1024 * 1024:
        return f"{octets / 1024 / 1024:.1f}".replace(".", ",") + " MB"
    return f"{max(1, round(octets / 1024))} KB"


def number(value: int) -> str:
    """1.234"""
    return f"{value:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """98,7%, or a dash where there is nothing to divide by."""
    if not whole:
        return "–"
    share = (Decimal(100) * part / whole).quantize(Decimal("0.1"))
    return f"{share}".replace(".", ",") + "%"
