"""Text measured in the cells of a terminal: width, wrapping, cutting, and bars."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.results import Totals

__all__ = ["ascii_only", "bar", "cut", "pad", "width_of", "wrap"]

_PLAIN = str.maketrans({
    "đ": "d", "Đ": "D", "…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "×": "x", "≥": ">=", "≤": "<=", "→": "->", "∞": "inf",
    "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
})  # fmt: skip


def width_of(text: str) -> int:
    """How many cells a terminal gives the text: two for wide characters, none for combining ones."""
    return sum(map(_cells, text))


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits in ``width`` cells with an ellipsis."""
    if width_of(text) <= width:
        return text
    ellipsis = "..." if text.isascii() else "…"
    return _head(text, max(0, width - width_of(ellipsis))).rstrip() + ellipsis[: max(0, width)]


def pad(text: str, width: int) -> str:
    """The text cut or filled with spaces to exactly ``width`` cells."""
    shown = cut(text, width)
    return shown + " " * (width - width_of(shown))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken between words, and inside those too long for a line."""
    lines, line = [], ""
    for piece in _pieces(text, max(2, width)):
        longer = f"{line} {piece}" if line else piece
        if width_of(longer) <= max(2, width):
            line = longer
            continue
        lines.append(line)
        line = piece
    return [*lines, line]


def ascii_only(text: str) -> str:
    """The text for a stream that takes no more than ASCII: Vietnamese without its marks, the rest as question marks."""
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.encode("ascii", "replace").decode()


def bar(totals: Totals, width: int, *, unicode: bool) -> tuple[str, str, str]:
    """Runs of cells for what is certain, open and lost; what is not nothing gets at least one, where there is room."""
    signs = "█▒░" if unicode else "#+."
    if totals.maximum <= 0:
        return "", "", signs[2] * width
    certain = _cells_for(totals.certain, totals.maximum, width)
    possible = max(certain, _cells_for(totals.possible, totals.maximum, width))
    if totals.possible > totals.certain and possible == certain:
        certain, possible = (certain - 1, possible) if possible == width else (certain, possible + 1)
    return signs[0] * certain, signs[1] * (possible - certain), signs[2] * (width - possible)


def _cells_for(value: float, maximum: float, width: int) -> int:
    # A full bar says "all of it", an empty one "nothing": rounding must not say so of 99.9 % or of 0.1 %.
    if value <= 0:
        return 0
    if value >= maximum:
        return width
    return min(width - 1, max(1, round(width * value / maximum)))


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(text: str, width: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _cells(character)
        if used > width:
            return text[:index]
    return text


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        rest = word
        while width_of(rest) > width:
            head = _head(rest, width)
            yield head
            rest = rest[len(head) :]
        if rest:
            yield rest
