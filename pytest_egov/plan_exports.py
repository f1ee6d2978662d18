"""The forms a plan of repairs leaves in: a file to work by, a workbook, issues of a tracker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from pytest_egov.repair_plan import PlanFile

__all__ = ["EXPORTS", "render_export"]

Lang = Literal["vi", "en"]

# The file each form is written to where no other is named; YAML is not made of a plan, it is one.
EXPORTS: Final = {"xlsx": "repair-plan.xlsx", "gitlab": "repair-plan-gitlab.csv", "jira": "repair-plan-jira.csv"}


def render_export(plan: PlanFile, form: str, lang: Lang, milestone: str) -> bytes:
    """A plan in one of the ``EXPORTS``; ``milestone`` is GitLab's, and may be empty."""
    return _RENDERED[form](plan, lang, milestone)


def _xlsx(plan: PlanFile, lang: Lang, _milestone: str) -> bytes:
    from pytest_egov.reporting.plan_xlsx import render_plan_xlsx

    return render_plan_xlsx(plan, lang)


def _gitlab(plan: PlanFile, lang: Lang, milestone: str) -> bytes:
    from pytest_egov.reporting.trackers import render_gitlab

    return render_gitlab(plan, lang, milestone)


def _jira(plan: PlanFile, lang: Lang, _milestone: str) -> bytes:
    from pytest_egov.reporting.trackers import render_jira

    return render_jira(plan, lang)


_RENDERED: Final[dict[str, Callable[[PlanFile, Lang, str], bytes]]] = {"xlsx": _xlsx, "gitlab": _gitlab, "jira": _jira}
