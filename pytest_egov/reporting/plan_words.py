"""Words for a plan of repairs and its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.plan_progress import PlanResult, PlanState, TaskResult
    from pytest_egov.repair_plan import Status

__all__ = ["STATES", "STATUSES", "in_state"]

STATES: Final[dict[PlanState, Text]] = {
    "done": Text("Đã hoàn thành", "Done"),
    "in_progress": Text("Đang thực hiện", "In progress"),
    "open": Text("Chưa thực hiện", "Not begun"),
    "overdue": Text("Quá hạn", "Overdue"),
    "reopened": Text("Mở lại", "Reopened"),
    "new": Text("Mới phát sinh", "New"),
    "unverified": Text("Chưa xác minh được", "Not verified"),
}
STATUSES: Final[dict[Status, Text]] = {
    "open": STATES["open"],
    "in_progress": STATES["in_progress"],
    "done": STATES["done"],
    "reopened": STATES["reopened"],
}


def in_state(plan: PlanResult, state: PlanState) -> list[TaskResult]:
    """The tasks in a state, in the plan's order."""
    return [task for task in plan.tasks if task.state == state]
