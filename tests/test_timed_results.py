from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from pytest_egov.evidence.timings import PageTimings, Sample
from pytest_egov.timed_results import timed_in

LIMITS = {"metric": "fcp_ms", "half_below": 4500, "full_below": 3000, "success_share": "1/2"}
LOADED = Sample("http://x/", datetime(2026, 11, 24, 2, 30, tzinfo=UTC), "desktop", 200, "loaded", fcp_ms=900.0)
TIMED_OUT = replace(LOADED, outcome="timed_out", error="no load event within 60 s")


def timings(*samples: Sample, rounds: int = 3) -> PageTimings:
    return PageTimings("home", "http://x/", "desktop", samples, rounds)


def test_each_load_is_told_as_it_counts_for_the_metric() -> None:
    (seen,) = timed_in([timings(LOADED, TIMED_OUT, LOADED)], LIMITS)

    assert ("home", "fcp_ms", (3000.0, 4500.0), 900.0, True) == (
        seen.page, seen.metric, seen.limits, seen.median, seen.known,
    )  # fmt: skip
    assert [(900.0, False, ""), (None, True, "no load event within 60 s"), (900.0, False, "")] == [
        (load.value, load.never, load.error) for load in seen.loads
    ]
    assert (900.0, None) == (seen.low, seen.high)


def test_a_busy_load_beside_enough_quiet_ones_does_not_count() -> None:
    (seen,) = timed_in([timings(LOADED, LOADED, replace(LOADED, fcp_ms=9000.0, busy=True), rounds=2)], LIMITS)

    assert [(False, True), (False, True), (True, False)] == [(load.busy, load.counts) for load in seen.loads]
    assert 900.0 == seen.high


def test_never_and_not_taken_are_two_things() -> None:
    (never,) = timed_in([timings(TIMED_OUT)], LIMITS)
    (not_taken,) = timed_in([timings(replace(LOADED, fcp_ms=None))], LIMITS)

    assert ((None, True), (None, False)) == ((never.median, never.known), (not_taken.median, not_taken.known))
    assert (True, False) == (never.loads[0].never, not_taken.loads[0].never)


def test_evidence_of_other_kinds_and_rows_without_a_metric_have_none() -> None:
    assert () == timed_in([object()], LIMITS)
    assert () == timed_in([timings(LOADED)], {"max_clicks": 3})
