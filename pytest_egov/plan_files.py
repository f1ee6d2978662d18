"""Files of a plan of repairs: written from a run, and brought up to date by a later one without touching what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pytest_egov.documents import write_new
from pytest_egov.errors import PlanProblem, UsageProblem, place_of
from pytest_egov.evidence.files import write_atomically
from pytest_egov.kept_results import result_at
from pytest_egov.plan_lines import Change, changed_lines
from pytest_egov.plan_progress import PlanResult, TaskResult, plan_result
from pytest_egov.planned_tasks import plan_of, planned_tasks
from pytest_egov.repair_plan import PlanFile, Task, read_plan, read_plan_file
from pytest_egov.reporting.paper import day, points
from pytest_egov.reporting.plan_sheet import render_plan, render_tasks
from pytest_egov.schemas import keep_schema, naming, write_with_schema
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.results import RunResult

__all__ = ["ANOTHER_NAME", "Updated", "plan_at", "update_plan", "write_plan"]

ANOTHER_NAME = "Give another name with --output."
Lang = Literal["vi", "en"]
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Updated:
    """A plan brought up to date.

    Attributes:
        progress: what became of its tasks.
        changed: how many entries were written or added.
        file: where it is now.
        aside: where the old one is kept; None where it was left alone.
    """

    progress: PlanResult
    changed: int
    file: Path
    aside: Path | None


def plan_at(source: Path, lang: Lang) -> PlanFile:
    """The plan in a file, or the one that a result, a report or a dossier gives rise to.

    Raises:
        PlanProblem, DossierProblem: the source cannot be read.
    """
    if source.suffix in _YAML:
        return read_plan_file(source)[1]
    result = result_at(source)
    return plan_of(result, planned_tasks(result, lang))


def write_plan(source: Path, output: Path, lang: Lang) -> PlanFile:
    """Write the plan of a result or a dossier; nothing is written where nothing is lost, and no file is ever overwritten.

    Raises:
        UsageProblem: the source cannot be read, or the output exists.
    """
    if source.suffix in _YAML:
        raise UsageProblem(f"{place_of(source)} is a plan. Ask for another form with --format xlsx, gitlab or jira.")
    result = result_at(source)
    planned = planned_tasks(result, lang)
    plan = plan_of(result, planned)
    if plan.tasks:
        write_with_schema(output, render_plan(plan, planned, result), "plan", ANOTHER_NAME)
    return plan


def update_plan(file: Path, source: Path, output: Path | None, lang: Lang) -> Updated:
    """Write down in a plan what a run made of it: closed, reopened and grown tasks, and new ones after the others.

    Of tasks that changed the lines ``status``, ``closed`` and ``points`` are written, and a comment that says why. Everything
    else stays as it is, to the byte.

    Args:
        file: the plan.
        source: a result, or the directory of a report or of a dossier.
        output: a new file to write; None to write the plan in place, the old one kept beside it.
        lang: of the texts of new tasks.

    Raises:
        PlanProblem: the plan does not hold together, is about something else, or is written in a way that lines cannot be
            changed in; it stays as it was.
        UsageProblem: the source cannot be read, or the output exists.
    """
    result = result_at(source)
    kept = read_plan(file, result.portal.address, result.catalogue.id)
    progress = plan_result(kept, result.criteria, result.taken_at)
    changes = [
        Change(number, values, _why(came, progress, result))
        for number, (task, came) in enumerate(zip(kept.tasks, progress.tasks, strict=False))
        if (values := dict(_values(task.said, came, progress)))
    ]
    new = [it for it in planned_tasks(result, lang) if it.row.id not in {task.said.id for task in kept.tasks}]
    document, before = read_plan_file(file)
    written = changed_lines(document, file.read_bytes().decode(), changes, render_tasks(new)).encode()
    _see_that_nothing_else_changed(file, before, written, changes, [it.row.id for it in new])
    if output is not None:
        write_new(output, written, ANOTHER_NAME)
        if written.startswith(naming("plan").encode()):
            keep_schema("plan", output.parent)
        return Updated(progress, len(changes) + len(new), output, None)
    aside = _keep_aside(file) if changes or new else None
    write_atomically(file, written)
    return Updated(progress, len(changes) + len(new), file, aside)


def _values(said: Task, came: TaskResult, progress: PlanResult) -> Iterator[tuple[str, object]]:
    """What a task's entry has to say otherwise."""
    if came.state == "done":
        if said.status != "done":
            yield "status", "done"
        if said.closed is None:
            yield "closed", progress.day
    elif came.state == "reopened" and said.status != "reopened":
        yield "status", "reopened"
        if said.closed is not None:
            yield "closed", None
    if said.points is not None and (came.lost > said.points or (came.state == "reopened" and came.lost != said.points)):
        yield "points", came.lost


def _why(came: TaskResult, progress: PlanResult, result: RunResult) -> Text:
    on = day(progress.day)
    if came.state == "done":
        vi, en = points(came.won, "vi"), points(came.won, "en")
        return Text(f"{on}: đạt, thu lại {vi} điểm.", f"{on}: met, {en} points won back.")
    vi, en = points(came.lost, "vi"), points(came.lost, "en")
    found = next(row.sentence for row in result.criteria if row.id == came.id)
    again = came.state == "reopened"
    return Text(
        f"{on}: {'mở lại, ' if again else ''}mất {vi} điểm. {found.vi}",
        f"{on}: {'reopened, ' if again else ''}{en} points are lost. {found.en}",
    )


def _see_that_nothing_else_changed(
    file: Path, before: PlanFile, written: bytes, changes: list[Change], new: list[str]
) -> None:
    wanted = list(before.tasks)
    for change in changes:
        wanted[change.number] = wanted[change.number].model_copy(update=dict(change.values))
    try:
        _, after = read_plan_file(file, written)
    except PlanProblem as error:
        raise PlanProblem(_NOT_BY_LINES.format(file.name)) from error
    old, added = after.tasks[: len(wanted)], after.tasks[len(wanted) :]
    same_head = after.model_copy(update={"tasks": ()}) == before.model_copy(update={"tasks": ()})
    if list(old) != wanted or [task.id for task in added] != new or not same_head:
        raise PlanProblem(_NOT_BY_LINES.format(file.name))


def _keep_aside(file: Path) -> Path:
    number = 1
    while (aside := file.with_name(f"{file.name}.{number}")).exists():
        number += 1
    write_new(aside, file.read_bytes(), ANOTHER_NAME)
    return aside


_NOT_BY_LINES = (
    "{} was not brought up to date: its tasks are written in a way that lines cannot be changed in. Write each key of a task "
    "on a line of its own, as egov plan does."
)
