"""The bands a standard sorts portals into (A to E), as its catalogue has them: where each begins, and how marks are rounded."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any, Literal

from pydantic import field_validator

from pytest_egov.documents import Row
from pytest_egov.verdict import Text

__all__ = ["Band", "Bands"]


class Band(Row):
    """One band: its letter, and from which mark out of 100 it begins."""

    id: str
    at_least: float


class Bands(Row):
    """The bands of a standard, best first; the last begins at 0.

    ``rounding`` tells what happens to a mark before it is looked up: ``nearest`` makes it a whole number, half up, as for bands
    that were published for whole numbers; ``none`` leaves it.
    """

    provenance: Literal["official", "derived"]
    rounding: Literal["nearest", "none"]
    note: Text | None = None
    steps: tuple[Band, ...]

    @field_validator("steps")
    @classmethod
    def _from_the_best_to_nothing(cls, steps: tuple[Band, ...], _info: Any) -> tuple[Band, ...]:
        starts = [step.at_least for step in steps]
        if not starts or starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
            raise ValueError("the bands begin at falling marks, and the last at 0")
        return steps

    def band_of(self, mark: Fraction) -> str:
        """The letter for a mark out of 100."""
        looked_up = Fraction(math.floor(mark + Fraction(1, 2))) if self.rounding == "nearest" else mark
        return next(step.id for step in self.steps if looked_up >= Fraction(str(step.at_least)))
