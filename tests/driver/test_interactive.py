from __future__ import annotations

import math

import pytest

from pytest_egov.driver.interactive import (
    Interactive,
    Span,
    cumulative_layout_shift,
    quiet_since,
    time_to_interactive,
    too_many_requests,
    total_blocking_time,
)


def tti(
    tasks: list[Span], network: list[Span] | None = None, *, fcp: float = 1000, dcl: float = 500, until: float = 30_000
) -> Interactive:
    return time_to_interactive(tasks, network or [], fcp=fcp, dom_content_loaded=dcl, watched_until=until)


def test_without_long_tasks_a_page_is_interactive_at_fcp() -> None:
    assert Interactive(1000, 1000) == tti([])


def test_not_before_dom_content_loaded() -> None:
    assert Interactive(1800, 1800) == tti([], dcl=1800)


def test_end_of_the_last_long_task_before_the_quiet_window() -> None:
    tasks = [Span(1200, 1400), Span(6000, 6100), Span(20_000, 20_100)]

    assert Interactive(6100, 6100) == tti(tasks)


def test_task_before_fcp_does_not_count_and_one_across_it_does() -> None:
    assert [1000, 1300] == [tti([Span(200, 700)]).tti, tti([Span(900, 1300)]).tti]


def test_window_of_exactly_five_seconds_is_quiet() -> None:
    assert [6000, None] == [tti([Span(5900, 6000)], until=11_000).tti, tti([Span(5900, 6000)], until=10_999).tti]


def test_busy_network_delays_the_window_but_tti_looks_back_to_the_last_task() -> None:
    assert Interactive(1500, 1500) == tti([Span(1400, 1500)], [Span(1100, 9000)])


def test_task_during_the_busy_network_counts() -> None:
    assert Interactive(8500, 8500) == tti([Span(8400, 8500)], [Span(1100, 9000)])


def test_network_that_never_rests_leaves_tti_unknown_with_a_lower_bound() -> None:
    assert Interactive(None, 1500) == tti([Span(1400, 1500)], [Span(1100, math.inf)])


def test_lower_bound_grows_with_every_task_while_no_window_is_complete() -> None:
    tasks = [Span(start, start + 100) for start in range(1000, 29_000, 3000)]

    assert Interactive(None, 28_100) == tti(tasks)


def test_tasks_inside_one_another_make_no_gap() -> None:
    assert Interactive(9000, 9000) == tti([Span(1200, 9000), Span(1300, 1400)])


@pytest.mark.parametrize(
    ("requests", "expected"),
    [
        ([], []),
        ([Span(0, 10), Span(0, 10)], []),
        ([Span(0, 10), Span(2, 12), Span(4, 8)], [Span(4, 8)]),
        ([Span(0, 10), Span(0, 10), Span(10, 20)], []),
        ([Span(0, math.inf), Span(1, math.inf), Span(2, math.inf)], [Span(2, math.inf)]),
        ([Span(0, 10), Span(0, 10), Span(0, 5), Span(7, 9)], [Span(0, 5), Span(7, 9)]),
    ],
    ids=["none", "two", "three", "one after another", "for ever", "twice"],
)
def test_too_many_requests(requests: list[Span], expected: list[Span]) -> None:
    assert expected == too_many_requests(requests)


@pytest.mark.parametrize(
    ("tasks", "network", "expected"),
    [
        ([], [], 1000),
        ([Span(0, 500)], [], 1000),
        ([Span(2000, 2100)], [], 2100),
        ([Span(2000, 2100)], [Span(1500, 4000)], 4000),
        ([], [Span(1500, math.inf)], math.inf),
    ],
)
def test_quiet_since(tasks: list[Span], network: list[Span], expected: float) -> None:
    assert expected == quiet_since(tasks, network, fcp=1000)


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ([], 0),
        ([Span(1100, 1150)], 0),
        ([Span(1100, 1400)], 250),
        ([Span(1100, 1400), Span(2000, 2060)], 260),
        ([Span(900, 1100)], 50),  # cut at FCP to 100 ms
        ([Span(960, 1040)], 0),  # cut at FCP to 40 ms
        ([Span(2900, 3200)], 50),  # cut at TTI to 100 ms
        ([Span(100, 900), Span(3100, 4000)], 0),
    ],
)
def test_total_blocking_time(tasks: list[Span], expected: float) -> None:
    assert expected == total_blocking_time(tasks, fcp=1000, until=3000)


@pytest.mark.parametrize(
    ("shifts", "expected"),
    [
        ([], 0),
        ([(100, 0.1)], 0.1),
        ([(100, 0.1), (900, 0.2)], 0.3),
        ([(100, 0.1), (1100, 0.2)], 0.2),
        ([(0, 0.1), (900, 0.1), (1800, 0.1), (2700, 0.1), (3600, 0.1), (4500, 0.1), (5400, 0.1)], 0.6),
    ],
    ids=["none", "one", "one window", "a second apart", "five seconds at most"],
)
def test_cumulative_layout_shift(shifts: list[tuple[float, float]], expected: float) -> None:
    assert pytest.approx(expected) == cumulative_layout_shift(shifts)
