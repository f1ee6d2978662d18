"""How timed loads are told, whatever a standard asks of them: the median, what it rests on, and what puts it in doubt."""

from __future__ import annotations

import math
from typing import Final, TypeVar

from pytest_egov.evidence import PageTimings
from pytest_egov.evidence.medians import Middle
from pytest_egov.evidence.timings import Metric, Period
from pytest_egov.verdict import Verdict, cannot_tell

__all__ = ["BUSY", "median_told", "not_taken", "seconds"]

Level = TypeVar("Level", bound=str)

_NAMES: Final[dict[str, str]] = {
    "fcp_ms": "FCP",
    "lcp_ms": "LCP",
    "speed_index_ms": "Speed Index",
    "tbt_ms": "TBT",
    "tti_ms": "TTI",
}
# A busy machine makes every load slower and none quicker: what it shows may be earned, and what it lacks is not yet lost.
BUSY: Final = (
    "; máy đo bận việc khác nên chưa kết luận được là chậm, cần đo lại trên máy rảnh",
    "; the measuring machine was busy with other work, so this does not prove the page slow: measure again on an idle one",
)


def median_told(
    page: tuple[str, str], timings: PageTimings, metric: Metric, middle: Middle, limits: tuple[int, ...]
) -> tuple[str, str]:
    """The median of a metric with what it rests on, in Vietnamese and in English, without a full stop.

    Args:
        page: what the page is called, in both languages.
        timings: its loads.
        metric: which figure, in milliseconds.
        middle: of it.
        limits: the one for all the points first, and others it may be close to; milliseconds.
    """
    name, rounds = _NAMES.get(metric, metric), len(timings.counted)
    limit, median = seconds(limits[0]), seconds(middle.median)
    notes = _notes(timings, close=any(map(middle.is_close_to, limits)))
    return (
        f"{page[0]}: trung vị {name} {median[0]} (giới hạn {limit[0]}, {rounds} lần tải{notes[0]})",
        f"{page[1]}: median {name} {median[1]} (limit {limit[1]}, {rounds} loads{notes[1]})",
    )


def not_taken(page: tuple[str, str], timings: PageTimings, metric: Metric) -> Verdict[Level]:
    """There is no median, because some page loaded and the figure could not be taken of it."""
    name, rounds = _NAMES.get(metric, metric), len(timings.counted)
    missing = rounds - len(timings.values(metric))
    return cannot_tell(
        f"{page[0]}: không đo được {name} trong {missing}/{rounds} lần tải.",
        f"{page[1]}: {name} could not be taken in {missing} of {rounds} loads.",
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


def seconds(milliseconds: float) -> tuple[str, str]:
    """A time in both languages."""
    if milliseconds == math.inf:
        return "không đạt trong thời gian chờ", "not reached in time"
    said = f"{milliseconds / 1000:.2f}"
    return f"{said.replace('.', ',')} giây", f"{said} s"
