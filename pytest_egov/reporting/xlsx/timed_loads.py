"""The sheet of timed loads: one row per load and metric, as flat as a table for sorting and drawing must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pytest_egov.reporting.figure_words import NAMES
from pytest_egov.reporting.paper import Lang
from pytest_egov.reporting.xlsx.pen import Column, Pen, Styles, new_sheet
from pytest_egov.verdict import Text
from pytest_egov.vietnam_time import VIETNAM

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from pytest_egov.evidence.timings import Metric
    from pytest_egov.results import RunResult
    from pytest_egov.timed_results import TimedLoad, TimedResult

__all__ = ["write_timed_loads"]

_COLUMNS: Final = (
    Column(Text("Mã", "ID"), 7),
    Column(Text("Trang", "Page"), 12),
    Column(Text("Địa chỉ", "Address"), 40),
    Column(Text("Cấu hình", "Profile"), 11),
    Column(Text("Chỉ số", "Metric"), 12),
    Column(Text("Lần", "Load"), 6),
    Column(Text("Bắt đầu (UTC+7)", "Began (UTC+7)"), 20),
    Column(Text("Khung giờ", "Window"), 13),
    Column(Text("Giá trị (ms)", "Value (ms)"), 11),
    Column(Text("Được tính", "Counts"), 10),
    Column(Text("Ghi chú", "Note"), 28),
    Column(Text("Trung vị (ms)", "Median (ms)"), 11),
    Column(Text("Khoảng tin cậy, dưới", "Interval, low"), 11),
    Column(Text("Khoảng tin cậy, trên", "Interval, high"), 11),
    Column(Text("Giới hạn (ms)", "Limits (ms)"), 15),
)
_WHOLE: Final = "#,##0"


def write_timed_loads(book: Workbook, styles: Styles, result: RunResult, lang: Lang) -> None:
    """Add the sheet to a workbook; empty but for its heading where nothing was timed."""
    foot = f"{result.portal.name or result.portal.address} · {result.catalogue.id}@{result.catalogue.version}"
    pen = new_sheet(book, styles, "Lượt đo" if lang == "vi" else "Timed loads", lang, foot)
    pen.head(0, _COLUMNS)
    pen.sheet.set_row(0, 34)
    pen.sheet.freeze_panes(1, 0)
    at = 0
    for row in result.criteria:
        for timed in (timed for part in row.parts for timed in part.timings):
            for number, load in enumerate(timed.loads, 1):
                at += 1
                _write(pen, at, row.id, timed, number, load)
    if not at:
        pen.across(1, 0, len(_COLUMNS) - 1, "Không có lượt đo nào." if lang == "vi" else "Nothing was timed.", "row")
        return
    pen.sheet.autofilter(0, 0, at, len(_COLUMNS) - 1)


def _write(pen: Pen, at: int, id_: str, timed: TimedResult, number: int, load: TimedLoad) -> None:
    names = (id_, timed.page, timed.url, timed.profile, NAMES.get(cast("Metric", timed.metric), timed.metric))
    for column, name in enumerate(names):
        pen.text(at, column, name)
    pen.figure(at, 5, number, "row", "0")
    pen.moment(at, 6, load.started_at.astimezone(VIETNAM))
    pen.text(at, 7, load.window or "–", "centred")
    if load.value is None and load.never:
        pen.text(at, 8, "không đạt" if pen.lang == "vi" else "never", "centred")
    else:
        pen.figure(at, 8, load.value, "row", _WHOLE)
    pen.text(at, 9, _yes(pen, yes=load.counts), "centred")
    busy = ("máy đo bận" if pen.lang == "vi" else "machine busy") if load.busy else ""
    pen.text(at, 10, "; ".join(filter(None, (busy, load.error))), "small")
    for column, value in ((11, timed.median), (12, timed.low), (13, timed.high)):
        pen.figure(at, column, value, "row", _WHOLE)
    pen.text(at, 14, " / ".join(f"{limit:g}" for limit in timed.limits), "centred")


def _yes(pen: Pen, *, yes: bool) -> str:
    if pen.lang == "vi":
        return "có" if yes else "không"
    return "yes" if yes else "no"
