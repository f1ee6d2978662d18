from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pytest_egov.evidence.timings import Sample
from pytest_egov.gather_section import Timing
from pytest_egov.gatherers.timings import Stopwatch, peak_window, time_page
from pytest_egov.load_profile import LoadProfile

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOWS = ("09:00-11:00", "14:00-16:00")
HANOI = "Asia/Ho_Chi_Minh"  # UTC+7, no summer time
URL = "https://dichvucong.example/"
TIMING = Timing(
    pages=("home",), warm_up=False, rounds=3, most_rounds=7, confidence=0.8, busy_above=0.25, timeout_s=60,
    time_zone=HANOI, windows=WINDOWS, profile=LoadProfile(name="desktop", width=1366, height=768),
)  # fmt: skip
LOADED = Sample(URL, datetime(2026, 11, 24, 2, 30, tzinfo=UTC), "desktop", 200, "loaded")


def watch(*samples: Sample, limits: dict[Any, tuple[float, ...]] | None = None, **said: Any) -> Stopwatch:
    """A stopwatch that shows these samples one after the other, and the last one for ever."""
    coming: Iterator[Sample] = iter(samples)
    shown = [LOADED]

    def load(_url: str, _state: object = None, *, briefly: bool = False) -> Sample:
        shown.append(next(coming, shown[-1]))
        return replace(shown[-1], error="brief" if briefly else None)

    return Stopwatch(TIMING.model_copy(update=said), limits or {}, load)


def fcp(milliseconds: float, others_share: float = 0.0) -> Sample:
    return replace(LOADED, fcp_ms=milliseconds, others_share=others_share)


def test_every_round_is_kept_in_order_with_its_window() -> None:
    hours = [
        replace(LOADED, started_at=datetime(2026, 11, 24, 1, 30, tzinfo=UTC) + timedelta(hours=n)) for n in range(4)
    ]
    hours[1] = replace(hours[1], outcome="failed")

    timings = time_page(watch(*hours, rounds=4), "home", URL)

    assert ("home", URL, "desktop", 4, 7) == (
        timings.page, timings.url, timings.profile, timings.rounds_planned, timings.most_rounds,
    )  # fmt: skip
    assert ["loaded", "failed", "loaded", "loaded"] == [sample.outcome for sample in timings.samples]
    assert [None, "09:00-11:00", "09:00-11:00", None] == [sample.window for sample in timings.samples]
    assert (None, False) == (timings.warm_up, timings.signed_in)


def test_a_load_before_the_first_round_warms_up_and_counts_for_nothing() -> None:
    timings = time_page(watch(fcp(9000), fcp(100), warm_up=True), "home", URL)

    assert timings.warm_up is not None
    assert (9000, "brief") == (timings.warm_up.fcp_ms, timings.warm_up.error)
    assert (100, 100, 100) == timings.values("fcp_ms")


def test_progress_is_told_after_every_round() -> None:
    told: list[tuple[int, int]] = []

    time_page(
        watch(fcp(950), fcp(1050), fcp(950), fcp(900), limits={"fcp_ms": (1000,)}, most_rounds=4), "eform", URL,
        progress=lambda done, planned: told.append((done, planned)),
    )  # fmt: skip

    assert [(1, 3), (2, 3), (3, 3), (4, 4)] == told


@pytest.mark.parametrize(
    ("samples", "limits", "rounds"),
    [
        ([fcp(900), fcp(905), fcp(910)], (1000, 1500), 3),
        ([fcp(990), fcp(1010)] * 4, (1000, 1500), 7),
        ([fcp(1600), fcp(1490), fcp(1600)], (1000, 1500), 5),
        ([fcp(100, others_share=0.9)], (1000, 1500), 3),
        ([fcp(1600, others_share=0.9)], (1000, 1500), 7),
        ([fcp(1600, others_share=0.9)] * 2 + [fcp(1600)], (1000, 1500), 5),
        ([replace(LOADED, fcp_ms=None)], (1000, 1500), 3),
        ([replace(LOADED, outcome="failed")], (1000, 1500), 3),
    ],
    ids=[
        "clear", "close to the first limit up to the cap", "close to the second limit until it is clear",
        "fast although the machine was busy", "slow on a busy machine", "slow once the machine was quiet",
        "not taken", "never loads",
    ],
)  # fmt: skip
def test_rounds_go_on_while_they_do_not_decide(samples: list[Sample], limits: tuple[float, ...], rounds: int) -> None:
    timings = time_page(watch(*samples, limits={"fcp_ms": limits}), "home", URL)

    assert rounds == len(timings.samples)


def test_busy_loads_are_marked() -> None:
    timings = time_page(watch(fcp(1, 0.25), fcp(1, 0.26), replace(LOADED, others_share=None)), "home", URL)

    assert [False, True, False] == [sample.busy for sample in timings.samples]


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
        peak_window(datetime(2026, 11, 24, 9, 30), WINDOWS, HANOI)  # noqa: DTZ001 # what is refused
