from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pytest_egov.reporting.sample_plot import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, plot_of
from pytest_egov.timed_results import TimedLoad, TimedResult

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # 09:00 in Việt Nam


def load(
    value: float | None, after: timedelta = timedelta(), *, never: bool = False, window: str = "09:00-11:00"
) -> TimedLoad:
    return TimedLoad(
        started_at=AT + after, value=value, never=never, window=window, busy=False, counts=True, error=""
    )  # fmt: skip


def result(
    *loads: TimedLoad, median: float | None = 900.0, low: float | None = 800.0, high: float | None = 1000.0
) -> TimedResult:
    return TimedResult(
        page="home", url="http://x/", profile="desktop", metric="fcp_ms", median=median, low=low, high=high,
        known=True, limits=(3000.0, 4500.0), loads=loads,
    )  # fmt: skip


def test_loads_of_one_visit_stand_side_by_side() -> None:
    plot = plot_of(result(load(800), load(900), load(1000)))

    assert sorted(point.x for point in plot.points) == [point.x for point in plot.points]
    assert ["1", "2", "3"] == [label for _, label in plot.ticks]
    assert () == plot.bands


def test_slower_stands_higher_and_everything_is_within_the_picture() -> None:
    plot = plot_of(result(load(800), load(2900), load(None, never=True)))

    fast, slow, never = plot.points
    assert fast.y > slow.y > never.y == TOP
    assert all(LEFT <= point.x <= WIDTH - RIGHT for point in plot.points)
    assert all(TOP <= point.y <= HEIGHT - BOTTOM for point in plot.points)


def test_a_limit_far_above_is_left_out_and_a_near_one_drawn() -> None:
    assert () == plot_of(result(load(100))).limits
    assert [3000.0, 4500.0] == [limit for _, limit in plot_of(result(load(2900))).limits]


def test_days_stand_side_by_side_with_their_windows() -> None:
    days = [load(900, timedelta(days=day)) for day in range(20)]
    afternoon = load(900, timedelta(hours=5), window="14:00-16:00")

    plot = plot_of(result(*days, afternoon))

    assert 40 == len(plot.bands)  # two windows a day
    assert len(plot.ticks) <= 8
    assert "24/11" == plot.ticks[0][1]
    xs = [point.x for point in plot.points[:20]]
    assert sorted(xs) == xs
    assert plot.points[0].x < plot.points[20].x < plot.points[1].x


def test_an_interval_without_an_end_is_not_drawn() -> None:
    assert plot_of(result(load(900), high=None)).interval is None
    assert plot_of(result(load(900), low=900.0, high=900.0)).interval is None
    assert plot_of(result(load(900))).interval is not None


def test_what_could_not_be_taken_has_no_point() -> None:
    assert [2] == [point.number for point in plot_of(result(load(None), load(900))).points]


def test_no_loads_make_an_empty_picture() -> None:
    plot = plot_of(result(median=None, low=None, high=None))

    assert ((), (), None) == (plot.points, plot.ticks, plot.median)
