"""A plan of repairs is read with care: every fault is told with its line, and no plan is held against another portal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pytest_egov.errors import PlanProblem
from pytest_egov.repair_plan import RepairPlan, read_plan

PORTAL = "https://dichvucong.example.gov.vn/"
GOOD = """\
portal: https://dichvucong.example.gov.vn/vi
catalogue: tiny
made: 2026-11-24
tasks:
  # of people
  - id: T1
    points: 2.5
    owner: Tổ lập trình
    due: 31/12/2026
    status: in_progress
  - id: T2
"""


def read(directory: Path, text: str, criteria: tuple[str, ...] | None = ("T1", "T2")) -> RepairPlan:
    file = directory / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    return read_plan(file, PORTAL, "tiny", criteria)


def test_tasks_are_read_with_their_lines(tmp_path: Path) -> None:
    plan = read(tmp_path, GOOD)
    first, second = plan.tasks
    assert ("plan.yaml", date(2026, 11, 24), 64) == (plan.file, plan.made, len(plan.sha256))
    assert (6, "T1", 2.5, "Tổ lập trình", date(2026, 12, 31), "in_progress") == (
        first.line, first.said.id, first.said.points, first.said.owner, first.said.due, first.said.status,
    )  # fmt: skip
    assert (11, "open", None) == (second.line, second.said.status, second.said.points)


@pytest.mark.parametrize("due", ["2026-12-31", '"2026-12-31"', "31/12/2026", "' 31/12/2026 '"])
def test_days_are_taken_as_people_write_them(tmp_path: Path, due: str) -> None:
    assert date(2026, 12, 31) == read(tmp_path, GOOD.replace("31/12/2026", due)).tasks[0].said.due


def test_an_empty_file_is_a_plan_without_tasks(tmp_path: Path) -> None:
    assert () == read(tmp_path, "").tasks


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("owner:", "ownner:"), "plan.yaml:8:5: unknown key 'ownner'\n    Did you mean 'owner'?"),
        (("status: in_progress", "status: finished"), "plan.yaml:10:5: tasks.0.status: Input should be 'open'"),
        (("31/12/2026", "31/11/2026"), "plan.yaml:9:5: tasks.0.due: '31/11/2026' is no day: write it as 24/11/2026"),
        (("points: 2.5", "points: -1"), "plan.yaml:7:5: tasks.0.points"),
        (("points: 2.5", "points: [1"), "is not valid YAML"),
        (("id: T2", "id: T1"), "plan.yaml:11:5: there are two tasks for T1\n    Keep one of the two."),
        (("id: T2", "id: T9"), "plan.yaml:11:5: tiny has no criterion T9"),
        (("catalogue: tiny", "catalogue: huge"), "plan.yaml:2:1: this plan is about the catalogue huge"),
        (("example.gov.vn/vi", "other.gov.vn/"), "plan.yaml:1:1: this plan is about https://dichvucong.other.gov.vn/"),
        (("2026-11-24", "!!python/object/apply:os.system [id]"), "plan.yaml:3:7: the tag tag:yaml.org"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, edit: tuple[str, str], told: str) -> None:
    with pytest.raises(PlanProblem) as caught:
        read(tmp_path, GOOD.replace(*edit))
    assert told in str(caught.value)


def test_ids_are_taken_as_they_are_where_the_catalogue_is_not_at_hand(tmp_path: Path) -> None:
    assert "T9" == read(tmp_path, GOOD.replace("T2", "T9"), criteria=None).tasks[1].said.id
