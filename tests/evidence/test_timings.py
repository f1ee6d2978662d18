from __future__ import annotations

import math
import statistics
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pytest_egov.evidence.medians import median
from pytest_egov.evidence.timings import PageTimings, Sample, loaded

LOADED = Sample(
    url="https://dichvucong.example/",
    started_at=datetime(2026, 11, 24, 2, 30, tzinfo=UTC),
    profile="desktop",
    status=200,
    outcome="loaded",
    fcp_ms=800.0,
    lcp_ms=1200.0,
    tti_ms=2000.0,
)
TIMED_OUT = replace(LOADED, outcome="timed_out", error="no load event within 60 s")
FAILED = replace(LOADED, outcome="failed", status=None, fcp_ms=None, error="net::ERR_CONNECTION_REFUSED")
CENSORED = replace(LOADED, tti_ms=None, tti_censored=True)


def test_metric_of_a_loaded_page_is_the_figure_measured() -> None:
    assert 800.0 == LOADED.metric("fcp_ms")


def test_metric_that_could_not_be_taken_of_a_loaded_page_is_none() -> None:
    assert LOADED.metric("speed_index_ms") is None


@pytest.mark.parametrize("sample", [TIMED_OUT, FAILED], ids=["timed_out", "failed"])
def test_load_that_did_not_come_about_is_infinitely_slow_whatever_was_measured_before(sample: Sample) -> None:
    assert math.inf == sample.metric("fcp_ms")


def test_censored_tti_is_infinite_and_leaves_other_metrics_alone() -> None:
    assert (math.inf, 800.0) == (CENSORED.metric("tti_ms"), CENSORED.metric("fcp_ms"))


def test_page_keeps_failed_rounds_as_infinite_values() -> None:
    timings = PageTimings("home", LOADED.url, "desktop", (LOADED, FAILED, LOADED), rounds_planned=3)

    assert (800.0, math.inf, 800.0) == timings.values("fcp_ms")


def test_page_leaves_out_rounds_where_a_metric_could_not_be_taken() -> None:
    unseen = replace(LOADED, lcp_ms=None)

    assert (1200.0,) == PageTimings("home", LOADED.url, "desktop", (LOADED, unseen), 2).values("lcp_ms")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.0], 3.0),
        ([5.0, 1.0, 3.0], 3.0),
        ([1.0, 2.0, 3.0, 4.0], 2.5),
        ([1.0, 2.0, math.inf], 2.0),
        ([1.0, 2.0, math.inf, math.inf], math.inf),
        ([1.0, math.inf, math.inf], math.inf),
    ],
)
def test_median(values: list[float], expected: float) -> None:
    assert expected == median(values)


def test_median_of_nothing_is_an_error() -> None:
    with pytest.raises(statistics.StatisticsError):
        median([])


@pytest.mark.parametrize(("samples", "expected"), [([], 0), ([LOADED], 1), ([LOADED, FAILED, TIMED_OUT, CENSORED], 2)])
def test_loads_that_came_about_are_counted(samples: list[Sample], expected: int) -> None:
    assert expected == loaded(samples)


@pytest.mark.parametrize(
    ("share", "status", "busy"),
    [(0.2, 200, False), (0.3, 200, True), (None, 200, False), (0.9, 500, False), (0.9, None, True)],
    ids=["others took little", "others took much", "not known", "the portal refused", "no answer in time"],
)
def test_a_load_is_busy_beside_others_unless_the_portal_refused_it(
    share: float | None, status: int | None, busy: object
) -> None:
    assert busy == replace(LOADED, others_share=share, status=status).beside(0.25).busy
