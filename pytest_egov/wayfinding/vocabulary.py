"""Compares the words on a page with the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from pytest_egov.verdict import Text

__all__ = ["Vocabulary", "fold", "plain", "vocabulary"]

# Below this a match is a coincidence of words; a name longer than the word it contains says something else too.
_WITHOUT_DIACRITICS = 0.93
_CONTAINED = 0.9
_A_SLUG = 6  # letters; shorter ones stand in others by chance


@cache
def fold(text: str) -> str:
    """The text for comparison: one Unicode form, lower case, words only, one space between them."""
    return " ".join(re.findall(r"[\w@]+", unicodedata.normalize("NFC", text).casefold()))


@cache
def plain(text: str) -> str:
    """The folded text without diacritics, as people type it (đ becomes d)."""
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class _Words:
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of places and terms.

    Attributes:
        places: the words of each place.
        titles: what the places are called in a report.
        terms: the words of each term, by family.
        signed_in: the places that only someone signed in has.
    """

    places: Mapping[str, _Words]
    titles: Mapping[str, Text]
    terms: Mapping[str, Mapping[str, _Words]]
    signed_in: frozenset[str] = frozenset()

    def places_of(self, *, signed_in: bool) -> tuple[str, ...]:
        """The places that someone of a role may look for; someone signed in looks for the public ones as well."""
        return tuple(name for name in self.places if signed_in or name not in self.signed_in)

    def with_words(self, words: Mapping[str, Iterable[str]]) -> Vocabulary:
        """The same vocabulary with further words of some places."""
        more = {name: replace(self.places[name], yes=(*self.places[name].yes, *own)) for name, own in words.items()}
        return replace(self, places={**self.places, **more})

    def place_confidence(self, place: str, name: str) -> float:
        """How well an accessible name fits a place: 1 when it is one of its words, 0 when it has none of them."""
        return _fit(self.places[place], name)

    def slug_confidence(self, place: str, slug: str) -> float:
        """How well an address or file name fits a place: "thongke", as "thong-ke" does."""
        joined = plain(slug).replace(" ", "")
        known = (plain(word).replace(" ", "") for word in self.places[place].yes)
        fits = (
            _WITHOUT_DIACRITICS * (len(word) / len(joined)) ** 0.5
            for word in known
            if len(word) >= _A_SLUG and word in joined
        )
        return max(fits, default=0.0)

    def term_confidence(self, family: str, term: str, text: str) -> float:
        """How well a label fits a term of a family."""
        return _fit(self.terms[family][term], text)

    def term_of(self, family: str, text: str, at_least: float = 0.35) -> str | None:
        """The term of a family that a label fits best; None when none fits."""
        best = max(self.terms[family], key=lambda term: self.term_confidence(family, term, text))
        return best if self.term_confidence(family, best, text) >= at_least else None

    def stands_in(self, family: str, term: str, text: str) -> str | None:
        """The first word of a term that stands in a text as whole words; None when none does."""
        folded = f" {fold(text)} "
        return next((word for word in self.terms[family][term].yes if f" {fold(word)} " in folded), None)

    def terms_in(self, family: str, text: str) -> tuple[str, ...]:
        """The terms of a family whose words stand in a text."""
        return tuple(term for term in self.terms[family] if self.stands_in(family, term, text))

    def announced(self, text: str) -> frozenset[str]:
        """The effects a question says will follow; "nộp sau" and its like announce none."""
        folded, family = fold(text), self.terms["announced"]
        # Only who writes no diacritics at all may mean "nộp" by "nop": within accented text it is another word.
        form = plain if folded == plain(text) else fold
        said = f" {folded} "
        for harmless in sorted(self.terms["not_announced"]["any"].yes, key=len, reverse=True):
            said = said.replace(f" {form(harmless)} ", " | ")
        return frozenset(
            effect for effect, words in family.items() if any(f" {form(word)} " in said for word in words.yes)
        )


@lru_cache(maxsize=200_000)
def _fit(words: _Words, name: str) -> float:
    folded = fold(name)
    if not folded or any(f" {fold(word)} " in f" {folded} " for word in words.no):
        return 0.0
    return max(
        (
            max(_likeness(fold(word), folded), _WITHOUT_DIACRITICS * _likeness(plain(word), plain(name)))
            for word in words.yes
        ),
        default=0.0,
    )


def _likeness(word: str, name: str) -> float:
    if word == name:
        return 1.0
    if f" {word} " not in f" {name} ":
        return 0.0
    # A long name that merely contains the word says something else too; what opens the name weighs more.
    share = len(word) / len(name)
    return float(_CONTAINED * (share**0.5 if name.startswith(f"{word} ") else share**0.75))


@cache
def vocabulary() -> Vocabulary:
    """The bundled vocabulary."""
    from ruamel.yaml import YAML

    text = files("pytest_egov.wayfinding").joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    data = YAML(typ="safe", pure=True).load(text)
    return Vocabulary(
        {name: _Words(_words(row["words"]), _words(row.get("not", ()))) for name, row in data["places"].items()},
        {name: Text(row["title"]["vi"], row["title"]["en"]) for name, row in data["places"].items()},
        {
            family: {term: _Words(_words(words)) for term, words in terms.items()}
            for family, terms in data["terms"].items()
        },
        frozenset(name for name, row in data["places"].items() if row.get("signed_in")),
    )


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(str, words))
