"""``egov report``: the outputs of a result made again, and the block every command prints about a result."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import Evidence, OutputLanguage, Planned, Report, app

if TYPE_CHECKING:
    from collections.abc import Collection

    from pytest_egov.results import RunResult

__all__ = ["print_summary", "report"]


@app.command()
def report(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="RESULT|DOSSIER", help="A result.json, or a dossier (egov-evidence) to be judged again."
        ),
    ],
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME,...",
            help="Which outputs, set apart by commas, or all. By default those that need no browser.",
        ),
    ] = None,
    lang: OutputLanguage = None,
    report: Report = Path("egov-report"),
    evidence: Evidence = Path("egov-evidence"),
    plan: Planned = None,
) -> None:
    """Make the outputs again: from a result.json as it is, or from a dossier, which is judged first.

    The formats: json (result.json), html (index.html), markdown (summary.md, for a job's page), xlsx (scores.xlsx, the scoring
    sheet for a letter), csv (criteria.csv), badge (badge.svg), earl (earl.jsonld, EARL 1.0), sarif (results.sarif, SARIF 2.1.0).
    All of them hold the same figures, those of result.json.

    Pictures come from the dossier: with a result.json from --evidence.

      egov report egov-report/result.json --format xlsx --lang both

      egov report egov-evidence --format html,sarif --report again
    """
    from pytest_egov.outputs import formats_named, language_named, write_reports
    from pytest_egov.plan_progress import with_plan
    from pytest_egov.results import load_result
    from pytest_egov.run import judge_dossier

    asked, spoken = formats_named(formats), language_named(lang)
    if source.is_dir():
        evidence = source
        result = judge_dossier(source, None, report, None, asked, spoken, plan)
    else:
        result = with_plan(load_result(source), plan)
        write_reports(result, report, evidence, asked, spoken)
    print_summary(result, report, evidence, lang, asked)


def print_summary(
    result: RunResult, report: Path, evidence: Path, lang: str | None, formats: Collection[str] | None = None
) -> None:
    """Print the block that follows a run, in the languages asked for; ``formats`` are those that were written."""
    from pytest_egov.outputs import language_named, whereabouts
    from pytest_egov.reporting.paper import languages
    from pytest_egov.reporting.terminal import summary_lines

    for number, one in enumerate(languages(language_named(lang) or "en")):
        if number:
            typer.echo("")
        for line in summary_lines(
            result,
            width=min(shutil.get_terminal_size().columns, 100),
            colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
            unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
            lang=one,
            reports=whereabouts(report, evidence, formats),
        ):
            typer.echo(line)
