"""Tells the language a text is written in: Vietnamese and English by letters and words, the rest by an identifier.

The identifier (py3langid, 140 languages, its model within the package) takes most of a second to load; the pages of a
Vietnamese portal hardly ever need it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["UNDETERMINED", "language_of", "letters_by_language", "same_language"]

UNDETERMINED = "und"
# Letters no other language of the web has; ê, ô, â and the plain accents are French and Portuguese as well.
_VIETNAMESE_LETTERS = frozenset("ăđơư") | frozenset(map(chr, range(0x1EA0, 0x1EFA)))
_ENGLISH_WORDS = frozenset((
    "the", "of", "and", "to", "in", "for", "a", "an", "is", "are", "on", "or", "by", "with", "from", "at", "you",
    "your", "this", "that", "it", "as", "be", "can", "not", "have", "all", "us", "our", "we",
))  # fmt: skip
# Of these no neighbour of English has its own, as Dutch has "of", "in" and "is".
_ENGLISH_ONLY = frozenset(("the", "and", "with", "from", "you", "your", "this", "that", "our"))
# Shares of letters: text with fewer marks is hardly Vietnamese, text with more is hardly English.
_VIETNAMESE_LEAST, _ENGLISH_MOST = 0.04, 0.02
_ENGLISH_WORDS_LEAST, _ENGLISH_ONLY_LEAST = 0.08, 0.03  # prose has a third and a tenth, a page of menus less
_FEWEST_LETTERS, _FEWEST_WORDS = 30, 20
_FEWEST_LETTERS_OF_A_SCRIPT = 8  # where a letter is a syllable or a word
_MOST_LETTERS = 50_000
_SURE = 0.75  # probability; those of the identifier are calibrated
# Told apart by nobody in a few lines; the identifier's probabilities of a family are added up.
_FAMILIES = (
    ("zh", "wuu", "yue", "cmn", "lzh", "hak", "nan"), ("no", "nb", "nn", "da"), ("hr", "bs", "sr", "sh", "me"),
    ("id", "ms", "in"), ("cs", "sk"), ("es", "an", "ext", "ast"), ("pt", "gl"), ("en", "pcm", "sco"),
    ("ar", "arz", "ary", "apc", "ajp"), ("he", "iw", "hbo"), ("tl", "fil", "bcl", "ceb"), ("fa", "prs"), ("el", "grc"),
    ("fr", "gcf", "gcr", "wa"), ("de", "lb", "gsw", "bar"), ("it", "vec", "lij"), ("nl", "af"), ("ro", "mo"), ("bg", "mk"),
    ("uz", "uzs"),
)  # fmt: skip
_FIRST_OF_FAMILY = {member: family[0] for family in _FAMILIES for member in family}
# No language of a page: placeholder text, and what is no language at all.
_NOT_WRITTEN = frozenset(("la", "zxx"))


def language_of(text: str) -> str:
    """The language of a text as an ISO 639 code such as ``vi``; ``und`` where it is too short, mixed or not to be told.

    Every tenth letter of Vietnamese text is one that only Vietnamese has; an English page that names Vietnamese bodies
    or places has far fewer. Vietnamese typed without marks is told by the identifier. A page half in each is not told.
    Languages that differ by a few words only are answered as the first of their family.
    """
    folded = unicodedata.normalize("NFC", text[:_MOST_LETTERS]).lower()
    words = re.findall(r"[^\W\d_]+", folded)
    letters = sum(map(len, words))
    latin = sum(letter < "\u0250" or letter in _VIETNAMESE_LETTERS for word in words for letter in word)
    if letters < (_FEWEST_LETTERS if latin * 2 > letters else _FEWEST_LETTERS_OF_A_SCRIPT):
        return UNDETERMINED
    marked = sum(letter in _VIETNAMESE_LETTERS for word in words for letter in word) / letters
    english = sum(word in _ENGLISH_WORDS for word in words) / len(words)
    if marked >= _VIETNAMESE_LEAST and english < _ENGLISH_WORDS_LEAST:
        return "vi"
    if marked >= _ENGLISH_MOST and english >= _ENGLISH_WORDS_LEAST:
        return UNDETERMINED
    only = sum(word in _ENGLISH_ONLY for word in words) / len(words)
    if english >= _ENGLISH_WORDS_LEAST and only >= _ENGLISH_ONLY_LEAST and len(words) >= _FEWEST_WORDS:
        return "en"
    return _identified(unicodedata.normalize("NFC", text[:_MOST_LETTERS]))


def letters_by_language(passages: Iterable[str]) -> Mapping[str, int]:
    """How many letters of the passages are written in each language; those that cannot be told under ``und``."""
    count: Counter[str] = Counter()
    for passage in passages:
        count[language_of(passage)] += sum(map(str.isalpha, passage))
    return count


def same_language(one: str, other: str) -> bool:
    """Whether two codes stand for one language, or for two that cannot be told apart in a few lines."""
    return _FIRST_OF_FAMILY.get(one, one) == _FIRST_OF_FAMILY.get(other, other)


def _identified(text: str) -> str:
    likely: Counter[str] = Counter()
    for code, probability in _identifier().rank(text):
        likely[_FIRST_OF_FAMILY.get(code, code)] += probability
    ((code, probability),) = likely.most_common(1)
    return code if probability >= _SURE and code not in _NOT_WRITTEN else UNDETERMINED


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
