"""Rounds of cold loads of one page, one at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pytest_egov.evidence.timings import PageTimings, Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["peak_window", "time_page"]


def time_page(
    measure_once: Callable[[], Sample],
    *,
    page: str,
    url: str,
    profile: str,
    rounds: int,
    windows: Sequence[str] = (),
    time_zone: str = "Asia/Ho_Chi_Minh",
    progress: Callable[[int, int], None] = lambda _done, _planned: None,
) -> PageTimings:
    """Load a page ``rounds`` times and keep every sample, failed ones too.

    Args:
        measure_once: makes one cold load.
        page: name of the place: ``home`` or ``eform``.
        url: its address.
        profile: name of the screen.
        rounds: how many loads; each counts, none is repeated.
        windows: the peak windows, as "09:00-11:00"; each sample is marked with the one it fell in.
        time_zone: of the windows.
        progress: told after each round how many are done, and how many are planned.
    """
    samples: list[Sample] = []
    for done in range(1, rounds + 1):
        sample = measure_once()
        samples.append(replace(sample, window=peak_window(sample.started_at, windows, time_zone)))
        progress(done, rounds)
    return PageTimings(page, url, profile, tuple(samples), rounds)


def peak_window(started_at: datetime, windows: Sequence[str], time_zone: str) -> str | None:
    """The first window that a moment falls in, seen on the clocks of a time zone; its end no longer belongs to it.

    Raises:
        ValueError: the moment has no time zone of its own, or a window is not written as "09:00-11:00".
    """
    if started_at.tzinfo is None:
        raise ValueError(f"{started_at.isoformat()} has no time zone: give an aware datetime, as datetime.now(UTC).")
    local = started_at.astimezone(ZoneInfo(time_zone)).time()
    for window in windows:
        opens, closes = map(time.fromisoformat, window.split("-"))
        if opens <= local < closes:
            return window
    return None
