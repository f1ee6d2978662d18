"""Pillar P: what the timed loads say about the homepage and about one eForm."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from conformance_suites.mic_2023.checks.timed_words import BUSY, median_told, not_taken
from pytest_egov.evidence import PageTimings
from pytest_egov.evidence.timings import Metric, loaded
from pytest_egov.verdict import Verdict, cannot_tell, failed, graded

__all__ = ["eform_is_fast_enough", "homepage_is_fast_enough"]


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
    counted = timings.counted
    rounds, came = len(counted), loaded(counted)
    if not rounds:
        return cannot_tell(f"{vi}: chưa có lần đo nào.", f"{en}: no load was timed.")
    if Fraction(came, rounds) < success_share:
        said = f"{vi}: chỉ {came}/{rounds} lần tải thành công", f"{en}: only {came} of {rounds} loads succeeded"
        if not timings.quiet and any(sample.busy and sample.outcome == "timed_out" for sample in counted):
            return cannot_tell(f"{said[0]}{BUSY[0]}.", f"{said[1]}{BUSY[1]}.")
        return failed(f"{said[0]}.", f"{said[1]}.")
    middle = timings.middle(metric)
    if middle is None:
        return not_taken((vi, en), timings, metric)
    level = _level(middle.median, full_below, half_below)
    said = median_told((vi, en), timings, metric, middle, (full_below, half_below))
    if timings.quiet or level == "full":
        return graded(level, f"{said[0]}.", f"{said[1]}.")
    return cannot_tell(f"{said[0]}{BUSY[0]}.", f"{said[1]}{BUSY[1]}.", at_least=level)


def _level(median: float, full_below: int, half_below: int) -> Literal["full", "half", "none"]:
    if median < full_below:
        return "full"
    return "half" if median < half_below else "none"
