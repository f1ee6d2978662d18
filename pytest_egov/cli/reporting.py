"""``egov report``: the outputs of a result made again, and the block every command prints about a result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import Evidence, OutputLanguage, Pictures, Planned, Report, app
from pytest_egov.cli.sealing import insist
from pytest_egov.console import looks
from pytest_egov.errors import UsageProblem, place_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from pytest_egov.results import RunResult

__all__ = ["print_summary", "report"]


@app.command()
def report(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="RESULT|DOSSIER",
            help="A result.json or the report that has one, or a dossier (egov-evidence) to be judged again.",
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
    pictures: Pictures = None,
    verify: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool,
        typer.Option(
            "--verify", help="First hold the dossier against its manifest, and the result against the dossier."
        ),
    ] = False,
    redact: Annotated[
        str | None,
        typer.Option(
            metavar="strict",
            help="For passing on outside: strict leaves out quotations from pages, names of people, pictures of pages behind "
            "the sign-in and query strings. Written to a directory of its own.",
        ),
    ] = None,
) -> None:
    """Make the outputs again: from a result.json as it is, or from a dossier, which is judged first.

    The formats: json (result.json), html (index.html), markdown (summary.md, for a job's page), xlsx (scores.xlsx, the scoring
    sheet for a letter), csv (criteria.csv), badge (badge.svg), earl (earl.jsonld, EARL 1.0), sarif (results.sarif, SARIF 2.1.0).
    All of them hold the same figures, those of result.json.

    Pictures come from the dossier: with a result.json from --evidence.

      egov report egov-report/result.json --format xlsx --lang both

      egov report egov-evidence --format html,sarif --report again

      egov report egov-report/result.json --verify --redact strict

    Exit code 20: --verify found that the dossier was altered, or is another one; nothing is written then.
    """
    from pytest_egov.outputs import formats_named, language_named, pictures_named, write_reports
    from pytest_egov.plan_progress import with_plan
    from pytest_egov.redacting import redacted
    from pytest_egov.results import load_result
    from pytest_egov.run import judge_dossier

    asked, spoken, shown = formats_named(formats), language_named(lang), pictures_named(pictures)
    if redact not in (None, "strict"):
        raise UsageProblem(f"There is no way '{redact}' to redact: give strict.")
    if (source / "result.json").is_file():
        source /= "result.json"
    evidence = source if source.is_dir() else evidence
    result = None if source.is_dir() else with_plan(load_result(source), plan)
    if verify:
        insist(evidence, result.dossier_sha256 if result is not None else None)
    result = result or judge_dossier(source, plan=plan)
    if redact is not None:
        result, report = redacted(result), _of_its_own(report)
    write_reports(result, report, evidence, asked, spoken, shown)
    print_summary(result, report, evidence, lang, asked)


def _of_its_own(report: Path) -> Path:
    """The directory for redacted outputs: never one that holds the whole, nor the one where the whole is looked for."""
    from pytest_egov.redacting import REDACTED

    there = report / "result.json"
    whole = report == Path("egov-report") or (there.exists() and REDACTED.en not in there.read_text(encoding="utf-8"))
    apart = report.with_name(f"{report.name}-redacted") if whole else report
    typer.echo(f"Redacted, in a directory of its own: {place_of(apart)}", err=True)
    return apart


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
        for line in summary_lines(result, **looks(), lang=one, reports=whereabouts(report, evidence, formats)):
            typer.echo(line)
