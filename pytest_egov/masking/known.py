"""A value that is known to be somebody's, or a secret, and where it stands in a reading, however it is written there."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pytest_egov.masking.decoding import read
from pytest_egov.masking.shapes import same_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.masking.shapes import Kind, Sighting

__all__ = ["FEWEST", "Known", "Text"]

FEWEST: Final = 4
"""A shorter secret would be found in half of all words."""
_ANYWHERE: Final = 8  # a secret as long as this is looked for within words too
_SPELT: Final = ("cccd", "cmnd", "phone")
_WORDS: Final = ("name", "address")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_BETWEEN_DIGITS: Final = r"[\s.\-()+_]{0,3}"
_BETWEEN_WORDS: Final = r"[\W_]{1,6}"
_CLOSE_WORDS: Final = r"[\W_]{0,6}"  # nguyenvanan
_LETTERS_OF_CLOSE: Final = 8


@dataclass(frozen=True)
class Text:
    """A reading's text, and what is left of it without what may stand between digits and words; each made once."""

    text: str

    @cached_property
    def bare(self) -> str:
        """Letters and digits alone."""
        return re.sub(r"[\W_]+", "", self.text)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Every few letters that follow one another, in the text and in its letters and digits alone."""
        both = (self.text,) if self.bare == self.text else (self.text, self.bare)
        return frozenset(one[at : at + FEWEST] for one in both for at in range(len(one) - FEWEST + 1))


@dataclass(frozen=True, slots=True)
class Known:
    """A known value.

    Attributes:
        kind: what it is.
        same: what it has in common with every other way to write it (see shapes.same_as).
        pattern: finds it in a reading.
        hint: what a text has that holds it, quickly looked up.
        bare: whether the hint is one of the text's letters and digits alone.
        encoded: how it looks in Base64 and in hexadecimal figures, in lower case.
    """

    kind: Kind
    same: str = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)
    hint: str = field(repr=False)
    bare: bool
    encoded: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, kind: Kind, value: str) -> Known | None:
        """A value by what it is; None for one too short to be told from ordinary words."""
        text = read(value).text.strip()
        same = same_as(kind, text)
        if len(same) < FEWEST or (kind in _WORDS and " " not in same) or (kind == "birth" and not _DAY.fullmatch(same)):
            return None
        bare = kind in (*_SPELT, *_WORDS)
        if kind == "birth":
            return cls(kind, same, re.compile(_pattern(kind, same)), same[:4], bare=False, encoded=())
        # A form sends a space as a plus sign.
        longest = max(same.split(), key=len)
        hint = (same.replace(" ", "") if kind in _WORDS else same.removeprefix("0")) if bare else longest
        return cls(
            kind,
            same,
            re.compile(_pattern(kind, same, within_words=len(value) >= _ANYWHERE)),
            hint,
            bare,
            _encoded(value),
        )

    @property
    def ends_at_words(self) -> bool:
        """Whether no part of it is looked for: of a number or a name a part is another one."""
        return self.bare or self.kind == "birth"

    def sightings(self, text: Text) -> Iterator[Sighting]:
        """Where it stands."""
        if self.hint in (text.bare if self.bare else text.text):
            yield from ((match.start(), match.end(), self.kind) for match in self.pattern.finditer(text.text))
        for encoded in self.encoded:
            here = text.text.find(encoded)
            while here >= 0:
                yield *_whole_run(text.text, here, here + len(encoded)), self.kind
                here = text.text.find(encoded, here + 1)

    def cut_short(self, text: str) -> Sighting | None:
        """Where a text that was cut off ends in the middle of it; None where it does not."""
        most = min(len(self.same) - 1, len(text))
        length = next((n for n in range(most, 0, -1) if text.endswith(self.same[:n])), 0)
        return (len(text) - length, len(text), self.kind) if length else None


def _whole_run(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole of an encoded text of which a part was recognised."""
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "+/=_-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "+/=_-"):
        end += 1
    return start, end


def _pattern(kind: Kind, same: str, *, within_words: bool = True) -> str:
    if kind == "phone":
        digits = _BETWEEN_DIGITS.join(same.removeprefix("0"))
        return rf"(?<!\d)(?:\(?(?:\+|00)?84{_BETWEEN_DIGITS}(?:0\)?[\s.\-]?)?|\(?0{_BETWEEN_DIGITS})?{digits}(?!\d)"
    if kind in _SPELT:
        return rf"(?<!\d){_BETWEEN_DIGITS.join(same)}(?!\d)"
    if kind == "birth":
        year, month, day = (part.lstrip("0") for part in same.split("-"))
        return rf"(?<!\d)(?:0?{day}\s?[/.\-]\s?0?{month}\s?[/.\-]\s?{year}|{year}[/.\-]0?{month}[/.\-]0?{day})(?!\d)"
    if kind in _WORDS:
        words = same.split()
        between = _CLOSE_WORDS if sum(map(len, words)) >= _LETTERS_OF_CLOSE else _BETWEEN_WORDS
        return rf"(?<![^\W_]){between.join(map(re.escape, words))}(?![^\W_])"
    written = r"[ +]".join(map(re.escape, same.split(" ")))
    return written if within_words else rf"(?<!\w){written}(?!\w)"


def _encoded(value: str) -> tuple[str, ...]:
    """What of a value stands in Base64 whatever stands before and behind it, and the value in hexadecimal figures."""
    octets = value.encode()
    found = [octets.hex()]
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + octets).decode()
        core = whole[-(-before * 8 // 6) : (before + len(octets)) * 8 // 6]
        found += [core, core.replace("+", "-").replace("/", "_")]
    return tuple(dict.fromkeys(one.lower() for one in found if len(one) >= _ANYWHERE))
