"""Where the dots, boxes and lines of a league's pictures stand: geometry only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.vietnam_time import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.campaign.league.tables import Distribution, TrendPoint

__all__ = ["Band", "Spread", "Trend", "TrendDot", "spread_of", "trend_of"]

WIDTH = 720
_LEFT, _RIGHT = 8, 704
_ROW, _TOP, _FOOT = 58, 16, 22
_LANES = (0, -9, 9, -5, 5, -13, 13)
_TREND_HEIGHT, _TREND_BOTTOM, _TREND_LEFT, _TREND_RIGHT = 220, 196, 30, 704
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Band:
    """The marks of one pillar, or of the whole: a box over the middle half, a line at the median, a dot for each portal.

    ``dots`` are (x, y, key); lanes keep dots of like marks apart and mean nothing.
    """

    pillar: str | None
    y: float
    least: float
    lower: float
    median: float
    upper: float
    most: float
    dots: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """The picture of one group, ``WIDTH`` wide: a band for the whole and each pillar, on one axis from 0 to 100."""

    height: int
    bands: tuple[Band, ...]
    ticks: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True)
class TrendDot:
    """One result: where its day stands, and the heights of what is certain and what is possible."""

    x: float
    certain: float
    possible: float
    comparable: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """The picture of a portal over time: dots, the outline between certain and possible, days below, marks at the side."""

    dots: tuple[TrendDot, ...]
    line: str
    outline: str
    days: tuple[tuple[float, str], ...]
    marks: tuple[tuple[float, int], ...]


def spread_of(distributions: Sequence[Distribution]) -> Spread:
    """The picture of one group's distributions."""
    bands = tuple(_band(it, _TOP + _ROW * at + _ROW // 2) for at, it in enumerate(distributions))
    height = _TOP + _ROW * len(bands) + _FOOT
    return Spread(height, bands, tuple((_x(mark), mark) for mark in range(0, 101, 20)))


def trend_of(points: Sequence[TrendPoint]) -> Trend:
    """The picture of a portal's results."""
    first, last = points[0].taken_at, points[-1].taken_at
    length = (last - first).total_seconds()

    def x(at: TrendPoint) -> float:
        share = (at.taken_at - first).total_seconds() / length if length else 0.5
        return round(_TREND_LEFT + 12 + (_TREND_RIGHT - _TREND_LEFT - 24) * share, 1)

    dots = tuple(
        TrendDot(x(it), _height(it.total.mark), _height(it.total.possible_mark), it.incomparable is None)
        for it in points
    )
    # Lines join only what can be compared.
    joined = [dot for dot in dots if dot.comparable]
    upper = [f"{dot.x} {dot.possible}" for dot in joined]
    lower = [f"{dot.x} {dot.certain}" for dot in joined]
    step = -(-len(points) // _MOST_TICKS)
    days = tuple((dots[at].x, f"{points[at].taken_at.astimezone(VIETNAM):%d/%m}") for at in range(0, len(points), step))
    marks = tuple((_height(mark), mark) for mark in range(0, 101, 25))
    return Trend(dots, " ".join(lower), " ".join([*upper, *reversed(lower)]), days, marks)


def _band(spread: Distribution, y: float) -> Band:
    dots = tuple((_x(value.mark), y + _LANES[at % len(_LANES)], value.key) for at, value in enumerate(spread.values))
    return Band(
        spread.pillar,
        y,
        _x(spread.least),
        _x(spread.lower_quartile),
        _x(spread.median),
        _x(spread.upper_quartile),
        _x(spread.most),
        dots,
    )


def _x(mark: float) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * mark / 100, 1)


def _height(mark: float) -> float:
    return round(_TREND_BOTTOM - (_TREND_BOTTOM - 12) * mark / 100, 1)
