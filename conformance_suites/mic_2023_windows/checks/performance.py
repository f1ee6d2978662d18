"""Speed page by page and window by window, and whether the pages come at all."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import Never

from pytest_egov.evidence import PageTimings
from pytest_egov.evidence.timings import Metric, success_share
from pytest_egov.verdict import Verdict, cannot_tell, failed, passed

__all__ = ["eform_is_fast_in_the_window", "homepage_is_fast_in_the_window", "pages_come_and_come_evenly"]

_BUSY = (
    "máy đo bận việc khác nên chưa kết luận được là chậm, cần đo lại trên máy rảnh",
    "the measuring machine was busy with other work, so this does not prove the page slow: measure again on an idle one",
)


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
    middle = inside.middle(metric)
    if middle is None:
        return cannot_tell(
            f"{vi}: không đo được đủ số lần trong khung giờ {window}.",
            f"{en}: the figure could not be taken in every load within {window}.",
        )
    rounds, limit_vi, limit_en = len(inside.counted), *_seconds(full_below)
    middle_vi, middle_en = _seconds(middle.median)
    said_vi = f"{vi}, {window}: trung vị {middle_vi} (giới hạn {limit_vi}, {rounds} lần tải)"
    said_en = f"{en}, {window}: median {middle_en} (limit {limit_en}, {rounds} loads)"
    if middle.median < full_below:
        return passed(f"{said_vi}.", f"{said_en}.")
    if not inside.quiet:
        return cannot_tell(f"{said_vi}; {_BUSY[0]}.", f"{said_en}; {_BUSY[1]}.")
    return failed(f"{said_vi}.", f"{said_en}.")


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
    loaded, values = round(success_share(loads) * len(loads)), []
    for sample in loads:
        value = sample.metric(metric)
        if value is not None:
            values.append(value)
    if not values:
        return cannot_tell("Không đo được lần tải nào.", "The figure could not be taken of any load.")
    p90 = sorted(values)[math.ceil(len(values) * 9 / 10) - 1]
    p90_vi, p90_en = _seconds(p90)
    said_vi = f"{loaded}/{len(loads)} lần tải thành công; 90% số lần tải xong trong {p90_vi}"
    said_en = f"{loaded} of {len(loads)} loads succeeded; 90 % were done within {p90_en}"
    lost = len(loads) - loaded > (1 - success) * max(len(loads), min_loads)
    if lost or p90 > p90_at_most:
        if home_timings.quiet and eform_timings.quiet:
            return failed(f"{said_vi}.", f"{said_en}.")
        return cannot_tell(f"{said_vi}; {_BUSY[0]}.", f"{said_en}; {_BUSY[1]}.")
    if len(loads) < min_loads:
        return cannot_tell(
            f"{said_vi}; cần ít nhất {min_loads} lần đo mới kết luận được, hãy dùng kho mẫu đo nhiều ngày.",
            f"{said_en}; it takes at least {min_loads} loads to tell: judge a store of samples taken over days.",
        )
    return passed(f"{said_vi}.", f"{said_en}.")


def _seconds(milliseconds: float) -> tuple[str, str]:
    if milliseconds == math.inf:
        return "thời gian không xác định (có lần tải không xong)", "no time (a load did not come to an end)"
    said = f"{milliseconds / 1000:.2f}"
    return f"{said.replace('.', ',')} giây", f"{said} s"
