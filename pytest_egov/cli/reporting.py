"""``egov report``: the outputs of a result made again, and the block every command prints about a result."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import Evidence, Language, Report, app

if TYPE_CHECKING:
    from pytest_egov.results import RunResult

__all__ = ["print_summary", "report"]


@app.command()
def report(
    result: Annotated[Path, typer.Argument(help="A result.json.")],
    report: Report = Path("egov-report"),
    evidence: Evidence = Path("egov-evidence"),
    lang: Language = "en",
) -> None:
    """Make the reports again from a result.json (pictures come from the dossier)."""
    from pytest_egov.outputs import write_reports
    from pytest_egov.results import load_result

    loaded = load_result(result)
    write_reports(loaded, report, evidence)
    print_summary(loaded, report, evidence, lang)


def print_summary(result: RunResult, report: Path, evidence: Path, lang: str) -> None:
    """Print the block that follows a run."""
    from pytest_egov.reporting.terminal import summary_lines

    reports = {"report": str(report / "index.html"), "result": str(report / "result.json"), "evidence": str(evidence)}
    for line in summary_lines(
        result,
        width=min(shutil.get_terminal_size().columns, 100),
        colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
        lang="vi" if lang == "vi" else "en",
        reports=reports,
    ):
        typer.echo(line)
