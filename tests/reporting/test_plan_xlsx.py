"""A plan as a workbook, read back by its own XML: texts are texts, days are days, one formula adds the points up."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from pytest_egov.repair_plan import PlanFile, Task
from pytest_egov.reporting.plan_xlsx import render_plan_xlsx

HOSTILE = "=cmd()|'calc'!A1"
PLAN = PlanFile(
    portal="https://x.example/",
    catalogue="tiny",
    made=date(2026, 11, 24),
    tasks=(
        Task(
            id="T1",
            title=HOSTILE,
            cause="+1",
            points=0.1,
            owner=HOSTILE,
            due=date(2026, 12, 31),
            note="https://evil.example/",
        ),
        Task(id="T2", points=0.2, status="in_progress"),
        Task(id="T3"),
    ),
)


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_the_only_formula_is_ours() -> None:
    sheet = parts(render_plan_xlsx(PLAN, "vi"))["xl/worksheets/sheet1.xml"]
    assert [("SUM(E4:E6)", "0.3")] == re.findall(r"<f>(.*?)</f><v>(.*?)</v>", sheet)


def test_what_people_and_portals_wrote_is_text() -> None:
    book = parts(render_plan_xlsx(PLAN, "vi"))
    assert "=cmd()|'calc'!A1" in book["xl/sharedStrings.xml"]
    assert "hyperlink" not in book["xl/worksheets/sheet1.xml"]
    assert "evil.example" not in "".join(text for name, text in book.items() if name.endswith(".rels"))


def test_days_are_days_and_the_status_is_chosen_from_a_list() -> None:
    sheet = parts(render_plan_xlsx(PLAN, "vi"))["xl/worksheets/sheet1.xml"]
    assert re.search(r'<c r="H4" s="\d+"><v>46387</v></c>', sheet)  # 31/12/2026
    assert "Chưa thực hiện,Đang thực hiện,Đã hoàn thành,Mở lại" in sheet


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_plan_xlsx(PLAN, "en") == render_plan_xlsx(PLAN, "en")
