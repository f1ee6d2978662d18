"""What the timed loads behind a judgement came to, metric by metric: figures for the reports, which compute nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import AfterValidator

from pytest_egov.documents import Moment, Row
from pytest_egov.evidence.timings import FormDraw, PageTimings

if TYPE_CHECKING:
    from pytest_egov.evidence.timings import Metric, Sample

__all__ = ["TimedLoad", "TimedResult", "medians_meet", "timed_in"]


def _can_be_measured(value: float) -> float:
    if not (abs(value) < 1e12 or value == math.inf):
        raise ValueError("is no figure of a load")
    return value


Measured = Annotated[float, AfterValidator(_can_be_measured)]  # infinite where it was never reached


class TimedLoad(Row):
    """One load: when, and its figure in the metric's unit.

    Attributes:
        started_at: UTC.
        value: None where it was never reached (``never``), or could not be taken.
        never: the load failed or timed out, or TTI was not reached.
        window: the peak window it fell in; None outside all of them.
        busy: others used the measuring machine meanwhile.
        counts: whether the median rests on it.
        error: why it did not load; empty for one that did.
    """

    started_at: Moment
    value: Measured | None
    never: bool
    window: str | None
    busy: bool
    counts: bool
    error: str


class TimedResult(Row):
    """The loads of one page, seen by one metric.

    Attributes:
        page, url, profile: as in ``PageTimings``.
        metric: its name.
        median, low, high: over the loads that count, with the bounds of the interval; None for never, or not known.
        known: whether there is a median at all.
        limits: what the median must stay below, lowest first.
        loads: in the order they were taken.
        draw: how an eForm was chosen.
    """

    page: str
    url: str
    profile: str
    metric: str
    median: Measured | None
    low: Measured | None
    high: Measured | None
    known: bool
    limits: tuple[Measured, ...]
    loads: tuple[TimedLoad, ...]
    draw: FormDraw | None = None


def timed_in(evidence: Iterable[Any], limits: Mapping[str, Any]) -> tuple[TimedResult, ...]:
    """The timings among the evidence, seen by the metric that the limits of a row name; none where they name none."""
    metric = limits.get("metric")
    if not isinstance(metric, str):
        return ()
    below = tuple(sorted(float(value) for name, value in limits.items() if name.endswith("_below")))
    return tuple(
        _seen_by(cast("Metric", metric), timings, below) for timings in evidence if isinstance(timings, PageTimings)
    )


def medians_meet(before: tuple[TimedResult, ...], after: tuple[TimedResult, ...]) -> bool:
    """Whether the intervals of every median share a value with those of an earlier result: then they can't be told apart.

    The medians of two screens, or of the forms of two procedures, say nothing about each other: they do not meet.
    """
    was, now = ({_what(timed): timed for timed in timings} for timings in (before, after))
    if not was or was.keys() != now.keys():
        return False
    return all(
        timed.known and now[what].known and _bound(timed.low) <= _bound(now[what].high)
        and _bound(now[what].low) <= _bound(timed.high)
        for what, timed in was.items()
    )  # fmt: skip


def _what(timed: TimedResult) -> tuple[str, str, str, str]:
    return timed.page, timed.metric, timed.profile, timed.draw.name if timed.draw is not None else ""


def _bound(value: float | None) -> float:
    return math.inf if value is None else value


def _seen_by(metric: Metric, timings: PageTimings, limits: tuple[float, ...]) -> TimedResult:
    middle = timings.middle(metric)
    counted = set(map(id, timings.counted))
    return TimedResult(
        page=timings.page,
        url=timings.url,
        profile=timings.profile,
        metric=metric,
        median=_finite(middle.median) if middle else None,
        low=_finite(middle.low) if middle else None,
        high=_finite(middle.high) if middle else None,
        known=middle is not None,
        limits=limits,
        loads=tuple(_load(sample, metric, counts=id(sample) in counted) for sample in timings.samples),
        draw=timings.draw,
    )


def _load(sample: Sample, metric: Metric, *, counts: bool) -> TimedLoad:
    value = sample.metric(metric)
    return TimedLoad(
        started_at=sample.started_at,
        value=_finite(value),
        never=value == math.inf,
        window=sample.window,
        busy=sample.busy,
        counts=counts,
        error="" if sample.outcome == "loaded" else (sample.error or sample.outcome)[:200],
    )


def _finite(value: float | None) -> float | None:
    return None if value is None or math.isinf(value) else value
