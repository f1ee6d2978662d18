"""``egov plan``: the plan of repairs that people work by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import app

if TYPE_CHECKING:
    from pytest_egov.plan_files import Updated
    from pytest_egov.repair_plan import PlanFile

__all__ = ["plan"]

_FORMATS = ("yaml", "xlsx", "gitlab", "jira")


@app.command()
def plan(
    source: Annotated[
        Path, typer.Argument(help="A result.json, a report or a dossier; a plan (.yaml) for the other formats.")
    ],
    output: Annotated[Path | None, typer.Option(help="The file to write; no file is ever overwritten.")] = None,
    form: Annotated[
        str, typer.Option("--format", help="yaml (to work by), xlsx, or CSV that gitlab or jira imports as issues.")
    ] = "yaml",
    update: Annotated[
        Path | None,
        typer.Option(
            help="A plan: close what is met, reopen what fell back, add what is new; the old one is kept aside."
        ),
    ] = None,
    milestone: Annotated[str, typer.Option(help="For gitlab: a milestone that the project has.")] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of titles and texts: vi or en.")] = "vi",
) -> None:
    """Write a plan of repairs: a task for each criterion that lost points, the one that wins most points first.

    Fill in owner, due and status; `--plan FILE` of egov run, judge and report tells the progress by the next audit.

      egov plan egov-evidence

      egov plan egov-report --update repair-plan.yaml

      egov plan repair-plan.yaml --format xlsx
    """
    from pytest_egov.documents import write_new
    from pytest_egov.errors import UsageProblem
    from pytest_egov.outputs import one_language_named
    from pytest_egov.plan_exports import EXPORTS, render_export
    from pytest_egov.plan_files import ANOTHER_NAME, plan_at, update_plan, write_plan

    language = one_language_named(lang)
    if form not in _FORMATS:
        raise UsageProblem(f"There is no format '{form}': give {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}.")
    if update is not None:
        if form != "yaml":
            raise UsageProblem(
                f"--update writes YAML: bring the plan up to date first, then egov plan {update} --format {form}."
            )
        _tell_update(update_plan(update, source, output, language))
        return
    if form == "yaml":
        file = output or Path("repair-plan.yaml")
        _tell(file, write_plan(source, file, language), by_hand=True)
        return
    exported, file = plan_at(source, language), output or Path(EXPORTS[form])
    if exported.tasks:
        write_new(file, render_export(exported, form, language, milestone), ANOTHER_NAME)
    _tell(file, exported, by_hand=False)


def _tell(file: Path, written: PlanFile, *, by_hand: bool) -> None:
    from pytest_egov.planned_tasks import points_of

    count = len(written.tasks)
    if not count:
        typer.echo("Nothing is lost: there is nothing to repair, and no plan was written.")
        return
    said = f"{file}: {count} {'task' if count == 1 else 'tasks'}, {points_of(written):g} points."
    if not by_hand:
        typer.echo(said)
        return
    typer.echo(f"{said} Fill it in, then:")
    typer.echo(f"  egov judge DOSSIER --plan {file}")
    typer.echo(f"  egov plan RESULT --update {file}")


def _tell_update(done: Updated) -> None:
    if not done.changed:
        typer.echo(f"{done.file}: nothing has changed.")
        return
    totals = ", ".join(f"{it.state.replace('_', ' ')} {it.tasks}" for it in done.progress.totals)
    typer.echo(f"{done.file}: {totals}; {done.progress.won:g} of {done.progress.planned:g} points won back.")
    if done.aside is not None:
        typer.echo(f"The plan as it was is kept in {done.aside}.")
