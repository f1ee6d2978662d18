from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pytest_egov.evidence.timings import Sample
from pytest_egov.page_figures import Figure, Limits, as_data, figures_of, limits_of, median_run

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue

LIMITS = Limits(3000, 4500)
LOADED = Sample(
    url="http://127.0.0.1:40123/tin.html",
    started_at=datetime(2026, 11, 24, 2, 30, tzinfo=UTC),
    profile="desktop",
    status=200,
    outcome="loaded",
    ttfb_ms=80.0,
    fcp_ms=800.0,
    speed_index_ms=900.0,
)
FAILED = replace(LOADED, outcome="failed", error="net::ERR_CONNECTION_REFUSED", fcp_ms=None, speed_index_ms=None)


def figure(metric: str, samples: list[Sample]) -> Figure:
    (found,) = [each for each in figures_of(samples, {"fcp_ms": LIMITS}) if each.metric == metric]
    return found


def test_metric_over_the_loads_with_its_limits() -> None:
    fcp = figure("fcp_ms", [LOADED, replace(LOADED, fcp_ms=1000.0), replace(LOADED, fcp_ms=600.0)])

    assert ((800.0, 1000.0, 600.0), (600.0, 800.0, 1000.0)) == (fcp.values, fcp.taken)
    assert (800.0, LIMITS, "full") == (fcp.median, fcp.limits, fcp.standing)


def test_load_that_failed_is_infinitely_slow() -> None:
    fcp = figure("fcp_ms", [LOADED, FAILED, FAILED])

    assert (math.inf, "none") == (fcp.median, fcp.standing)


def test_metric_that_could_not_be_taken_has_neither_median_nor_standing() -> None:
    lcp = figure("lcp_ms", [LOADED, LOADED])

    assert ((None, None), (), None, None) == (lcp.values, lcp.taken, lcp.median, lcp.standing)


@pytest.mark.parametrize(
    ("median", "expected"),
    [(2999.9, "full"), (3000.0, "half"), (4499.9, "half"), (4500.0, "none"), (math.inf, "none")],
)
def test_standing_follows_the_limits(median: float, expected: str) -> None:
    assert expected == Figure("fcp_ms", (median,), LIMITS).standing


def test_metric_without_a_limit_has_no_standing() -> None:
    assert None is figure("ttfb_ms", [LOADED]).standing


def test_limits_are_those_of_the_standard(catalogue: Catalogue) -> None:
    limits = limits_of(catalogue)

    assert {"fcp_ms", "lcp_ms", "speed_index_ms", "tbt_ms", "tti_ms"} == set(limits)
    assert Limits(3000, 4500) == limits["fcp_ms"]


@pytest.mark.parametrize(
    ("indices", "expected"),
    [([900.0, 500.0, 700.0], 2), ([900.0, 500.0], 1), ([None, 800.0], 1), ([None, None], None), ([], None)],
    ids=["odd", "the faster of two", "only one taken", "none taken", "no load"],
)
def test_run_that_is_shown_has_the_middle_speed_index(indices: list[float | None], expected: int | None) -> None:
    assert expected == median_run([replace(LOADED, speed_index_ms=index) for index in indices])


def test_load_that_failed_is_not_shown() -> None:
    assert 1 == median_run([replace(FAILED, speed_index_ms=1.0), LOADED])


def test_data_names_the_page_as_asked_and_keeps_what_could_not_be_taken() -> None:
    data = json.loads(json.dumps(as_data("tin.html", [LOADED, FAILED])))

    assert "tin.html" == data["url"]
    first, second = data["samples"]
    assert (80.0, 800.0, 900.0, None) == (first["ttfb_ms"], first["fcp_ms"], first["si_ms"], first["lcp_ms"])
    assert ("loaded", 200, "2026-11-24T02:30:00+00:00") == (first["outcome"], first["status"], first["started_at"])
    assert ("failed", "net::ERR_CONNECTION_REFUSED", None) == (second["outcome"], second["error"], second["fcp_ms"])
    assert not {"url", "window", "speed_index_ms"} & set(first)
