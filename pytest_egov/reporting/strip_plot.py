"""Where the dots of a metric's loads stand, one for each, on an axis that begins at zero: geometry only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_egov.page_figures import Figure

__all__ = ["Dot", "Strip", "strip_of"]

WIDTH, HEIGHT = 360, 40
_MARGIN, _TOP, _BOTTOM = 8, 6, 34
# A limit far beyond the values would press them into one dot: it is told in words instead.
_FARTHEST_LIMIT = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """One load: its number, where it stands, and whether it never got there (then it stands at the right end)."""

    run: int
    value: float
    x: float
    y: float

    @property
    def never(self) -> bool:
        """Whether the value is infinite."""
        return math.isinf(self.value)


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture of ``WIDTH`` by ``HEIGHT``: dots from the first load (top) to the last, and lines across.

    Attributes:
        dots: loads whose value could be taken.
        median: where its line stands; None without one, and where it is never.
        limits: where the lines of the limits stand, each with its value; those far outside are left out.
        end: the value at the right end.
    """

    dots: tuple[Dot, ...]
    median: float | None
    limits: tuple[tuple[float, float], ...]
    end: float


def strip_of(figure: Figure) -> Strip:
    """The strip of one metric of one page."""
    finite = [value for value in figure.taken if math.isfinite(value)]
    limits = (figure.limits.full_below, figure.limits.half_below) if figure.limits else ()
    largest = finite[-1] if finite else max(limits, default=1.0)
    near = [limit for limit in limits if limit <= _FARTHEST_LIMIT * largest]
    end = max(largest, *near, 1e-3) * 1.05

    def x(value: float) -> float:
        return round(_MARGIN + (WIDTH - 2 * _MARGIN) * min(value / end, 1.0), 1)

    step = (_BOTTOM - _TOP) / max(1, len(figure.values) - 1)
    dots = tuple(
        Dot(number + 1, value, x(value), round(_TOP + number * step, 1))
        for number, value in enumerate(figure.values)
        if value is not None
    )
    middle = figure.median
    drawn = x(middle) if middle is not None and math.isfinite(middle) else None
    return Strip(dots, drawn, tuple((x(limit), limit) for limit in near), end)
