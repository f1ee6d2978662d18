from __future__ import annotations

import math
import random
import statistics

import pytest

from pytest_egov.evidence.medians import Middle, middle_of


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.0], Middle(3.0, 3.0, 3.0)),
        ([5.0, 1.0], Middle(3.0, 1.0, 5.0)),
        ([1.0, 2.0, 3.0, 4.0, 5.0], Middle(3.0, 1.0, 5.0)),
        ([1.0, 2.0, math.inf], Middle(2.0, 1.0, math.inf)),
        ([math.inf, math.inf, 1.0], Middle(math.inf, 1.0, math.inf)),
    ],
)
def test_median_and_interval(values: list[float], expected: Middle) -> None:
    assert expected == middle_of(values, 0.95)


def test_nothing_has_no_middle() -> None:
    with pytest.raises(statistics.StatisticsError):
        middle_of([], 0.95)


@pytest.mark.parametrize("count", [5, 15, 201])
def test_the_interval_is_that_of_resamples_drawn_by_hand(count: int) -> None:
    draw = random.Random(20231)  # a test's numbers
    values = [draw.lognormvariate(7, 0.4) for _ in range(count)]
    medians = sorted(statistics.median(draw.choices(values, k=count)) for _ in range(4000))
    in_order = sorted(values)

    middle = middle_of(values, 0.95)

    # Drawn quantiles may miss the exact one by a neighbour.
    by_hand = in_order.index(medians[100]), in_order.index(medians[-101])
    exact = in_order.index(middle.low), in_order.index(middle.high)
    assert all(abs(one - other) <= max(1, count // 40) for one, other in zip(by_hand, exact, strict=True))


def test_more_values_narrow_the_interval() -> None:
    draw = random.Random(7)  # a test's numbers
    values = [draw.gauss(1000, 50) for _ in range(200)]

    widths = [middle.high - middle.low for middle in (middle_of(values[:n], 0.95) for n in (5, 15, 50, 200))]

    assert sorted(widths, reverse=True) == widths


@pytest.mark.parametrize(
    ("limit", "close"), [(999.0, False), (1000.0, False), (1000.1, True), (1200.0, True), (1200.1, False)]
)
def test_a_limit_is_close_when_the_interval_holds_it(limit: float, close: object) -> None:
    assert close == Middle(1100.0, 1000.0, 1200.0).is_close_to(limit)
