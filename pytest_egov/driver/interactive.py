"""Time to Interactive, Total Blocking Time and Cumulative Layout Shift from lists of what happened: pure arithmetic.

All times are in milliseconds from navigation start.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Interactive",
    "Span",
    "cumulative_layout_shift",
    "quiet_since",
    "time_to_interactive",
    "too_many_requests",
    "total_blocking_time",
]

QUIET_MS = 5000.0  # web.dev/articles/tti: the window without long tasks
QUIET_REQUESTS = 2  # ... and with no more than two GET requests in flight
LONG_TASK_MS = 50.0  # w3.org/TR/longtasks-1: what is beyond blocks
SHIFT_GAP_MS, SHIFT_WINDOW_MS = 1000.0, 5000.0  # web.dev/articles/cls: session windows


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From when to when something lasted; ``end`` is infinite while it lasts."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Interactive:
    """Time to Interactive, as far as it is known.

    Attributes:
        tti: None while no quiet window is complete.
        at_least: it cannot be earlier than this, whatever still happens.
    """

    tti: float | None
    at_least: float


def time_to_interactive(
    long_tasks: Sequence[Span],
    busy_network: Sequence[Span],
    *,
    fcp: float,
    dom_content_loaded: float,
    watched_until: float,
) -> Interactive:
    """Look for the first five quiet seconds after FCP; TTI is the end of the last long task before them.

    It is not before FCP nor before DOMContentLoaded, which is the published definition's lower end. Without a complete
    window the same sum over all tasks seen is a lower bound, because each window still to come lies after them.
    """
    window = _first_gap([*long_tasks, *busy_network], after=fcp, until=watched_until)
    before = math.inf if window is None else window
    last_task = max((task.end for task in long_tasks if task.end <= before), default=fcp)
    earliest = max(fcp, dom_content_loaded, last_task)
    return Interactive(None if window is None else earliest, earliest)


def quiet_since(long_tasks: Sequence[Span], busy_network: Sequence[Span], *, fcp: float) -> float:
    """Since when it has been quiet; infinite while the network is still busy."""
    return max((span.end for span in (*long_tasks, *busy_network) if span.end > fcp), default=fcp)


def _first_gap(busy: Sequence[Span], *, after: float, until: float) -> float | None:
    quiet_from = after
    for span in sorted(busy):
        if min(span.start, until) - quiet_from >= QUIET_MS:
            return quiet_from
        quiet_from = max(quiet_from, span.end)
    return quiet_from if until - quiet_from >= QUIET_MS else None


def too_many_requests(requests: Sequence[Span], allowed: int = QUIET_REQUESTS) -> list[Span]:
    """When more requests than allowed were in flight at once; the last span stays open if they still are."""
    # At the same instant ends come before starts: a request that follows another one is not beside it.
    changes = sorted([(span.start, 1) for span in requests] + [(span.end, -1) for span in requests])
    busy: list[Span] = []
    in_flight, since = 0, 0.0
    for moment, change in changes:
        in_flight += change
        if change == 1 and in_flight == allowed + 1:
            since = moment
        elif change == -1 and in_flight == allowed:
            busy.append(Span(since, moment))
    return busy


def total_blocking_time(long_tasks: Iterable[Span], *, fcp: float, until: float) -> float:
    """What each task exceeds 50 ms by, tasks cut at both ends of the stretch first (as Lighthouse cuts them)."""
    lengths = (min(task.end, until) - max(task.start, fcp) for task in long_tasks)
    return sum((length - LONG_TASK_MS for length in lengths if length > LONG_TASK_MS), start=0.0)


def cumulative_layout_shift(shifts: Iterable[tuple[float, float]]) -> float:
    """The largest session window of shifts given as (time, score): gaps under 1 s, 5 s at most."""
    worst = total = 0.0
    first = last = -math.inf
    for moment, score in sorted(shifts):
        if moment - last >= SHIFT_GAP_MS or moment - first >= SHIFT_WINDOW_MS:
            first, total = moment, 0.0
        last = moment
        total += score
        worst = max(worst, total)
    return worst
