"""Reads a text the way every channel may have written it: decoded, without diacritics, in lower case, each letter with its place.

Personal data and secrets arrive percent-encoded in addresses, escaped in JSON and HTML, with and without diacritics, in
either Unicode form. Looked for in this one reading, they are found in all of them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Reading", "read"]

_DEEPEST: Final = 3  # an address within an address within an address
_ENCODED: Final = re.compile(
    r"(?:%[0-9A-Fa-f]{2})+"
    r"|\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[nrt\"'/\\]"
    r"|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,7});"
)
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t"}
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens, joiners and the like: nobody sees them


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read.

    Attributes:
        text: decoded, without diacritics, in lower case.
        places: where each letter of it begins in the text as written, and at last where that ends; None where the two have
            the same places.
    """

    text: str
    places: Sequence[int] | None = None

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the reading stands in the text as written: its first place, and the one after its last."""
        if self.places is None:
            return start, end
        # A letter may have been written as several; what is dropped behind the last one (a combining mark) belongs to it.
        return self.places[start], self.places[end]


def read(written: str) -> Reading:
    """The reading of a text."""
    text, places = written, None
    for _ in range(_DEEPEST):
        if not ("%" in text or "\\" in text or "&" in text) or _ENCODED.search(text) is None:
            break
        text, places = _decoded(text, places)
    if text.isascii():
        return Reading(text.lower(), places)
    if all(len(_FOLDED[letter]) == 1 for letter in set(text)):
        return Reading(text.translate(_FOLDED), places)
    folded: list[str] = []
    stand: list[int] = []
    for place, letter in enumerate(text):
        bare = _FOLDED[letter]
        folded.append(bare)
        stand += [places[place] if places is not None else place] * len(bare)
    stand.append(len(written))
    return Reading("".join(folded), stand)


class _Folded(dict[int | str, str]):
    """Letters without diacritics, in lower case; nothing for a mark that stands on the letter before it."""

    def __missing__(self, letter: int | str) -> str:
        bare = _bare(chr(letter) if isinstance(letter, int) else letter)
        self[letter] = bare
        return bare


def _bare(letter: str) -> str:
    if letter in _UNSEEN:
        return ""
    if letter in "đĐ":
        return "d"
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in decomposed if not unicodedata.combining(part)).lower()


_FOLDED: Final = _Folded()


def _decoded(text: str, places: Sequence[int] | None) -> tuple[str, list[int]]:
    """The text with one level of encoding taken off, and where each letter of it begins in what ``places`` tells of."""
    letters: list[str] = []
    stand: list[int] = []
    here = 0
    for match in _ENCODED.finditer(text):
        letters.append(text[here : match.start()])
        stand += range(here, match.start())
        for letter, offset in _letters(match[0]):
            letters.append(letter)
            stand += [match.start() + offset] * len(letter)
        here = match.end()
    letters.append(text[here:])
    stand += range(here, len(text) + 1)
    return "".join(letters), stand if places is None else [places[place] for place in stand]


def _letters(encoded: str) -> Iterator[tuple[str, int]]:
    """The letters one encoded piece stands for, each with the place in the piece where it begins."""
    if encoded.startswith("%"):
        yield from _utf8(bytes.fromhex(encoded.replace("%", "")))
    elif encoded.startswith("&"):
        yield html.unescape(encoded), 0
    elif encoded[1] in "ux":
        units = [int(unit, 16) for unit in re.findall(r"\\[ux]([0-9A-Fa-f]+)", encoded)]
        yield b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace"), 0
    else:
        yield _ESCAPES.get(encoded[1], encoded[1]), 0


def _utf8(octets: bytes) -> Iterator[tuple[str, int]]:
    """The letters of percent-encoded octets; an octet that is no UTF-8 is read as Latin-1."""
    here = 0
    while here < len(octets):
        first = octets[here]
        length = 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
        try:
            letter = octets[here : here + length].decode()
        except UnicodeDecodeError:
            letter, length = chr(first), 1
        yield letter, here * 3
        here += length
