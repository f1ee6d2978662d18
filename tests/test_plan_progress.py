"""What became of a plan: closed, reopened, overdue by the dossier's day, new; with points that add up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from small_results import part, row, said

from pytest_egov.criterion_results import CriterionResult
from pytest_egov.plan_progress import PlanResult, TaskResult, plan_result
from pytest_egov.repair_plan import KeptTask, RepairPlan, Task

TAKEN = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)
MET, LOST = row("T1", 2.5, part(1)), row("T1", 2.5, part(0))
HALF, OPEN = row("T1", 2.5, part(0.5)), row("T1", 2.5, part(0, open=1, sentence=said("Not found.")))


def plan(*tasks: dict[str, Any]) -> RepairPlan:
    kept = tuple(KeptTask(line=n, said=Task.model_validate(task)) for n, task in enumerate(tasks, start=7))
    return RepairPlan(file="plan.yaml", sha256="c" * 64, made=date(2026, 10, 1), tasks=kept)


def came_to(row: CriterionResult, **task: Any) -> TaskResult:
    return plan_result(plan({"id": "T1", "points": 2.5, **task}), (row,), TAKEN).tasks[0]


@pytest.mark.parametrize(
    ("found", "task", "state"),
    [
        (MET, {}, "done"),
        (MET, {"status": "done"}, "done"),
        (MET, {"due": "01/11/2026"}, "done"),
        (LOST, {}, "open"),
        (LOST, {"status": "in_progress"}, "in_progress"),
        (LOST, {"status": "in_progress", "due": "2026-11-24"}, "in_progress"),
        (LOST, {"status": "in_progress", "due": "2026-11-23"}, "overdue"),
        (HALF, {"due": "2026-11-23"}, "overdue"),
        (LOST, {"status": "done"}, "reopened"),
        (LOST, {"status": "reopened"}, "reopened"),
        (LOST, {"status": "done", "due": "2026-11-23"}, "reopened"),
        (OPEN, {"status": "done", "due": "2026-11-23"}, "unverified"),
    ],
)
def test_the_state_of_a_task(found: CriterionResult, task: dict[str, Any], state: str) -> None:
    assert state == came_to(found, **task).state


def test_a_day_is_over_by_the_calendar_of_viet_nam_and_the_day_of_the_dossier() -> None:
    late = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)  # half past midnight of the 25th in Hà Nội
    due = plan({"id": "T1", "due": "2026-11-24"})
    assert [False, True] == [plan_result(due, (LOST,), at).tasks[0].late for at in (TAKEN, late)]
    assert date(2026, 11, 25) == plan_result(due, (LOST,), late).day


def test_a_reopened_task_that_is_late_says_both() -> None:
    task = came_to(LOST, status="done", closed="2026-11-01", due="2026-11-10")
    assert ("reopened", True) == (task.state, task.late)
    assert "Was met on 01/11/2026, and loses points again." == task.remark.en if task.remark else False


def test_done_by_word_alone_is_reopened_and_says_so() -> None:
    remark = came_to(LOST, status="done").remark
    assert remark is not None
    assert "Said to be done, but this audit still finds points lost." == remark.en


def test_what_could_not_be_decided_says_why() -> None:
    open_task = came_to(OPEN)
    assert ("Not found.", 0.0) == (open_task.remark.en if open_task.remark else "", open_task.won)
    other = plan_result(plan({"id": "T2", "points": 1}), (MET,), TAKEN).tasks[0]
    assert ("unverified", "This run did not look at the criterion.") == (
        other.state,
        other.remark.en if other.remark else "",
    )


@pytest.mark.parametrize(("found", "won", "lost"), [(MET, 2.5, 0), (HALF, 1.25, 1.25), (LOST, 0, 2.5), (OPEN, 0, 0)])
def test_points_won_back_are_those_no_longer_lost(found: CriterionResult, won: float, lost: float) -> None:
    task = came_to(found)
    assert (2.5, won, lost) == (task.planned, task.won, task.lost)


def test_a_loss_the_plan_does_not_know_is_a_new_task() -> None:
    result = plan_result(
        plan({"id": "T1", "points": 2.5}), (LOST, row("T2", 1.1, part(0)), row("T3", 1, part(1))), TAKEN
    )
    new = result.tasks[-1]
    assert (2, "T2", None, "new", 1.1) == (len(result.tasks), new.id, new.line, new.state, new.lost)


def totals(result: PlanResult) -> dict[str, tuple[int, float]]:
    return {it.state: (it.tasks, it.points) for it in result.totals}


def test_the_figures_add_up_exactly() -> None:
    rows = (row("T1", 0.1, part(1)), row("T2", 0.2, part(1)), row("T3", 2, part(0.5)), row("T4", 0.7, part(0)))
    tasks = ({"id": "T1", "points": 0.1}, {"id": "T2", "points": 0.2}, {"id": "T3", "points": 2, "due": "2026-01-01"})
    result = plan_result(plan(*tasks), rows, TAKEN)
    assert {"done": (2, 0.3), "overdue": (1, 1.0), "new": (1, 0.7)} == totals(result)
    assert (2.3, 1.3, 1.7) == (result.planned, result.won, result.lost)


def test_a_task_without_points_is_for_what_is_lost_now() -> None:
    assert [(2.5, 0.0), (0.0, 0.0)] == [
        (task.planned, task.won) for task in (came_to(r, points=None) for r in (LOST, MET))
    ]
