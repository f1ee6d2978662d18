"""``egov explain``: what a criterion asks, before or after it lost points; nothing is opened."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import OutputLanguage, app
from pytest_egov.cli.suites import Suite, catalogue_of
from pytest_egov.console import looks
from pytest_egov.errors import UsageProblem

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue, Criterion, Group, Pillar

__all__ = ["explain"]

_MOST_NEAR = 8


@app.command()
def explain(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Criteria, as F17.1; groups, as F17; or WCAG's 1.4.3.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List all criteria with their points.")] = False,  # noqa: FBT002 # typer's way to declare a flag
    suite: Suite = None,
    lang: OutputLanguage = None,
) -> None:
    """Say what a criterion asks, its law, how it is judged, what it earns, how to repair it and how much work that is.

      egov explain F17.1

      egov explain F17 1.4.3 --lang vi

      egov explain --list

    An unknown id is a usage error (exit code 4) that names those near it; words are looked for in the titles.
    """
    from pytest_egov.outputs import language_named
    from pytest_egov.reporting.criterion_lines import catalogue_lines, criterion_lines
    from pytest_egov.reporting.ink import Ink
    from pytest_egov.reporting.paper import languages

    spoken = languages(language_named(lang) or "en")
    if not ids and not listed:
        raise UsageProblem("Say which criterion: egov explain F17.1. 'egov explain --list' lists them all.")
    catalogue = catalogue_of(suite)
    found = [row for id_ in ids or () for row in _rows_named(id_, catalogue)]
    for number, one in enumerate(spoken):
        ink = Ink.on(**looks(), lang=one)
        blocks = [catalogue_lines(catalogue, ink)] if listed else []
        blocks += [criterion_lines(catalogue, *row, ink) for row in found]
        for place, block in enumerate(blocks):
            if number or place:
                typer.echo("")
            for line in block:
                typer.echo(line)


def _rows_named(said: str, catalogue: Catalogue) -> list[tuple[Pillar, Group, Criterion]]:
    """The rows of an id, of a group or of a success criterion of WCAG, in whatever case it was typed.

    Raises:
        UsageProblem: there is none; the message names those near it.
    """
    wanted = said.strip().casefold()
    rows = list(catalogue.rows())
    for names in (lambda _, row: row.id, lambda _, row: row.wcag or "", lambda group, _: group.id):
        found = [(pillar, group, row) for pillar, group, row in rows if names(group, row).casefold() == wanted]
        if found:
            return found
    near = _near(wanted, [row for _, _, row in rows])
    told = "".join(f"\n  {row.id:8} {row.title.vi} / {row.title.en}" for row in near)
    remedy = f"Did you mean:{told}" if near else "'egov explain --list' lists them all."
    raise UsageProblem(f"{catalogue.id} has no criterion '{said}'. {remedy}")


def _near(wanted: str, rows: list[Criterion]) -> list[Criterion]:
    """Rows whose ids look like it, or whose titles have its words, with or without diacritics."""
    from pytest_egov.wayfinding.vocabulary import plain

    ids = {row.id.casefold(): row for row in rows}
    begin = [row for id_, row in ids.items() if id_.startswith(wanted)]
    alike = [ids[id_] for id_ in difflib.get_close_matches(wanted, ids, n=3, cutoff=0.6)]
    words = plain(wanted).split()
    titled = [row for row in rows if words and all(word in plain(f"{row.title.vi} {row.title.en}") for word in words)]
    return list({row.id: row for row in (*begin, *titled, *alike)}.values())[:_MOST_NEAR]
