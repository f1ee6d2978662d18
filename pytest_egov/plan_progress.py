"""The part of a result that tells what became of a plan of repairs: what was closed, fell back, is overdue or is new. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from pytest_egov.causes import exact
from pytest_egov.documents import Figure, Row
from pytest_egov.repair_plan import RepairPlan, Task, read_plan
from pytest_egov.verdict import Text
from pytest_egov.vietnam_time import day_of

if TYPE_CHECKING:
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.results import RunResult

__all__ = ["PLAN_NOTE", "PlanResult", "PlanState", "PlanTotals", "TaskResult", "kept_plan", "plan_result", "with_plan"]

PLAN_NOTE = "plan"  # the dossier's name for it

PlanState = Literal["done", "in_progress", "open", "overdue", "reopened", "new", "unverified"]


class TaskResult(Row):
    """One task, and how a run finds it.

    Attributes:
        id: the criterion.
        line: in the plan's file; None for a loss the plan does not know yet.
        state: ``done`` (loses nothing any more), ``reopened`` (said to be done, and loses points), ``overdue``, ``in_progress``
            and ``open`` as the plan says, ``new`` (not in the plan), ``unverified`` (this run could not decide it).
        late: its last day was over when the dossier was taken, and it still loses points.
        title, owner, due, note: as in the file.
        planned: the points it was for; lost: what it loses now; won: what has been won back of them.
        remark: what is to be known of it; None where the state says all.
    """

    id: str
    line: int | None
    state: PlanState
    late: bool
    title: str
    owner: str
    due: dt.date | None
    note: str
    planned: Figure
    lost: Figure
    won: Figure
    remark: Text | None


class PlanTotals(Row):
    """How many tasks are in a state, and their points: those won back of what is done, else those still to be won."""

    state: PlanState
    tasks: int
    points: Figure


class PlanResult(Row):
    """A plan and its progress on the day of the dossier.

    ``planned`` are the points of all its tasks, ``won`` those won back, ``lost`` all that is lost now, new losses with it.
    ``totals`` has an entry for each state that some task is in.
    """

    file: str
    sha256: str
    made: dt.date | None
    day: dt.date
    planned: Figure
    won: Figure
    lost: Figure
    totals: tuple[PlanTotals, ...]
    tasks: tuple[TaskResult, ...]


def kept_plan(dossier: Dossier) -> RepairPlan | None:
    """The plan a dossier holds; None without one.

    Raises:
        DossierProblem: it is of another version.
    """
    return dossier.noted_as(PLAN_NOTE, RepairPlan, "--plan")


def plan_result(plan: RepairPlan, criteria: Sequence[CriterionResult], taken_at: dt.datetime) -> PlanResult:
    """Hold a plan against what a run found.

    Args:
        plan: as read, or as kept in a dossier.
        criteria: of the run; a task whose criterion is not among them stays unverified.
        taken_at: when the dossier was taken; days are over by Việt Nam's calendar, and never by today's.
    """
    day, rows = day_of(taken_at), {row.id: row for row in criteria}
    planned = {kept.said.id for kept in plan.tasks}
    tasks = [_task(kept.said, kept.line, rows.get(kept.said.id), day) for kept in plan.tasks]
    tasks += [_new(row) for row in criteria if row.points.lost > 0 and row.id not in planned]
    return PlanResult(
        file=plan.file,
        sha256=plan.sha256,
        made=plan.made,
        day=day,
        planned=_sum(task.planned for task in tasks if task.line is not None),
        won=_sum(task.won for task in tasks),
        lost=_sum(task.lost for task in tasks),
        totals=tuple(_totals(tasks)),
        tasks=tuple(tasks),
    )


def with_plan(result: RunResult, file: Path | None) -> RunResult:
    """The result, held against a plan; as it is where none is given.

    Raises:
        PlanProblem: the plan does not hold together, or is about something else.
    """
    if file is None:
        return result
    plan = read_plan(file, result.portal.address, result.catalogue.id)
    return result.model_copy(update={"plan": plan_result(plan, result.criteria, result.taken_at)})


def _task(said: Task, line: int, row: CriterionResult | None, day: dt.date) -> TaskResult:
    lost = row.points.lost if row is not None else 0.0
    still_open = row.points.open if row is not None else 0.0
    planned = said.points if said.points is not None else lost
    late = lost > 0 and said.due is not None and said.due < day
    state = _state(said, row, late=late)
    won = exact(planned) - exact(lost) - exact(still_open) if row is not None else Decimal(0)
    return TaskResult(
        id=said.id, line=line, state=state, late=late, title=said.title or "", owner=said.owner or "", due=said.due,
        note=said.note or "", planned=planned, lost=lost, won=float(max(won, Decimal(0))),
        remark=_remark(said, state, row),
    )  # fmt: skip


def _state(said: Task, row: CriterionResult | None, *, late: bool) -> PlanState:
    if row is None or (row.points.lost <= 0 and row.points.open > 0):
        return "unverified"
    if row.points.lost <= 0:
        return "done"
    if said.status in ("done", "reopened"):
        return "reopened"
    if late:
        return "overdue"
    return "in_progress" if said.status == "in_progress" else "open"


def _remark(said: Task, state: PlanState, row: CriterionResult | None) -> Text | None:
    if state == "reopened" and said.closed is not None:
        return Text(
            f"Đã đạt ngày {said.closed:%d/%m/%Y}, nay lại mất điểm.",
            f"Was met on {said.closed:%d/%m/%Y}, and loses points again.",
        )
    if state == "reopened" and said.status == "done":
        return Text(
            "Được báo đã hoàn thành, nhưng lần kiểm tra này vẫn mất điểm.",
            "Said to be done, but this audit still finds points lost.",
        )
    if state == "unverified":
        return _NOT_SELECTED if row is None else row.sentence
    if row is not None and row.points.waived > 0:
        return Text("Điểm mất đang được miễn trừ.", "The loss is waived for the time being.")
    return None


def _new(row: CriterionResult) -> TaskResult:
    return TaskResult(
        id=row.id, line=None, state="new", late=False, title="", owner="", due=None, note="", planned=row.points.lost,
        lost=row.points.lost, won=0.0, remark=None,
    )  # fmt: skip


def _totals(tasks: list[TaskResult]) -> Iterator[PlanTotals]:
    for state in get_args(PlanState):
        those = [task for task in tasks if task.state == state]
        if those:
            points = _sum(task.won if state == "done" else task.lost or task.planned for task in those)
            yield PlanTotals(state=state, tasks=len(those), points=points)


def _sum(values: Iterator[float]) -> float:
    return float(sum(map(exact, values), Decimal(0)))


_NOT_SELECTED = Text("Lần kiểm tra này không xét tiêu chí này.", "This run did not look at the criterion.")
