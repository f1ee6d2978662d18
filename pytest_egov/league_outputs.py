"""The outputs of a league: which files there are, and writing them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from pytest_egov.errors import UsageProblem
from pytest_egov.evidence.files import canonical_json, write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytest_egov.campaign.league import League
    from pytest_egov.reporting.paper import Lang

__all__ = ["league_as_json", "write_league"]


def league_as_json(league: League) -> bytes:
    """The bytes of ``league.json``: the same league gives the same bytes."""
    return canonical_json(league.model_dump(mode="json", by_alias=True))


def write_league(
    league: League, output: Path, reports: Mapping[str, Path] | None = None, lang: Lang = "vi"
) -> dict[str, Path]:
    """Write a league in every form, each file whole or not at all; answers the files of the table by the form's name.

    Args:
        league: what is shown.
        output: the directory: ``index.html``, ``league.xlsx``, ``league.csv``, ``readiness.csv``, ``league.json``, and
            ``KEY/index.html`` for each portal; made where it is missing.
        reports: the report of each dossier, by its hash; pages of portals link to them.
        lang: the language shown first.

    Raises:
        UsageProblem: a portal's key is no name of a folder.
        OSError: a file cannot be written; what was written before stays.
    """
    from pytest_egov.reporting.league.csv import render_readiness, render_table
    from pytest_egov.reporting.league.pages import render_league, render_portals
    from pytest_egov.reporting.league.workbook import render_workbook

    for key in league.names:
        if key in ("", ".", "..") or "/" in key or "\\" in key or not key.isprintable():
            raise UsageProblem(f"The key '{key}' names no folder: give the portal another key in the campaign file.")
    output.mkdir(parents=True, exist_ok=True)
    written = {
        "html": (output / "index.html", render_league(league, lang).encode()),
        "xlsx": (output / "league.xlsx", render_workbook(league, lang)),
        "csv": (output / "league.csv", render_table(league)),
        "readiness": (output / "readiness.csv", render_readiness(league)),
        "json": (output / "league.json", league_as_json(league)),
    }
    for file, content in written.values():
        write_atomically(file, content)
    for key, page in render_portals(league, _links(league, output, reports or {}), lang):
        folder = output / key
        folder.mkdir(exist_ok=True)
        write_atomically(folder / "index.html", page.encode())
    return {name: file for name, (file, _) in written.items()}


def _links(league: League, output: Path, reports: Mapping[str, Path]) -> dict[str, str]:
    """The reports as seen from the pages of the portals, by key."""
    return {
        row.key: _seen_from(output / row.key, reports[row.dossier_sha256])
        for group in league.groups
        for row in (*group.ranked, *group.unranked)
        if row.dossier_sha256 in reports
    }


def _seen_from(folder: Path, report: Path) -> str:
    try:
        return quote(os.path.relpath(report, folder).replace(os.sep, "/"))
    except ValueError:
        return report.resolve().as_uri()  # on another drive of Windows no relative path leads there
