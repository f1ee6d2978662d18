"""The sheet of what there is to repair, and of what a person must decide: one row for each, element by element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.reporting.defects import Defect, defects
from pytest_egov.reporting.paper import OUTCOMES, Lang
from pytest_egov.reporting.xlsx.pen import Column, Pen, Style, Styles, new_sheet
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from pytest_egov.results import RunResult

__all__ = ["write_repairs"]

_COLUMNS: Final = (
    Column(Text("TT", "No."), 5),
    Column(Text("Mã", "ID"), 8),
    Column(Text("Tiêu chí", "Criterion"), 24),
    Column(Text("Kết quả", "Outcome"), 12),
    Column(Text("Tiêu chí mất (điểm)", "Criterion lost (points)"), 9),
    Column(Text("Phát hiện", "Finding"), 36),
    Column(Text("Cách khắc phục", "Repair"), 40),
    Column(Text("Trang", "Pages"), 30),
    Column(Text("Số phần tử", "Elements"), 8),
    Column(Text("Phần tử, đo được, ảnh", "Element, measured, picture"), 32),
    Column(Text("Quy tắc", "Rule"), 14),
)
_STYLES: Final[dict[int, Style]] = {7: "small", 9: "small"}
_MOST_PAGES: Final = 8


def write_repairs(book: Workbook, styles: Styles, result: RunResult, lang: Lang) -> None:
    """Add the sheet to a workbook; empty but for its heading where there is nothing to repair."""
    foot = f"{result.portal.name or result.portal.address} · {result.catalogue.id}@{result.catalogue.version}"
    pen = new_sheet(book, styles, "Phát hiện" if lang == "vi" else "Findings", lang, foot)
    pen.head(0, _COLUMNS)
    pen.sheet.set_row(0, 34)
    pen.sheet.freeze_panes(1, 3)
    found = defects(result)
    for row, defect in enumerate(found, 1):
        _write(pen, row, defect)
    if not found:
        pen.across(
            1, 0, len(_COLUMNS) - 1, "Không có phát hiện nào." if lang == "vi" else "There are no findings.", "row"
        )
        return
    pen.sheet.autofilter(0, 0, len(found), len(_COLUMNS) - 1)


def _write(pen: Pen, at: int, defect: Defect) -> None:
    row, barrier = defect.row, defect.barrier
    undecided = "" if defect.sure else "Cần người đánh giá xem: " if pen.lang == "vi" else "For a person to decide: "
    pen.figure(at, 0, at, "row", "0")
    pen.text(at, 1, row.id)
    shown = {2: pen.text(at, 2, pen.say(row.title))}
    pen.text(at, 3, pen.say(OUTCOMES[row.outcome]), "lost" if row.points.lost > 0 else "open")
    pen.figure(at, 4, row.points.lost)
    shown[5] = pen.text(at, 5, undecided + pen.say(defect.what))
    shown[6] = pen.text(at, 6, pen.say(defect.fix) if defect.sure else "")
    shown[7] = pen.lines(at, 7, defect.addresses or defect.pages, most=_MOST_PAGES)
    pen.figure(at, 8, barrier.elements if barrier is not None else None, "row", "0")
    element = (
        (barrier.measured, " / ".join(barrier.target), barrier.html, barrier.picture) if barrier is not None else ()
    )
    shown[9] = pen.lines(at, 9, [line for line in element if line])
    pen.text(at, 10, barrier.rule if barrier is not None else "", "small")
    pen.as_high_as(at, ((said, _COLUMNS[column].width, _STYLES.get(column, "row")) for column, said in shown.items()))
