"""Tells the language a text is written in by its letters and its commonest words."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

__all__ = ["language_of"]

# Letters no other language of the web has; ê, ô, â and the plain accents are French and Portuguese as well.
_VIETNAMESE_LETTERS = frozenset("ăđơư") | frozenset(map(chr, range(0x1EA0, 0x1EFA)))
_ENGLISH_WORDS = frozenset((
    "the", "of", "and", "to", "in", "for", "a", "an", "is", "are", "on", "or", "by", "with", "from", "at", "you",
    "your", "this", "that", "it", "as", "be", "can", "not", "have", "all", "us", "our", "we",
))  # fmt: skip
# Shares of letters: text with fewer marks is hardly Vietnamese, text with more is hardly English.
_VIETNAMESE_LEAST, _ENGLISH_MOST = 0.04, 0.02
_ENGLISH_WORDS_LEAST = 0.08  # prose has a third of them, a page of menus and labels a tenth
_FEWEST_LETTERS, _FEWEST_WORDS = 30, 20


def language_of(text: str) -> Literal["vi", "en", "und"]:
    """The language of a text: Vietnamese, English, or ``und`` where it is neither or too short to tell.

    Every tenth letter of Vietnamese text is one that only Vietnamese has; an English page that names Vietnamese bodies
    or places has far fewer. A page half in each language, and Vietnamese typed without marks, are not told.
    """
    folded = unicodedata.normalize("NFC", text[:50_000]).lower()
    words = re.findall(r"[^\W\d_]+", folded)
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        return "und"
    marked = sum(letter in _VIETNAMESE_LETTERS for word in words for letter in word) / letters
    english = sum(word in _ENGLISH_WORDS for word in words) / len(words)
    if marked >= _VIETNAMESE_LEAST and english < _ENGLISH_WORDS_LEAST:
        return "vi"
    if marked < _ENGLISH_MOST and english >= _ENGLISH_WORDS_LEAST and len(words) >= _FEWEST_WORDS:
        return "en"
    return "und"
