"""Names of people, told by what stands before them, by surnames and by capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.masking.decoding import Reading

__all__ = ["in_capitals", "is_a_name", "names_in"]

_MOST_WORDS: Final = 6
_WORD: Final = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’\-])*"
_NAME: Final = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD}){{1,5}}")
_NAMED: Final = re.compile(
    r"(?:\bho(?: va|, chu dem va| dem)? ten|\bnguoi (?:nop|gui|hoi|yeu cau|phan anh|kien nghi|de nghi)(?: ho so)?|\bchu ho so"
    r"|\bfull ?name|\bapplicant(?: name)?|\bsender)\s?[:,\t|]\s?(?:(?:ong|ba|anh|chi|mrs?|ms)\b\.?\s?)?"
)
# Whom a greeting that names nobody is for.
_ANYBODY: Final = re.compile(r"(?i)(?:quý|bạn|các|mọi|công|khách|cổng|đến|hệ|you|to|the|our|all|dear)\b")
_GREETED: Final = re.compile(
    r"\b(?:xin chao|chao(?: mung)?|hello|hi|welcome(?: back)?)[,:!]?\s(?:(?:ong|ba|anh|chi|ban|mrs?|ms)\b\.?\s)?"
)


def names_in(reading: Reading, written: str, *, strict: bool) -> Iterator[tuple[int, int]]:
    """Where names of people stand in a text as written: after a label and, where ``strict``, after a greeting.

    After a label only what begins with a surname is a name, as advice may stand there; a greeting names somebody.
    """
    for label in _NAMED.finditer(reading.text):
        begins, words = _words_behind(label, reading, written)
        length = len(_name_at_the_beginning(words))
        if length:
            yield begins, begins + length
    for greeting in _GREETED.finditer(reading.text) if strict else ():
        begins, words = _words_behind(greeting, reading, written)
        length = 0 if _ANYBODY.match(words) else len(_capitals_at_the_beginning(words))
        if length:
            yield begins, begins + length


def _words_behind(label: re.Match[str], reading: Reading, written: str) -> tuple[int, str]:
    begins = reading.as_written(label.end(), label.end())[0]
    words = _NAME.match(written, begins)
    return begins, words[0] if words is not None else ""


def in_capitals(words: str) -> bool:
    """Whether some words, two at least, are all written with capitals, and in the same way: so names are written."""
    return _capitals_at_the_beginning(words) == words != "" and len(words.split()) <= _MOST_WORDS


def is_a_name(words: str) -> bool:
    """Whether some words are the name of a person and nothing else: a surname, and what is written with capitals like it."""
    return in_capitals(words) and _name_at_the_beginning(words) == words


def _name_at_the_beginning(words: str) -> str:
    """The name of a person that some words begin with: a surname, and what is written with capitals like it; else nothing."""
    return _capitals_at_the_beginning(words) if _is_surname(re.split(r"[ \u00a0]", words)[0]) else ""


def _capitals_at_the_beginning(words: str) -> str:
    """Two words and more written with capitals, all in the same way; else nothing."""
    parts = re.split(r"([ \u00a0])", words)
    shouted = len(parts[0]) > 1 and parts[0].isupper()
    end = 1 if parts[0][:1].isupper() else 0
    while end and end + 1 < len(parts) and _goes_on(parts[end + 1], shouted=shouted):
        end += 2
    return "".join(parts[:end]) if end > 1 else ""


def _is_surname(word: str) -> bool:
    return word[:1].isupper() and unicodedata.normalize("NFC", word).casefold() in _surnames()


@cache
def _surnames() -> frozenset[str]:
    lines = (files("pytest_egov.masking") / "surnames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _goes_on(word: str, *, shouted: bool) -> bool:
    composed = unicodedata.normalize("NFC", word)
    return composed[0].isupper() and (len(composed) == 1 or composed.isupper() == shouted)
