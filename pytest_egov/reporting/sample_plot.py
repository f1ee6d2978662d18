"""Where the loads of one page stand over the days and hours, with the peak windows, the limits and the median: geometry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from pytest_egov.vietnam_time import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.timed_results import TimedLoad, TimedResult

__all__ = ["Plot", "Point", "plot_of"]

WIDTH, HEIGHT = 720, 170
LEFT, RIGHT, TOP, BOTTOM = 8, 64, 12, 26
# Loads of one visit stand side by side in their order; on a clock they would be one column.
_ONE_VISIT = timedelta(hours=2)
_OPENS, _CLOSES = 7, 18
_MOST_TICKS = 8
_FARTHEST_LIMIT = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One load: its number from 1, and where it stands; one that never got there stands at the top."""

    number: int
    load: TimedLoad
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture of ``WIDTH`` by ``HEIGHT``.

    Attributes:
        points: the loads whose figure is known or never came.
        bands: the peak windows, as left edge and width; none for loads of one visit.
        limits: height and value of each limit that is near enough to be shown.
        median: its height; None where there is none or it is never.
        interval: upper edge and height of the median's interval; None where it has no end.
        ticks: where on the axis which day or number stands.
        top: the value at the upper end, in milliseconds.
    """

    points: tuple[Point, ...]
    bands: tuple[tuple[float, float], ...]
    limits: tuple[tuple[float, float], ...]
    median: float | None
    interval: tuple[float, float] | None
    ticks: tuple[tuple[float, str], ...]
    top: float


def plot_of(result: TimedResult) -> Plot:
    """The picture of one metric of one page."""
    finite = [load.value for load in result.loads if load.value is not None]
    largest = max(finite, default=max(result.limits, default=1.0))
    near = [limit for limit in result.limits if limit <= _FARTHEST_LIMIT * max(largest, 1.0)]
    top = max(largest, *near, 1.0) * 1.1

    def y(value: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top), 1)

    xs, bands, ticks = _across(result.loads)
    points = tuple(
        Point(number, load, x, TOP if load.value is None else y(load.value))
        for number, (load, x) in enumerate(zip(result.loads, xs, strict=True), start=1)
        if load.value is not None or load.never
    )
    interval = None
    if result.low is not None and result.high is not None and result.high > result.low:
        interval = (y(result.high), round(y(result.low) - y(result.high), 1))
    middle = y(result.median) if result.median is not None else None
    return Plot(points, bands, tuple((y(limit), limit) for limit in near), middle, interval, ticks, top)


def _across(
    loads: Sequence[TimedLoad],
) -> tuple[list[float], tuple[tuple[float, float], ...], tuple[tuple[float, str], ...]]:
    """Where each load stands, where the peak windows are, and what is written below."""
    wide = WIDTH - LEFT - RIGHT
    times = [load.started_at.astimezone(VIETNAM) for load in loads]
    if not times or max(times) - min(times) <= _ONE_VISIT:
        step = wide / (len(loads) + 1)
        xs = [round(LEFT + step * number, 1) for number in range(1, len(loads) + 1)]
        return xs, (), tuple((x, str(number)) for number, x in enumerate(xs, start=1))
    days = sorted({moment.date() for moment in times})
    column = wide / len(days)
    left = {day: LEFT + column * index for index, day in enumerate(days)}
    xs = [round(left[moment.date()] + column * _of_the_day(moment.time()), 1) for moment in times]
    windows = sorted({load.window for load in loads if load.window})
    bands = tuple(_band(left[day], column, window) for day in days for window in windows)
    every = -(-len(days) // _MOST_TICKS)
    ticks = tuple((round(left[day] + column / 2, 1), _short(day)) for day in days[::every])
    return xs, bands, ticks


def _band(left: float, column: float, window: str) -> tuple[float, float]:
    opens, closes = (_of_the_day(time.fromisoformat(end)) for end in window.split("-"))
    return round(left + column * opens, 1), round(column * (closes - opens), 1)


def _of_the_day(moment: time) -> float:
    """How far the hours of an office day have gone, 0 to 1; what lies outside stands at the edge."""
    hours = moment.hour + moment.minute / 60
    return min(max((hours - _OPENS) / (_CLOSES - _OPENS), 0.0), 1.0)


def _short(day: date) -> str:
    return f"{day:%d/%m}"
