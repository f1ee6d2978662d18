"""``egov diff``: two results side by side."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import app
from pytest_egov.cli.writing import write_over
from pytest_egov.console import looks
from pytest_egov.errors import UsageProblem
from pytest_egov.exit_codes import FAILED

if TYPE_CHECKING:
    from pytest_egov.comparing import Comparison
    from pytest_egov.reporting.paper import Language
    from pytest_egov.results import RunResult

__all__ = ["diff"]


class _Form(StrEnum):
    terminal = "terminal"
    markdown = "markdown"
    html = "html"


@app.command()
def diff(
    before: Annotated[
        Path, typer.Argument(metavar="A", help="The earlier result: a result.json, a report's directory, or a dossier.")
    ],
    after: Annotated[Path, typer.Argument(metavar="B", help="The later result, likewise.")],
    across: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool, typer.Option("--across", help="Compare results of different catalogues, by the ids of criteria.")
    ] = False,
    form: Annotated[_Form, typer.Option("--format", help="What is written.")] = _Form.terminal,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of the terminal.")] = None,
    lang: Annotated[
        str | None,
        typer.Option(metavar="vi|en|both", help="Language; of a page, which holds both, the one shown first."),
    ] = None,
    exit_code: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool, typer.Option("--exit-code", help="Exit with 1 when B lost more than A: what --egov-baseline A stops on.")
    ] = False,
) -> None:
    """Compare two results: what improved, regressed, appeared or vanished, and what else may account for it.

    Regressed means proven: the most possible in B is less than what was certain in A.

    Told apart: what could not be looked at, timings whose medians overlap, other pages drawn, another tool or browser.

      egov diff egov-baseline.json egov-report --format markdown
    """
    from pytest_egov.comparing import compare
    from pytest_egov.kept_results import result_at
    from pytest_egov.outputs import language_named

    spoken = language_named(lang)
    was, now = result_at(before), result_at(after)
    if not across:
        _refuse_other_catalogues(was, now)
    comparison = compare(was, now)
    written = _written(comparison, (str(before), str(after)), form, spoken, to_file=output is not None)
    if output is not None:
        write_over(output, written, "--output")
    elif form is _Form.terminal:
        typer.echo(written, nl=False)
    else:
        # A page says of itself that it is UTF-8, whatever this stream takes letters for.
        typer.get_binary_stream("stdout").write(written.encode())
    raise typer.Exit(FAILED if exit_code and comparison.lost_anew else 0)


def _written(
    comparison: Comparison, names: tuple[str, str], form: _Form, lang: Language | None, *, to_file: bool
) -> str:
    if form is _Form.html:
        from pytest_egov.reporting.change_html import render_changes_html

        return render_changes_html(comparison, names, "en" if lang == "en" else "vi")
    from pytest_egov.reporting.paper import languages

    if form is _Form.markdown:
        from pytest_egov.reporting.change_markdown import render_changes_markdown

        return "\n---\n\n".join(render_changes_markdown(comparison, names, one) for one in languages(lang or "en"))
    from pytest_egov.reporting.change_lines import comparison_lines
    from pytest_egov.reporting.ink import Ink

    written = looks(widest=120)
    if to_file:
        written |= {"colour": False, "unicode": True}
    blocks = (comparison_lines(comparison, names, Ink.on(**written, lang=one)) for one in languages(lang or "en"))
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _refuse_other_catalogues(was: RunResult, now: RunResult) -> None:
    if (was.catalogue.id, was.catalogue.sha256) == (now.catalogue.id, now.catalogue.sha256):
        return
    a, b = (f"{r.catalogue.id}@{r.catalogue.version} ({r.catalogue.sha256[:12]})" for r in (was, now))
    raise UsageProblem(
        f"A is of {a}, B is of {b}: their rows need not ask the same. Judge the older dossier again with this version "
        "(egov judge DOSSIER), or compare them by the ids of their criteria all the same with --across."
    )
