from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pytest_egov.evidence.timings import Sample
from pytest_egov.gatherers.timings import peak_window, time_page

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOWS = ("09:00-11:00", "14:00-16:00")
HANOI = "Asia/Ho_Chi_Minh"  # UTC+7, no summer time
URL = "https://dichvucong.example/"


@pytest.fixture
def a_load_an_hour() -> Callable[[], Sample]:
    """A load at 08:30 in Hanoi, and one each hour after; the second fails."""
    started_at = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)

    def load() -> Sample:
        nonlocal started_at
        started_at += timedelta(hours=1)
        loaded = started_at.hour != 2
        return Sample(URL, started_at, "desktop", 200 if loaded else None, "loaded" if loaded else "failed")

    return load


def test_every_round_is_kept_in_order_with_its_window(a_load_an_hour: Callable[[], Sample]) -> None:
    timings = time_page(
        a_load_an_hour, page="home", url=URL, profile="desktop", rounds=4, windows=WINDOWS, time_zone=HANOI
    )

    assert ("home", URL, "desktop", 4) == (timings.page, timings.url, timings.profile, timings.rounds_planned)
    assert ["loaded", "failed", "loaded", "loaded"] == [sample.outcome for sample in timings.samples]
    assert [None, "09:00-11:00", "09:00-11:00", None] == [sample.window for sample in timings.samples]


def test_without_windows_no_sample_is_in_one(a_load_an_hour: Callable[[], Sample]) -> None:
    timings = time_page(a_load_an_hour, page="home", url=URL, profile="desktop", rounds=2)

    assert [None, None] == [sample.window for sample in timings.samples]


def test_progress_is_told_after_every_round(a_load_an_hour: Callable[[], Sample]) -> None:
    told: list[tuple[int, int]] = []

    time_page(
        a_load_an_hour,
        page="eform",
        url=URL,
        profile="desktop",
        rounds=3,
        progress=lambda done, planned: told.append((done, planned)),
    )

    assert [(1, 3), (2, 3), (3, 3)] == told


@pytest.mark.parametrize(
    ("utc", "expected"),
    [
        ("2026-11-24T01:59:59+00:00", None),
        ("2026-11-24T02:00:00+00:00", "09:00-11:00"),
        ("2026-11-24T03:59:59+00:00", "09:00-11:00"),
        ("2026-11-24T04:00:00+00:00", None),
        ("2026-11-24T07:30:00+00:00", "14:00-16:00"),
        ("2026-11-24T09:30:00+02:00", "14:00-16:00"),
    ],
)
def test_peak_window_goes_by_the_clocks_of_the_time_zone(utc: str, expected: str | None) -> None:
    assert expected == peak_window(datetime.fromisoformat(utc), WINDOWS, HANOI)


def test_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        peak_window(datetime(2026, 11, 24, 9, 30), WINDOWS, HANOI)  # noqa: DTZ001 # the fault under test


def test_window_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="9 to 11"):
        peak_window(datetime(2026, 11, 24, 9, 30, tzinfo=UTC), ("9 to 11",), HANOI)
