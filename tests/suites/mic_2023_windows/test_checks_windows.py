"""Each reading by window: when it passes, when it fails, when it cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest

from conformance_suites.mic_2023_windows.checks.performance import (
    eform_is_fast_in_the_window,
    homepage_is_fast_in_the_window,
    pages_come_and_come_evenly,
)
from pytest_egov.binding import load_suite
from pytest_egov.evidence import KINDS, PageTimings, Sample

MORNING, AFTERNOON = "09:00-11:00", "14:00-16:00"
AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
LIMITS: dict[str, Any] = {"metric": "lcp_ms", "window": MORNING, "full_below": 4000}
RELIABLE: dict[str, Any] = {
    "success": Fraction(99, 100), "min_loads": 100, "metric": "load_ms", "p90_at_most": 10_000,
}  # fmt: skip


def loads(*values: float | None, window: str | None = MORNING, busy: bool = False) -> tuple[Sample, ...]:
    """Loads with this LCP and load event; None for one that timed out."""
    return tuple(
        Sample(
            "http://x/", AT, "desktop", 200, "timed_out" if value is None else "loaded", lcp_ms=value, load_ms=value,
            window=window, busy=busy,
        )
        for value in values
    )  # fmt: skip


def timings(*samples: Sample) -> PageTimings:
    return PageTimings("home", "http://x/", "desktop", samples, min(5, len(samples)), 15)


@pytest.mark.parametrize("check", [homepage_is_fast_in_the_window, eform_is_fast_in_the_window])
class TestWindow:
    @pytest.mark.parametrize(
        ("samples", "level"),
        [
            (loads(3999, 3999, 9000), "full"),
            (loads(4000), "none"),
            (loads(100, None, None), "none"),
            ((*loads(100, 100), *loads(9000, 9000, 9000, window=AFTERNOON)), "full"),
            ((*loads(9000), *loads(100, 100, 100, window=AFTERNOON)), "none"),
        ],
        ids=["below", "at the limit", "most timed out", "slow in the other window", "quick in the other window"],
    )
    def test_the_median_of_that_window_decides(self, check: Any, samples: tuple[Sample, ...], level: str) -> None:
        verdict = check(timings(*samples), **LIMITS)
        assert (level, level, None) == (verdict.at_least, verdict.at_most, verdict.reason)

    @pytest.mark.parametrize(
        "samples",
        [loads(100, window=None), loads(100, window=AFTERNOON), loads(9000, 9000, busy=True), ()],
        ids=["outside all windows", "in the other window only", "slow on a busy machine", "no load"],
    )
    def test_it_cannot_tell(self, check: Any, samples: tuple[Sample, ...]) -> None:
        verdict = check(timings(*samples), **LIMITS)
        assert ("none", "full", "cannot_tell") == (verdict.at_least, verdict.at_most, verdict.reason)

    def test_the_sentence_tells_what_the_median_rests_on(self, check: Any) -> None:
        close = check(replace(timings(*loads(3999, 3999, 4100)), signed_in=True), **LIMITS).sentence
        assert (
            "09:00-11:00: trung vị LCP 4,00 giây (giới hạn 4,00 giây, 3 lần tải; đã đăng nhập; sát giới hạn)"
            in close.vi
        )
        untaken = replace(loads(100)[0], lcp_ms=None)
        said = check(timings(untaken, *loads(100)), **LIMITS)
        assert ("cannot_tell", True) == (said.reason, "LCP could not be taken in 1 of 2 loads" in said.sentence.en)

    def test_a_busy_machine_may_prove_a_page_quick(self, check: Any) -> None:
        assert "full" == check(timings(*loads(100, 100, busy=True)), **LIMITS).at_least


@pytest.mark.parametrize(
    ("home", "eform", "level", "reason"),
    [
        (loads(*[900] * 60), loads(*[900] * 60), "full", None),
        (loads(*[900] * 50), loads(*[900] * 49, None), "full", None),
        (loads(*[900] * 60), loads(*[900] * 58, None, None), "none", None),
        (loads(*[900] * 88), loads(*[10_001] * 12), "none", None),
        (loads(*[900] * 90), loads(*[10_001] * 10), "full", None),
        (loads(*[900] * 5), loads(*[900] * 5), "none", "cannot_tell"),
        (loads(*[900] * 5), loads(*[900] * 4, None), "none", "cannot_tell"),
        (loads(*[900] * 5), loads(*[900] * 3, None, None), "none", None),
        (loads(*[900] * 5), loads(*[None] * 5, busy=True), "none", "cannot_tell"),
        ((), (), "none", "cannot_tell"),
    ],
    ids=[
        "all came", "one of a hundred did not", "two of 120 did not", "an eighth was slow", "just nine in ten", "too few to tell",
        "one of too few did not", "more of too few than a hundred may", "while our machine was busy", "no load",
    ],
)  # fmt: skip
def test_reliability(home: tuple[Sample, ...], eform: tuple[Sample, ...], level: str, reason: str | None) -> None:
    verdict = pages_come_and_come_evenly(timings(*home), timings(*eform), **RELIABLE)
    assert (level, reason) == (verdict.at_least, verdict.reason)


def test_nine_in_ten_that_never_came_are_no_time() -> None:
    verdict = pages_come_and_come_evenly(
        timings(*loads(*[900] * 5)), timings(*loads(*[900] * 3, None, None)), **RELIABLE
    )
    assert "8 of 10 loads succeeded; more than 10 % were not done in time." == verdict.sentence.en


def test_the_catalogue_is_worth_the_pillar() -> None:
    suite = load_suite("mic_2023_windows", KINDS)
    assert 20 == suite.catalogue.points == sum(row.points for _, _, row in suite.catalogue.rows())
    assert ["PW1", "PW2", "PW3", "PW4", "PW5"] == list(suite.bound)
    assert {"home_timings", "eform_timings"} == {kind for id_ in suite.bound for kind in suite.kinds_for(id_)}
