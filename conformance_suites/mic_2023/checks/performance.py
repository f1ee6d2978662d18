"""Pillar P: what the timed loads say about the homepage and about one eForm."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pytest_egov.evidence import PageTimings
from pytest_egov.evidence.timings import Metric, Period
from pytest_egov.evidence.timings import success_share as share_that_loaded
from pytest_egov.verdict import Verdict, cannot_tell, failed, graded

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
    name, counted = _NAMES.get(metric, metric), timings.counted
    rounds = len(counted)
    if not rounds:
        return cannot_tell(f"{vi}: chưa có lần đo nào.", f"{en}: no load was timed.")
    loaded = sum(sample.outcome == "loaded" for sample in counted)
    if share_that_loaded(counted) < success_share:
        said = f"{vi}: chỉ {loaded}/{rounds} lần tải thành công", f"{en}: only {loaded} of {rounds} loads succeeded"
        if not timings.quiet and any(sample.busy and sample.outcome == "timed_out" for sample in counted):
            return cannot_tell(f"{said[0]}{_BUSY[0]}.", f"{said[1]}{_BUSY[1]}.")
        return failed(f"{said[0]}.", f"{said[1]}.")
    middle = timings.middle(metric)
    if middle is None:
        missing = rounds - len(timings.values(metric))
        return cannot_tell(
            f"{vi}: không đo được {name} trong {missing}/{rounds} lần tải.",
            f"{en}: {name} could not be taken in {missing} of {rounds} loads.",
        )
    level = _level(middle.median, full_below, half_below)
    limit_vi, limit_en = _seconds(full_below)
    middle_vi, middle_en = _seconds(middle.median)
    notes_vi, notes_en = _notes(timings, close=any(map(middle.is_close_to, (full_below, half_below))))
    vi_said = f"{vi}: trung vị {name} {middle_vi} (giới hạn {limit_vi}, {rounds} lần tải{notes_vi})"
    en_said = f"{en}: median {name} {middle_en} (limit {limit_en}, {rounds} loads{notes_en})"
    if timings.quiet or level == "full":
        return graded(level, f"{vi_said}.", f"{en_said}.")
    return cannot_tell(f"{vi_said}{_BUSY[0]}.", f"{en_said}{_BUSY[1]}.", at_least=level)


def _level(median: float, full_below: int, half_below: int) -> Literal["full", "half", "none"]:
    if median < full_below:
        return "full"
    return "half" if median < half_below else "none"


# A busy machine makes every load slower and none quicker: what it shows may be earned, and what it lacks is not yet lost.
_BUSY = (
    "; máy đo bận việc khác nên chưa kết luận được là chậm, cần đo lại trên máy rảnh",
    "; the measuring machine was busy with other work, so this does not prove the page slow: measure again on an idle one",
)


def _notes(timings: PageTimings, *, close: bool) -> tuple[str, str]:
    vi, en = "", ""
    if timings.signed_in:
        vi, en = "; đã đăng nhập", "; signed in"
    if close:
        vi, en = f"{vi}; sát giới hạn", f"{en}; close to a limit"
    if not all(sample.window for sample in timings.counted):
        vi, en = f"{vi}; ngoài khung giờ cao điểm, chỉ để tham khảo", f"{en}; outside the peak windows, indicative"
    if timings.period is not None:
        of_vi, of_en = _period(timings.period)
        vi, en = f"{vi}; {of_vi}", f"{en}; {of_en}"
    return vi, en


def _period(period: Period) -> tuple[str, str]:
    days = sum(day.taken > 0 for day in period.days)
    first, last = f"{period.first:%d/%m/%Y}", f"{period.last:%d/%m/%Y}"
    missed = f"{period.missed}/{period.planned}"
    return (
        f"{days} ngày đo từ {first} đến {last}, lỡ {missed} lượt theo kế hoạch",
        f"{days} days measured from {first} to {last}, {missed} planned rounds missed",
    )


def _seconds(milliseconds: float) -> tuple[str, str]:
    if milliseconds == float("inf"):
        return "không đạt trong thời gian chờ", "not reached in time"
    said = f"{milliseconds / 1000:.2f}"
    return f"{said.replace('.', ',')} giây", f"{said} s"
