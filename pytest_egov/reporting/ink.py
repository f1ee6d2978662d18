"""How a terminal is written to: its width, its languages, and whether it takes colours and more than ASCII."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pytest_egov.reporting.cells import ascii_only, cut, width_of, wrap
from pytest_egov.reporting.paper import Lang, points, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from pytest_egov.verdict import Text

__all__ = ["Colour", "Ink"]

Colour = Literal["bold", "dim", "green", "yellow", "red"]
_CODES: dict[Colour, str] = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "red": "31"}
_LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Ink:
    """One terminal; ``width`` in cells. Whatever a portal said is made harmless before it is written."""

    width: int
    colour: bool
    unicode: bool
    lang: Lang

    @classmethod
    def on(cls, width: int, *, colour: bool, unicode: bool, lang: Lang) -> Ink:
        """A terminal of that many cells, 40 at least; the last one stays free."""
        return cls(max(40, width) - 1, colour, unicode, lang)

    def words(self, vi: str, en: str) -> str:
        """The one of two sentences that is in this terminal's language."""
        return self.clean(vi if self.lang == "vi" else en)

    def text(self, text: Text, limit: int = _LONGEST_SENTENCE) -> str:
        """A text in this terminal's language; what is longer than ``limit`` is cut, visibly."""
        return self.clean(text.vi if self.lang == "vi" else text.en, limit)

    def clean(self, text: str, limit: int = _LONGEST_SENTENCE) -> str:
        """A text on one line, without what a terminal would act on or cannot show."""
        shown = printable(text, limit)
        return shown if self.unicode else ascii_only(shown)

    def points(self, value: float | Decimal) -> str:
        """Points as this language writes them."""
        return points(value, self.lang)

    def paint(self, text: str, *colours: Colour) -> str:
        """The text in colours, where this terminal takes them."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_CODES[colour] for colour in colours)}m{text}\x1b[0m"

    def hanging(self, first: str, text: str, *colours: Colour) -> Iterator[str]:
        """``text`` wrapped behind ``first``, which alone is coloured; following lines are indented as deep."""
        lead = cut(first, max(4, self.width - 12))
        depth = width_of(lead)
        for number, line in enumerate(wrap(text, self.width - depth)):
            yield (self.paint(lead, *colours) + line if number == 0 else " " * depth + line).rstrip()
