"""A plan as issues: columns and days that GitLab and Jira read, and nothing in them but text."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from markdown_it import MarkdownIt

from pytest_egov.repair_plan import PlanFile, Task
from pytest_egov.reporting.trackers import render_gitlab, render_jira

HOSTILE = (
    "=cmd()|'calc'!A1", "+1", "-2+3", "@SUM(1)", "\t=1", "x;=1+1", "a,=1", "<=1;=2", "/close", "\n/close\n", "@everyone",
    "![x](https://evil.example/x.png)", "[~admin]", "{html}<script>{html}", "!https://evil.example/x.png!", "~bug #1 !2 $3",
    "<img src=x onerror=alert(1)>", '"",=1', "\x1b[31m\u202e",
)  # fmt: skip
PLAN = PlanFile(
    portal="https://x.example/",
    catalogue="tiny",
    made=date(2026, 11, 24),
    tasks=(
        Task(
            id="T1", title="Tra cứu hồ sơ", cause="Không tìm thấy.", points=2.5, effort="function", owner="@lan.tran",
            due=date(2026, 12, 31), acceptance="Mở được sau 2 lần bấm.", note="gấp",
        ),
        Task(id="T2", owner="Tổ giao diện", status="in_progress"),
        Task(id="T3", status="done"),
    ),
)  # fmt: skip


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_gitlab_gets_the_columns_it_imports() -> None:
    first, second = rows(render_gitlab(PLAN, "vi"))
    assert ["title", "description", "due_date"] == list(first)
    assert ("T1: Tra cứu hồ sơ", "2026-12-31") == (first["title"], first["due_date"])
    assert ("T2", "") == (second["title"], second["due_date"])
    assert "**Điểm thu lại:** 2,50" in first["description"]
    assert "**Nghiệm thu:** Mở được sau 2 lần bấm\\." in first["description"]
    assert first["description"].endswith("\n\n/assign @lan.tran")
    assert "/assign" not in second["description"]


def test_a_milestone_stands_in_a_column_of_its_own() -> None:
    assert ["Quý I", "Quý I"] == [row["milestone"] for row in rows(render_gitlab(PLAN, "vi", "Quý I"))]


def test_jira_gets_the_columns_it_imports() -> None:
    table = list(csv.reader(io.StringIO(render_jira(PLAN, "en").decode())))
    assert [
        "Summary",
        "Issue Type",
        "Status",
        "Description",
        "Due Date",
        "Assignee",
        "Points",
        "Labels",
        "Labels",
    ] == table[0]
    first, second = table[1:]
    assert ["T1: Tra cứu hồ sơ", "Task", "To Do"] == first[:3]
    assert ["2026-12-31", "", "2.5", "egov", "function"] == first[4:]
    assert ("In Progress", "") == (second[2], second[5])
    assert "*Kind of work:* Function (programming, data)" in first[3]


@pytest.mark.parametrize(
    ("owner", "assigned"), [("lan", "lan"), ("lan@x.example", "lan@x.example"), ("Tổ A", ""), ("=1", "")]
)
def test_who_has_a_login_is_assigned_in_jira(owner: str, assigned: str) -> None:
    assert assigned == rows(render_jira(PlanFile(tasks=(Task(id="T1", owner=owner),)), "vi"))[0]["Assignee"]


@pytest.mark.parametrize("said", HOSTILE)
@pytest.mark.parametrize("form", ["gitlab", "jira"])
def test_what_a_portal_said_is_text(form: str, said: str) -> None:
    plan = PlanFile(
        portal=said, catalogue=said, tasks=(Task(id="T1", title=said, cause=said, acceptance=said, note=said),)
    )
    content = render_gitlab(plan, "vi", said) if form == "gitlab" else render_jira(plan, "vi")
    assert not set("\x1b\u202e") & set(content.decode())
    for cell in (cell for row in csv.reader(io.StringIO(content.decode())) for cell in row):
        # However a spreadsheet sets cells apart, and wherever it breaks lines.
        assert not [piece for piece in re.split(r"[;,\t|\n]", cell) if re.match(r"[\s\"]*[=+\-@]", piece)]
    description = rows(content)[0]["description" if form == "gitlab" else "Description"]
    assert not [line for line in description.splitlines() if line.startswith("/")]
    if form == "jira":
        assert not re.search(r"(?<!\\)[\[{!|]", description)
        return
    assert not re.search(r"(?<!\\)[@#~!$]\w", description)
    rendered = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(description)
    assert {"p", "strong"} == set(re.findall(r"<(\w+)", rendered))
