"""Pillar P: what the timed loads say about the homepage and about one eForm."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pytest_egov.evidence import PageTimings
from pytest_egov.evidence.timings import Metric, median
from pytest_egov.evidence.timings import success_share as share_that_loaded
from pytest_egov.verdict import Verdict, cannot_tell, failed, partly, passed

__all__ = ["eform_is_fast_enough", "homepage_is_fast_enough"]

_NAMES: dict[str, str] = {
    "fcp_ms": "FCP",
    "lcp_ms": "LCP",
    "speed_index_ms": "Speed Index",
    "tbt_ms": "TBT",
    "tti_ms": "TTI",
}


def homepage_is_fast_enough(
    home_timings: PageTimings, *, metric: Metric, full_below: int, half_below: int, success_share: Fraction
) -> Verdict[Literal["half"]]:
    """The median of a metric over the cold loads of the homepage lies below the limit."""
    return _is_fast_enough("Trang chủ", "Homepage", home_timings, metric, full_below, half_below, success_share)


def eform_is_fast_enough(
    eform_timings: PageTimings, *, metric: Metric, full_below: int, half_below: int, success_share: Fraction
) -> Verdict[Literal["half"]]:
    """The median of a metric over the cold loads of one eForm lies below the limit."""
    return _is_fast_enough("Biểu mẫu điện tử", "eForm", eform_timings, metric, full_below, half_below, success_share)


def _is_fast_enough(
    vi: str, en: str, timings: PageTimings, metric: Metric, full_below: int, half_below: int, success_share: Fraction
) -> Verdict[Literal["half"]]:
    name, rounds = _NAMES.get(metric, metric), len(timings.samples)
    if not rounds:
        return cannot_tell(f"{vi}: chưa có lần đo nào.", f"{en}: no load was timed.")
    loaded = sum(sample.outcome == "loaded" for sample in timings.samples)
    if share_that_loaded(timings.samples) < success_share:
        return failed(
            f"{vi}: chỉ {loaded}/{rounds} lần tải thành công.", f"{en}: only {loaded} of {rounds} loads succeeded."
        )
    values = timings.values(metric)
    if len(values) < rounds:
        missing = rounds - len(values)
        return cannot_tell(
            f"{vi}: không đo được {name} trong {missing}/{rounds} lần tải.",
            f"{en}: {name} could not be taken in {missing} of {rounds} loads.",
        )
    middle = median(values)
    limit_vi, limit_en = _seconds(full_below)
    middle_vi, middle_en = _seconds(middle)
    note_vi, note_en = _outside_the_windows(timings)
    said = (
        f"{vi}: trung vị {name} {middle_vi} (giới hạn {limit_vi}, {rounds} lần tải{note_vi}).",
        f"{en}: median {name} {middle_en} (limit {limit_en}, {rounds} loads{note_en}).",
    )
    if middle < full_below:
        return passed(*said)
    return partly("half", *said) if middle < half_below else failed(*said)


def _outside_the_windows(timings: PageTimings) -> tuple[str, str]:
    if all(sample.window for sample in timings.samples):
        return "", ""
    return "; ngoài khung giờ cao điểm, chỉ để tham khảo", "; outside the peak windows, indicative"


def _seconds(milliseconds: float) -> tuple[str, str]:
    if milliseconds == float("inf"):
        return "không đạt trong thời gian chờ", "not reached in time"
    said = f"{milliseconds / 1000:.2f}"
    return f"{said.replace('.', ',')} giây", f"{said} s"
