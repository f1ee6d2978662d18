"""The figures of single pages that were loaded several times, beside the limits of the standard where it has some.

Nothing is scored here: points are for a portal's homepage and eForm, measured in the peak windows.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from pytest_egov.evidence.medians import median
from pytest_egov.evidence.timings import Metric

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.evidence.timings import Sample

__all__ = ["Figure", "Limits", "as_data", "figures_of", "limits_of", "median_run"]

# The address stands beside the samples; a page timed by itself is in no peak window.
_LEFT_OUT = ("url", "window")
_SHORT = {"speed_index_ms": "si_ms"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a metric must stay below, in milliseconds, for all of its points, and for half of them."""

    full_below: float
    half_below: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric of one page.

    Attributes:
        metric: which.
        values: of each load in turn, as it counts for a limit: infinite where the load did not come about (or TTI was
            never reached), None where the metric could not be taken.
        limits: those of the standard; None where it has none.
    """

    metric: Metric
    values: tuple[float | None, ...]
    limits: Limits | None = None

    @property
    def taken(self) -> tuple[float, ...]:
        """The values there are, the smallest first."""
        return tuple(sorted(value for value in self.values if value is not None))

    @property
    def median(self) -> float | None:
        """The middle one; None where nothing could be taken."""
        return median(self.taken) if self.taken else None

    @property
    def standing(self) -> Literal["full", "half", "none"] | None:
        """How much the median would earn; None without a median or a limit."""
        if self.limits is None or self.median is None:
            return None
        if self.median < self.limits.full_below:
            return "full"
        return "half" if self.median < self.limits.half_below else "none"


def limits_of(catalogue: Catalogue) -> dict[Metric, Limits]:
    """The limits of each metric that a row of the standard judges."""
    said = catalogue.timed_limits()
    return {metric: Limits(*said[metric]) for metric in get_args(Metric) if metric in said}


def figures_of(samples: Sequence[Sample], limits: Mapping[Metric, Limits]) -> list[Figure]:
    """Each metric over the loads of one page."""
    return [
        Figure(metric, tuple(sample.metric(metric) for sample in samples), limits.get(metric))
        for metric in get_args(Metric)
    ]


def median_run(samples: Sequence[Sample]) -> int | None:
    """Which load to show: the one with the middle Speed Index, of an even number the faster; None where none has any."""
    shown = [
        (sample.speed_index_ms, number)
        for number, sample in enumerate(samples)
        if sample.outcome == "loaded" and sample.speed_index_ms is not None
    ]
    return statistics.median_low(shown)[1] if shown else None


def as_data(asked: str, samples: Sequence[Sample]) -> dict[str, Any]:
    """A page as JSON data: ``{"url": ..., "samples": [{"ttfb_ms": ..., "fcp_ms": ..., ...}]}``, null for what was not taken."""
    rows = []
    for sample in samples:
        fields = {_SHORT.get(name, name): value for name, value in asdict(sample).items() if name not in _LEFT_OUT}
        rows.append({**fields, "started_at": sample.started_at.isoformat()})
    return {"url": asked, "samples": rows}
