"""``egov campaign report``: the league table of a campaign, as of any day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.campaign import campaign_app

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from pytest_egov.campaign.league import Before, League

__all__ = ["report"]

_OTHER_DAY = "24/11/2026 or 2026-11-24"


@campaign_app.command()
def report(
    campaign_file: Annotated[Path, typer.Argument(metavar="CAMPAIGN", help="The campaign file.")],
    at: Annotated[str | None, typer.Option("--at", help=f"Results up to the end of this day: {_OTHER_DAY}.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="Directory to write to; the campaign's own folder if not given.")
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option("--before", help="The campaign file of the campaign before, to tell movement against."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help=f"Tell movement against the day before this one: {_OTHER_DAY}.")
    ] = None,
    least_looked: Annotated[
        int, typer.Option("--least-looked", min=0, max=100, help="Per cent of the points looked at that a place takes.")
    ] = 50,
    lang: Annotated[
        str, typer.Option("--lang", help="Language the pages show first, and of the workbook: vi or en.")
    ] = "vi",
) -> None:
    """Write the league table of a campaign: page, workbook, CSV, JSON, and a page for each portal.

    egov campaign report thang-ba.yaml --at 15/03/2027
    """
    from fractions import Fraction

    from pytest_egov.errors import UsageProblem
    from pytest_egov.league_outputs import write_league
    from pytest_egov.outputs import one_language_named
    from pytest_egov.vietnam_time import day_said

    language = one_language_named(lang)
    if before is not None and since is not None:
        raise UsageProblem("Give --before, another campaign, or --since, a day of this one; not both.")
    until = _end_of(day_said(at)) if at else None
    day = day_said(since) if since else None
    made, reports, folder = _made(campaign_file, until, before, day, Fraction(least_looked, 100))
    written = write_league(made, output or folder, reports, language)
    for line in _summary(made):
        typer.echo(line)
    for file in written.values():
        typer.echo(f"  {file}")


def _made(
    file: Path, until: datetime | None, before: Path | None, since: date | None, least_looked: Fraction
) -> tuple[League, dict[str, Path], Path]:
    from pytest_egov.campaign.assessed_portals import read_portals
    from pytest_egov.campaign.campaign_file import load_campaign
    from pytest_egov.campaign.entries import entries
    from pytest_egov.campaign.league import Before, league
    from pytest_egov.verdict import Text
    from pytest_egov.vietnam_time import VIETNAM

    said = load_campaign(file)
    read = read_portals(entries(file), until)
    earlier: Before | None = None
    if before is not None:
        named = load_campaign(before).said.name
        earlier = Before(Text(named, named), read_portals(entries(before)).portals, datetime.max.replace(tzinfo=UTC))
    elif since is not None:
        begins = datetime.combine(since, time(), VIETNAM)
        told = Text(f"kết quả trước ngày {since:%d/%m/%Y}", f"results before {since:%d/%m/%Y}")
        earlier = Before(told, read.portals, begins - timedelta(microseconds=1))
    made = league(said.said.name, said.said.groups, read.portals, at=until, before=earlier, least_looked=least_looked)
    return made, read.reports, said.folder


def _end_of(day: date) -> datetime:
    from pytest_egov.vietnam_time import VIETNAM

    return datetime.combine(day, time.max, VIETNAM)


def _summary(made: League) -> list[str]:
    from pytest_egov.reporting.paper import printable
    from pytest_egov.vietnam_time import day_and_time

    lines = [f"{printable(made.name, 200)}, as of {day_and_time(made.at)}"]
    lines += [
        f"  {printable(group.title.en, 60)}: {len(group.ranked)} of {group.portals} have a place, "
        f"{len(group.unranked)} looked at too little"
        for group in made.groups
        if group.portals
    ]
    if made.apart:
        lines.append(f"  {len(made.apart)} apart, with the reason: missing, or not comparable")
    return lines
