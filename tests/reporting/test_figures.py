"""What ``egov time`` shows: a table for the terminal, and a page with filmstrip and distribution."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pytest_egov.evidence.film import Still
from pytest_egov.evidence.timings import Sample
from pytest_egov.page_figures import Figure, Limits, figures_of
from pytest_egov.reporting.figure_lines import figure_lines
from pytest_egov.reporting.figure_words import failures, load_of_the_machine, value
from pytest_egov.reporting.figures_html import render_figures
from pytest_egov.reporting.strip_plot import WIDTH, strip_of
from pytest_egov.timed_pages import TimedPage

if TYPE_CHECKING:
    from pytest_egov.evidence.timings import Metric
    from pytest_egov.reporting.paper import Lang

LIMITS: dict[Metric, Limits] = {"fcp_ms": Limits(3000, 4500), "tti_ms": Limits(7300, 10950)}
LOADED = Sample(
    url="https://dichvucong.example/",
    started_at=datetime(2026, 11, 24, 2, 30, tzinfo=UTC),
    profile="desktop",
    status=200,
    outcome="loaded",
    fcp_ms=1234.4,
    cls=0.0625,
    speed_index_ms=900.0,
    tti_censored=True,
    load_average=1.25,
)
FAILED = replace(LOADED, outcome="failed", error="net::ERR_CONNECTION_REFUSED", load_average=0.5)
JPEG = base64.b64encode(b"\xff\xd8 a picture").decode()


def lines(samples: list[Sample], lang: Lang) -> list[str]:
    return list(figure_lines("https://dichvucong.example/", samples, figures_of(samples, LIMITS), lang))


def test_table_says_median_and_spread_in_the_readers_way() -> None:
    english = lines([LOADED, replace(LOADED, fcp_ms=4600.0), LOADED], "en")
    vietnamese = lines([LOADED, replace(LOADED, fcp_ms=4600.0), LOADED], "vi")

    assert "  3 loads, desktop, load average of this machine 1.2" in english
    assert "FCP 1,234 ms 1,234 ms 4,600 ms within the limit (below 3,000 ms)" in " ".join(" ".join(english).split())
    assert "FCP 1.234 ms 1.234 ms 4.600 ms đạt (dưới 3.000 ms)" in " ".join(" ".join(vietnamese).split())
    assert "TTI ∞ ∞ ∞ quá chậm (từ 10.950 ms trở lên)" in " ".join(" ".join(vietnamese).split())
    assert "LCP – – –" in " ".join(" ".join(english).split())
    assert not [line for line in english if "\x1b" in line]


@pytest.mark.parametrize(
    ("metric", "figure", "vi", "en"),
    [
        ("fcp_ms", 1234.5, "1.235 ms", "1,235 ms"),
        ("cls", 0.0625, "0,062", "0.062"),
        ("cls", float("inf"), "∞", "∞"),
        ("lcp_ms", None, "–", "–"),
    ],
)
def test_values_are_rounded_on_paper(metric: Metric, figure: float | None, vi: str, en: str) -> None:
    assert (vi, en) == (value(metric, figure, "vi"), value(metric, figure, "en"))


def test_failures_are_told_with_their_load() -> None:
    assert ["Lần tải 2: net::ERR_CONNECTION_REFUSED"] == failures([LOADED, FAILED], "vi")


def test_loads_beside_other_work_are_told() -> None:
    busy = replace(LOADED, busy=True)

    assert (
        "load average of this machine 1.2, 1 beside other work, so that figures may be too high"
        == load_of_the_machine([LOADED, busy], "en")
    )
    assert "1 lần máy đo bận việc khác" in load_of_the_machine([LOADED, busy], "vi")
    assert "" == load_of_the_machine([replace(LOADED, load_average=None)], "en")


def test_dots_stand_in_proportion_to_their_values_beside_the_limits() -> None:
    strip = strip_of(Figure("fcp_ms", (1000.0, 2000.0, None, float("inf")), Limits(3000, 4500)))

    first, second, never = strip.dots
    assert 2 * (first.x - 8) == pytest.approx(second.x - 8, abs=0.2)
    assert (4, True, WIDTH - 8.0) == (never.run, never.never, never.x)
    assert [3000, 4500] == [limit for _, limit in strip.limits]
    assert second.x == strip.median
    assert second.x < strip.limits[0][0] < strip.limits[1][0] <= WIDTH - 8


def test_limit_far_away_does_not_press_the_dots_together() -> None:
    strip = strip_of(Figure("fcp_ms", (90.0, 100.0), Limits(3000, 4500)))

    assert () == strip.limits
    assert strip.dots[1].x - strip.dots[0].x > 20


def test_metric_without_any_value_has_an_empty_strip() -> None:
    strip = strip_of(Figure("lcp_ms", (None, None)))

    assert ((), None) == (strip.dots, strip.median)


def page(*samples: Sample, film: tuple[Still, ...] = ()) -> TimedPage:
    films = [film if sample.outcome == "loaded" else () for sample in samples]
    return TimedPage("https://dichvucong.example/<tin>", list(samples), films)


def test_page_shows_film_and_distribution_without_script_or_request() -> None:
    film = (Still(60.0, 0.1, JPEG), Still(390.0, 1.0, JPEG + "AAAA"), Still(5000.0, 1.0, JPEG))
    shown = render_figures([page(replace(LOADED, fcp_ms=60.0), FAILED, film=film)], LIMITS, "vi")

    assert f"data:image/jpeg;base64,{JPEG}" in shown
    assert ["0", "50", "100", "150", "200", "250", "300", "350", "400"] == re.findall(r"(\d+) ms · \d+ %", shown)
    assert "100 ms · 10 % <b>FCP</b>" in shown
    assert "400 ms · 100 %" in shown
    assert "Lần tải 2: net::ERR_CONNECTION_REFUSED" in shown
    assert "&lt;tin&gt;" in shown
    assert "<circle" in shown
    assert not re.findall(r"<script|<link|src=\"(?!data:)|url\((?!data:|#)", shown)


def test_pages_share_the_pace_of_their_films() -> None:
    fast, slow = (Still(60.0, 1.0, JPEG),), (Still(60.0, 0.5, JPEG), Still(5800.0, 1.0, JPEG))
    shown = render_figures([page(LOADED, film=fast), page(LOADED, film=slow)], LIMITS, "en")

    assert 2 == shown.count("6,000 ms · 100 %")


def test_page_that_never_loaded_has_no_film() -> None:
    shown = render_figures([page(FAILED)], LIMITS, "en")

    assert "<img" not in shown
    assert "Load 1: net::ERR_CONNECTION_REFUSED" in shown
