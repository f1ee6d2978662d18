"""The median of a few measurements, and how far it would move if they were taken again.

Values may be infinite: an order statistic needs no arithmetic, so a load that never came about has its place among them.

The interval is the percentile bootstrap of the median (B. Efron, "Bootstrap methods: another look at the jackknife",
Annals of Statistics 7, 1979), computed exactly instead of by drawing resamples: of ``n`` values drawn with replacement
from ``n``, the ``r``-th smallest is at most the ``k``-th smallest of the sample as soon as ``r`` of the draws are, which is a
binomial tail. The same values give the same interval everywhere, with no seed to agree on.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Middle", "median", "middle_of"]


@dataclass(frozen=True, slots=True)
class Middle:
    """A median and the interval it is known by, in the unit of the values; ``low`` <= ``median`` <= ``high``."""

    median: float
    low: float
    high: float

    def is_close_to(self, limit: float) -> bool:
        """Whether other measurements of the same page might fall on the other side of a limit."""
        return self.low < limit <= self.high


def median(values: Sequence[float]) -> float:
    """The middle value; the mean of the two middle ones of an even number, infinite as soon as one of them is.

    Raises:
        statistics.StatisticsError: (a ValueError) there are no values.
    """
    return statistics.median(values)


def middle_of(values: Sequence[float], confidence: float) -> Middle:
    """The median with its bootstrap interval; of an even number of values the interval is that of both middle ones.

    Args:
        values: the measurements, in any order.
        confidence: the share of resamples whose median lies in the interval, as 0.95.

    Raises:
        statistics.StatisticsError: (a ValueError) there are no values.
    """
    in_order = sorted(values)
    low, high = _ranks(len(in_order), confidence) if in_order else (1, 1)
    return Middle(median(in_order), in_order[low - 1], in_order[high - 1])


@lru_cache(maxsize=1024)
def _ranks(count: int, confidence: float) -> tuple[int, int]:
    """The ranks, from 1, of the two values that bound the interval."""
    beyond = (1 - confidence) / 2
    lower, upper = (count + 1) // 2, count // 2 + 1
    low = next(rank for rank in range(1, count + 1) if _at_most(rank, lower, count) > beyond)
    high = next(rank for rank in range(1, count + 1) if _at_most(rank, upper, count) >= 1 - beyond)
    return low, high


def _at_most(rank: int, place: int, count: int) -> float:
    """How probable it is that the ``place``-th smallest of a resample is at most the ``rank``-th of the sample."""
    share = rank / count
    if share == 1:
        return 1.0
    logs = math.log(share), math.log1p(-share)
    return math.fsum(
        math.exp(
            math.lgamma(count + 1)
            - math.lgamma(hits + 1)
            - math.lgamma(count - hits + 1)
            + hits * logs[0]
            + (count - hits) * logs[1]
        )
        for hits in range(place, count + 1)
    )
