"""The plan of repairs as a workbook: to be filled in, sorted and printed; formulas are ours, everything else is text."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from pytest_egov.causes import exact
from pytest_egov.reporting.paper import EFFORTS, Lang, day, printable
from pytest_egov.reporting.plan_words import STATUSES
from pytest_egov.reporting.xlsx.pen import Column, Pen, Style, Styles, new_sheet
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.repair_plan import PlanFile, Task

__all__ = ["render_plan_xlsx"]

_COLUMNS: Final = (
    Column(Text("TT", "No."), 5),
    Column(Text("Mã", "ID"), 9),
    Column(Text("Tiêu chí", "Criterion"), 26),
    Column(Text("Nguyên nhân", "Cause"), 32),
    Column(Text("Điểm thu lại", "Points to win back"), 9),
    Column(Text("Loại công việc", "Kind of work"), 15),
    Column(Text("Phụ trách", "Owner"), 18),
    Column(Text("Hạn", "Due"), 12),
    Column(Text("Tình trạng", "Status"), 16),
    Column(Text("Cách khắc phục", "Remedy"), 40),
    Column(Text("Nghiệm thu", "Acceptance"), 40),
    Column(Text("Ghi chú", "Note"), 24),
)
_POINTS, _DUE, _STATUS, _LAST = 4, 7, 8, len(_COLUMNS) - 1
_LOOKS: Final[dict[int, Style]] = {9: "small", 10: "small"}
_HEAD = 2
_DAY = "dd/mm/yyyy"


def render_plan_xlsx(plan: PlanFile, lang: Lang) -> bytes:
    """A workbook of one sheet; the same plan gives the same bytes."""
    import xlsxwriter

    written = io.BytesIO()
    # Nothing is guessed from a text: neither a formula nor a link nor a number.
    careful = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, careful)
    # The day of the file would differ each time it is made.
    made = datetime.combine(plan.made, time()) if plan.made else datetime.fromtimestamp(0, UTC).replace(tzinfo=None)
    book.set_properties({"title": "Kế hoạch khắc phục" if lang == "vi" else "Plan of repairs", "created": made})
    foot = f"{plan.portal or ''} · {plan.catalogue or ''}"
    pen = new_sheet(book, Styles(book), "Kế hoạch" if lang == "vi" else "Plan", lang, foot)
    _write(pen, plan)
    book.close()
    return written.getvalue()


def _write(pen: Pen, plan: PlanFile) -> None:
    pen.across(0, 0, _LAST, pen.say(Text("KẾ HOẠCH KHẮC PHỤC", "PLAN OF REPAIRS")), "title")
    made = day(plan.made) if plan.made else "…"
    about = Text(
        f"Cổng: {plan.portal or '…'}. Kiểm tra ngày {made}.", f"Portal: {plan.portal or '…'}. Audit of {made}."
    )
    pen.across(1, 0, _LAST, pen.say(about), "attached")
    pen.head(_HEAD, _COLUMNS)
    pen.sheet.set_row(_HEAD, 34)
    pen.sheet.freeze_panes(_HEAD + 1, 3)
    for number, task in enumerate(plan.tasks, start=1):
        _write_task(pen, _HEAD + number, number, task)
    if not plan.tasks:
        return
    first, last = _HEAD + 1, _HEAD + len(plan.tasks)
    pen.sheet.autofilter(_HEAD, 0, last, _LAST)
    statuses = [printable(pen.say(text)) for text in STATUSES.values()]
    pen.sheet.data_validation(first, _STATUS, last, _STATUS, {"validate": "list", "source": statuses})
    total = sum((exact(task.points) for task in plan.tasks if task.points is not None), exact(0))
    pen.across(last + 1, 0, _POINTS - 1, pen.say(Text("Tổng cộng", "Total")), "total")
    pen.formula(last + 1, _POINTS, f"=SUM(E{first + 1}:E{last + 1})", float(total), "total")


def _write_task(pen: Pen, at: int, number: int, task: Task) -> None:
    texts = {
        1: task.id,
        2: task.title or "",
        3: task.cause or "",
        5: pen.say(EFFORTS[task.effort]) if task.effort else "",
        6: task.owner or "",
        9: task.remedy or "",
        10: task.acceptance or "",
        _LAST: task.note or "",
    }
    pen.figure(at, 0, number, "row", "0")
    pen.figure(at, _POINTS, task.points)
    pen.text(at, _STATUS, pen.say(STATUSES[task.status]), "centred")
    for column, said in texts.items():
        pen.text(at, column, said, _LOOKS.get(column, "row"))
    if task.due is not None:
        pen.sheet.write_datetime(at, _DUE, datetime.combine(task.due, time()), pen.styles.figure("row", _DAY))
    else:
        pen.room(at, _DUE, _DAY)
    pen.as_high_as(at, ((said, _COLUMNS[column].width, _LOOKS.get(column, "row")) for column, said in texts.items()))
