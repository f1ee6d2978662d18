"""Tasks made of a result: one for each criterion that lost points, in the order of the repairs. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pytest_egov.causes import exact
from pytest_egov.repair_plan import PlanFile, Task
from pytest_egov.repairs import Repair, repairs
from pytest_egov.vietnam_time import day_of

if TYPE_CHECKING:
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult
    from pytest_egov.verdict import Text

__all__ = ["Planned", "plan_of", "planned_tasks", "points_of"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A task with the criterion it is about and the repairs that win its points, most points first."""

    task: Task
    row: CriterionResult
    repairs: tuple[Repair, ...]

    @property
    def shares_with(self) -> tuple[str, ...]:
        """Other criteria that lost points to the same causes."""
        ids = dict.fromkeys(row.id for repair in self.repairs for row in repair.criteria)
        return tuple(id_ for id_ in ids if id_ != self.row.id)


def planned_tasks(result: RunResult, lang: Literal["vi", "en"]) -> tuple[Planned, ...]:
    """A task for each criterion that lost points; those of one cause stand together."""
    found = [repair for repair in repairs(result) if repair.cause.losses]
    rows = {row.id: row for repair in found for row in repair.criteria}
    return tuple(
        _planned(row, tuple(it for it in found if any(row.id == other.id for other in it.criteria)), lang)
        for row in rows.values()
    )


def plan_of(result: RunResult, planned: tuple[Planned, ...]) -> PlanFile:
    """The plan that holds these tasks."""
    return PlanFile(
        portal=result.portal.address,
        catalogue=result.catalogue.id,
        made=day_of(result.taken_at),
        tasks=tuple(it.task for it in planned),
    )


def points_of(plan: PlanFile) -> float:
    """The points that all tasks of a plan are for."""
    return float(sum((exact(task.points or 0) for task in plan.tasks), Decimal(0)))


def _planned(row: CriterionResult, found: tuple[Repair, ...], lang: Literal["vi", "en"]) -> Planned:
    def said(text: Text) -> str:
        return text.vi if lang == "vi" else text.en

    task = Task(
        id=row.id,
        title=said(row.title),
        cause=" ".join(dict.fromkeys(said(repair.cause.said) for repair in found)),
        points=row.points.lost,
        effort=row.effort,
        remedy=" ".join(dict.fromkeys(said(repair.remedy) for repair in found)),
        acceptance=f"{said(row.expected)} {said(row.judged)}",
    )
    return Planned(task, row, found)
