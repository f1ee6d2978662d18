"""The order of the Vietnamese alphabet, for lists that people look names up in.

As the Unicode locale data has it for ``vi``: letters first (a ă â b c d đ e ê … o ô ơ … u ư …), then tone marks (none,
huyền, hỏi, ngã, sắc, nặng), then capitals after small letters. Written out here, because the libraries that know it carry
the collation of every language with them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["OrderKey", "order_key"]

OrderKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[int, ...], str]

_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_LETTER_MARKS: Final = {_BREVE: 1, _CIRCUMFLEX: 2, _HORN: 3}
_LAST_CODE: Final = 0x110000
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def order_key(text: str) -> OrderKey:
    """A key to sort by: ``sorted(names, key=order_key)``. Composed and decomposed writing give the same key."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    cases: list[int] = []
    for character in unicodedata.normalize("NFD", text):
        if letters and character in _LETTER_MARKS:
            letters[-1] = (letters[-1][0], _LETTER_MARKS[character])
        elif letters and character in _TONES:
            tones[-1] = _TONES[character]
        elif not unicodedata.combining(character):
            letters.append(_weight(character.lower()))
            tones.append(0)
            cases.append(character.isupper())
    return tuple(letters), tuple(tones), tuple(cases), unicodedata.normalize("NFC", text)


def _weight(letter: str) -> tuple[int, int]:
    """Signs and spaces before digits before letters; what makes a letter another one, as the breve of ă, is added later."""
    if letter == "đ":
        return ord("d"), _LETTER_MARKS[_CIRCUMFLEX]
    code = ord(letter[0])  # the small letter of İ is written with two characters
    return (code if letter.isalnum() else code - _LAST_CODE), 0
