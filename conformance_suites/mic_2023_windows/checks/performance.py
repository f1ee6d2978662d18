"""Speed page by page and window by window, and whether the pages come at all."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import Never

from conformance_suites.mic_2023.checks.timed_words import BUSY, median_told, not_taken, seconds
from pytest_egov.evidence import PageTimings
from pytest_egov.evidence.timings import Metric, loaded
from pytest_egov.verdict import Verdict, cannot_tell, failed, passed

__all__ = ["eform_is_fast_in_the_window", "homepage_is_fast_in_the_window", "pages_come_and_come_evenly"]


def homepage_is_fast_in_the_window(
    home_timings: PageTimings, *, metric: Metric, window: str, full_below: int
) -> Verdict[Never]:
    """The median of the homepage's cold loads in one window lies below the limit."""
    return _is_fast("Trang chủ", "Homepage", home_timings, metric, window, full_below)


def eform_is_fast_in_the_window(
    eform_timings: PageTimings, *, metric: Metric, window: str, full_below: int
) -> Verdict[Never]:
    """The median of the eForm's cold loads in one window lies below the limit."""
    return _is_fast("Biểu mẫu điện tử", "eForm", eform_timings, metric, window, full_below)


def _is_fast(vi: str, en: str, timings: PageTimings, metric: Metric, window: str, full_below: int) -> Verdict[Never]:
    inside = replace(timings, samples=tuple(sample for sample in timings.samples if sample.window == window))
    if not inside.samples:
        return cannot_tell(
            f"{vi}: chưa có lần đo nào trong khung giờ {window}.", f"{en}: no load was timed within {window}."
        )
    page, middle = (f"{vi}, {window}", f"{en}, {window}"), inside.middle(metric)
    if middle is None:
        return not_taken(page, inside, metric)
    said = median_told(page, inside, metric, middle, (full_below,))
    if middle.median < full_below:
        return passed(f"{said[0]}.", f"{said[1]}.")
    if not inside.quiet:
        return cannot_tell(f"{said[0]}{BUSY[0]}.", f"{said[1]}{BUSY[1]}.")
    return failed(f"{said[0]}.", f"{said[1]}.")


def pages_come_and_come_evenly(
    home_timings: PageTimings,
    eform_timings: PageTimings,
    *,
    success: Fraction,
    min_loads: int,
    metric: Metric,
    p90_at_most: int,
) -> Verdict[Never]:
    """Of the loads of both pages nearly all succeed, and nine in ten are there in time.

    A share of 99 % takes a hundred loads to show: fewer of them decide only where they hold more failures than so many may.
    The 90th percentile is the value of nearest rank: the least one that nine in ten loads do not exceed.
    """
    loads = (*home_timings.counted, *eform_timings.counted)
    if not loads:
        return cannot_tell("Chưa có lần đo nào.", "No load was timed.")
    came, values = loaded(loads), [value for sample in loads if (value := sample.metric(metric)) is not None]
    if not values:
        return cannot_tell("Không đo được lần tải nào.", "The figure could not be taken of any load.")
    p90 = sorted(values)[math.ceil(len(values) * 9 / 10) - 1]
    vi, en = _within(p90)
    said_vi = f"{came}/{len(loads)} lần tải thành công; {vi}"
    said_en = f"{came} of {len(loads)} loads succeeded; {en}"
    lost = len(loads) - came > (1 - success) * max(len(loads), min_loads)
    if lost or p90 > p90_at_most:
        if home_timings.quiet and eform_timings.quiet:
            return failed(f"{said_vi}.", f"{said_en}.")
        return cannot_tell(f"{said_vi}{BUSY[0]}.", f"{said_en}{BUSY[1]}.")
    if len(loads) < min_loads:
        return cannot_tell(
            f"{said_vi}; cần ít nhất {min_loads} lần đo mới kết luận được, hãy dùng kho mẫu đo nhiều ngày.",
            f"{said_en}; it takes at least {min_loads} loads to tell: judge a store of samples taken over days.",
        )
    return passed(f"{said_vi}.", f"{said_en}.")


def _within(p90: float) -> tuple[str, str]:
    if p90 == math.inf:
        return "quá 10% số lần tải không xong trong thời gian chờ", "more than 10 % were not done in time"
    vi, en = seconds(p90)
    return f"90% số lần tải xong trong {vi}", f"90 % were done within {en}"
