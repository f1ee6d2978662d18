"""What a page knows of a citizen, and whether two pages know the same; values live here in memory only."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from pytest_egov.gatherers.eforms.filling import asks_for, fact_named, is_empty
from pytest_egov.gatherers.reading.values import dates_in
from pytest_egov.wayfinding.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.driver.snapshot import LiveField, Snapshot

__all__ = ["FACTS", "Fact", "facts_of_fields", "facts_of_text", "same"]

Fact = Literal["name", "birth_date", "identity", "address", "phone", "email"]
FACTS: Final[tuple[Fact, ...]] = ("name", "birth_date", "identity", "address", "phone", "email")

_LABEL: Final = 60  # characters; a longer text is no label
_VALUE: Final = 200
_PARTS_OF_ADDRESS: Final = ("address", "commune", "province")
_MASK: Final = re.compile(r"[*•xX●#]{2,}|…|\.{3,}")
_TELLING_DIGITS: Final = 3
_MOST_OF_IT: Final = 0.7
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NOTHING: Final = " -–—.:_/*"
_UNSAID: Final = frozenset({"chua cap nhat", "chua co", "khong co", "none", "n a", "chua co thong tin", "not provided"})


def facts_of_fields(fields: Iterable[LiveField]) -> dict[Fact, str]:
    """The facts a form asks for, each with the value its first such field holds; empty for a field that holds none.

    An address may stand in several fields, province and commune chosen from lists: their texts are joined.
    """
    found: dict[Fact, str] = {}
    address: dict[str, str] = {}
    for field in fields:
        asked = asks_for(field)
        value = "" if is_empty(field) else field.chosen or field.value
        if asked in _PARTS_OF_ADDRESS and field.kind not in ("radio", "checkbox"):
            address.setdefault(asked, value)
        for fact in FACTS:
            if asked == fact and fact not in found and field.kind not in ("radio", "checkbox", "file"):
                found[fact] = value
    if address:
        found["address"] = " ".join(value for part in _PARTS_OF_ADDRESS if (value := address.get(part, "")))
    return found


def facts_of_text(snapshot: Snapshot) -> dict[Fact, str]:
    """The facts a page shows as text, each beside its label."""
    found: dict[Fact, str] = {}
    for label, value in _pairs(snapshot):
        said = value.strip(_NOTHING)
        fact = fact_named(label) if len(label) <= _LABEL and 0 < len(said) <= _VALUE else None
        for known in FACTS:
            if fact == known and plain(said) not in _UNSAID and _looks_like(known, said):
                found.setdefault(known, said)
    return found


def same(fact: Fact, one: str, other: str) -> bool | None:
    """Whether two values are the same fact of the same person, written in whatever way; None where that is undecided."""
    match fact:
        case "identity" | "phone":
            return _same_digits(one, other)
        case "birth_date":
            days = _day(one), _day(other)
            return None if None in days else days[0] == days[1]
        case "email":
            return _same_mail(one.strip().casefold(), other.strip().casefold())
        case "name" | "address":
            return _same_words(fact, one, other)


def _same_mail(one: str, other: str) -> bool | None:
    if not _MASK.search(one + other):
        return one == other
    return None if one.rpartition("@")[2] == other.rpartition("@")[2] else False


def _same_words(fact: Fact, one: str, other: str) -> bool | None:
    words = frozenset(plain(one).split()), frozenset(plain(other).split())
    if fact == "name":
        bare = _MASK.search(one + other) is None
        return words[0] == words[1] if bare else None
    common = len(words[0] & words[1])
    # A form may ask for less of an address than the account keeps, and either may spell out what the other shortens.
    if common >= _MOST_OF_IT * min(map(len, words)):
        return True
    return None if common else False


def _same_digits(one: str, other: str) -> bool | None:
    masked = [value for value in (one, other) if _MASK.search(value)]
    digits = [re.sub(r"\D", "", value) for value in (one, other)]
    digits = [f"0{number[2:]}" if number.startswith("84") and len(number) == 11 else number for number in digits]  # +84
    if not masked:
        return digits[0] == digits[1]
    # What is shown of a masked number are its ends.
    heads, tails = zip(*(_ends(value) for value in (one, other)), strict=True)
    head, tail = min(map(len, heads)), min(map(len, tails))
    alike = heads[0][:head] == heads[1][:head] and (not tail or tails[0][-tail:] == tails[1][-tail:])
    return alike if head + tail >= _TELLING_DIGITS or not alike else None


def _ends(value: str) -> tuple[str, str]:
    """The digits before and after the mask; all of them twice where there is none."""
    parts = _MASK.split(value.replace("+84", "0"))
    return re.sub(r"\D", "", parts[0]), re.sub(r"\D", "", parts[-1])


def _day(text: str) -> date | None:
    iso = _ISO.search(text)
    if iso is not None:
        try:
            return date(*map(int, iso.groups()))
        except ValueError:
            return None
    return next(iter(dates_in(text)), None)


def _looks_like(fact: Fact, value: str) -> bool:
    """Whether a text can be such a fact at all: beside a label may stand anything."""
    match fact:
        case "email":
            return "@" in value
        case "phone" | "identity":
            return len(re.sub(r"\D", "", value)) >= _TELLING_DIGITS
        case "birth_date":
            return _day(value) is not None
        case _:
            return any(letter.isalpha() for letter in value)


def _pairs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for piece in snapshot.pieces:
        if piece.shown and piece.by != "heading":
            yield piece.label, piece.text
    for line in snapshot.text.splitlines():
        label, colon, value = line.partition(":")
        if colon:
            yield label, value
