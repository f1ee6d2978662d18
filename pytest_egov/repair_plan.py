"""The plan of repairs as people keep it: a file with a task for each criterion that lost points, read and held against a run.

The tasks are kept in the dossier as facts, each with its line. What became of them is decided afterwards from them and from
the run (plan_progress.py), so that judging again decides alike.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from pytest_egov.catalogue import Effort
from pytest_egov.documents import Document, Row, read_document
from pytest_egov.errors import Fault, PlanProblem, UsageProblem
from pytest_egov.vietnam_time import day_said
from pytest_egov.web_addresses import same_host

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.portal import Portal

__all__ = [
    "KeptTask",
    "PlanFile",
    "RepairPlan",
    "Status",
    "Task",
    "plan_for_run",
    "read_plan",
    "read_plan_file",
    "refuse_another_subject",
]

Status = Literal["open", "in_progress", "done", "reopened"]


def _day(said: Any) -> Any:
    if not isinstance(said, str):
        return said
    try:
        return day_said(said)
    except UsageProblem as error:
        raise ValueError(str(error)) from error


Day = Annotated[dt.date, BeforeValidator(_day)]


class Task(Row):
    """What is to be done about one criterion; people write owner, due, status and note, the rest is ours."""

    id: str = Field(description="the criterion")
    title: str | None = Field(default=None, description="what the criterion asks")
    cause: str | None = Field(default=None, description="why it loses points")
    points: float | None = Field(default=None, ge=0, le=1000, description="the points there are to win back")
    effort: Effort | None = Field(default=None, description="the kind of work")
    owner: str | None = Field(default=None, description="who answers for it: a person, a team, a vendor")
    due: Day | None = Field(default=None, description="the last day, such as 2026-12-31 or 31/12/2026")
    status: Status = Field(
        default="open", description="open, in_progress or done; a run writes reopened where points fell back"
    )
    closed: Day | None = Field(
        default=None, description="the day of the audit that showed it repaired; egov plan --update fills it in"
    )
    remedy: str | None = Field(default=None, description="what to do")
    acceptance: str | None = Field(default=None, description="what the check will look for")
    note: str | None = None


class PlanFile(Row):
    """A plan of repairs for one portal, made from a run against one catalogue."""

    portal: str | None = Field(
        default=None, description="the portal's address; a plan is never held against another host"
    )
    catalogue: str | None = Field(default=None, description="the id of the catalogue")
    made: Day | None = Field(default=None, description="the day of the audit it was made from")
    tasks: tuple[Task, ...] = ()


class KeptTask(Row):
    """A task with its line in the file."""

    line: int
    said: Task


class RepairPlan(Row):
    """A plan as it is kept in a dossier: its file's name and hash, and its tasks."""

    file: str
    sha256: str
    made: dt.date | None = None
    tasks: tuple[KeptTask, ...] = ()


def plan_for_run(file: Path, catalogue: Catalogue, portal: Portal) -> RepairPlan:
    """Read a plan that is to be held against a run of this portal by this catalogue.

    Raises:
        PlanProblem: as ``read_plan`` does.
    """
    criteria = frozenset(row.id for _, _, row in catalogue.rows())
    return read_plan(file, portal.address, catalogue.id, criteria)


def read_plan(file: Path, portal: str, catalogue: str, criteria: Collection[str] | None = None) -> RepairPlan:
    """Read a plan that is to be held against a run.

    Args:
        file: the plan.
        portal: the address of the run's portal.
        catalogue: the id of the run's catalogue.
        criteria: ids of all its criteria; None where they are not at hand, and any id is taken.

    Raises:
        PlanProblem: it is no YAML, has unknown keys, names a criterion twice or one that there is not, or is about another
            portal or catalogue; with file, line, remedy.
    """
    document, said = read_plan_file(file)
    refuse_another_subject(document, said, portal, catalogue, criteria)
    return RepairPlan(
        file=file.name,
        sha256=document.sha256,
        made=said.made,
        tasks=tuple(
            KeptTask(line=document.positions.get(("tasks", number), (1, 1))[0], said=task)
            for number, task in enumerate(said.tasks)
        ),
    )


def read_plan_file(file: Path, content: bytes | None = None) -> tuple[Document, PlanFile]:
    """Read a plan, and no other; or what is about to be written to its file.

    Raises:
        PlanProblem: it is no YAML, has unknown keys, or names a criterion twice; with file, line and remedy.
    """
    document = read_document(file, PlanProblem, content)
    try:
        said = PlanFile.model_validate(document.data if document.data is not None else {})
    except ValidationError as error:
        faults = tuple(document.faults_of(error, PlanFile))
        raise PlanProblem(f"The plan {file.name} does not hold together:", faults) from error
    ids = [task.id for task in said.tasks]
    twice = tuple(
        document.fault(("tasks", number, "id"), f"there are two tasks for {id_}", "Keep one of the two.")
        for number, id_ in enumerate(ids)
        if id_ in ids[:number]
    )
    if twice:
        raise PlanProblem(f"The plan {file.name} does not hold together:", twice)
    return document, said


def refuse_another_subject(
    document: Document, said: PlanFile, portal: str, catalogue: str, criteria: Collection[str] | None
) -> None:
    """See that a plan is about this portal, this catalogue, and criteria that there are.

    Raises:
        PlanProblem: it is not; lists all faults with their lines.
    """
    faults = tuple(_another_subject(document, said, portal, catalogue, criteria))
    if faults:
        raise PlanProblem(f"The plan {document.file.name} is about something else:", faults)


def _another_subject(
    document: Document, said: PlanFile, portal: str, catalogue: str, criteria: Collection[str] | None
) -> Iterator[Fault]:
    if said.portal is not None and not same_host(said.portal, portal):
        problem = f"this plan is about {said.portal}, the run is about {portal}"
        yield document.fault(("portal",), problem, "Write a plan for this portal: egov plan RESULT.")
    if said.catalogue is not None and said.catalogue != catalogue:
        problem = f"this plan is about the catalogue {said.catalogue}, the run is about {catalogue}"
        yield document.fault(("catalogue",), problem, "Write a plan for this catalogue: egov plan RESULT.")
        return
    for number, task in enumerate(said.tasks):
        if criteria is not None and task.id not in criteria:
            problem = f"{catalogue} has no criterion {task.id}"
            yield document.fault(("tasks", number, "id"), problem, "Correct the id by the report, or remove the task.")
