"""``egov samples``: what a sample store holds, for people and for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import app
from pytest_egov.cli.suites import catalogue_of
from pytest_egov.cli.writing import write_over

if TYPE_CHECKING:
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.samples import KeptSample, Slot
    from pytest_egov.timed_pages import TimedPage

__all__ = ["samples"]

_STATES: dict[str, tuple[str, str]] = {
    "done": ("đã đo", "done"),
    "missed": ("bị lỡ", "missed"),
    "blocked": ("bị cổng từ chối", "blocked"),
    "failed": ("hỏng", "failed"),
    "claimed": ("đang đo", "under way"),
    "planned": ("chưa đến giờ", "to come"),
}


@app.command()
def samples(
    store: Annotated[
        str, typer.Argument(envvar="EGOV_STORE", help="The sample store: a SQLite file, or an SQLAlchemy URL.")
    ],
    portal: Annotated[str | None, typer.Option(help="Only the portal with this start page.")] = None,
    page: Annotated[str | None, typer.Option(help="Only this page: home or eform.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day: 24/11/2026 or 2026-11-24.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day, included.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Export every sample as CSV (UTF-8 with a byte order mark).")] = None,
    parquet: Annotated[Path | None, typer.Option(help="Export every sample as Parquet (needs pyarrow).")] = None,
    html: Annotated[Path | None, typer.Option(help="Draw the distribution of every metric.")] = None,
    suite: Annotated[str | None, typer.Option(help="Limits of another conformance suite than the bundled one.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of table and drawing: en or vi.")] = "en",
) -> None:
    """Show, export or draw the samples of a store; without an export, print medians and what became of the rounds.

    Exits with 13 when the store has no sample of what was asked for.

      egov samples samples.sqlite --from 01/11/2026 --to 30/11/2026 --csv samples.csv
    """
    from pytest_egov.errors import UsageProblem
    from pytest_egov.exit_codes import NOTHING_JUDGED
    from pytest_egov.outputs import one_language_named
    from pytest_egov.samples import catch_up, open_store, read_samples, read_slots, rows_of, write_csv, write_parquet
    from pytest_egov.vietnam_time import day_said

    language = one_language_named(lang)
    since, until = (day_said(said) if said else None for said in (first, last))
    if "://" not in store and not Path(store).is_file():
        raise UsageProblem(f"There is no store {store}: `egov measure --store {store}` makes one.")
    opened = open_store(store)
    try:
        catch_up(opened, datetime.now(UTC))
        slots = read_slots(opened, portal, since, until)
        kept = read_samples(opened, portal, page, *_moments(since, until))
    finally:
        opened.close()
    for file, write in ((csv, write_csv), (parquet, write_parquet)):
        if file is not None:
            typer.echo(f"{file}: {write(rows_of(kept, slots), file)}", err=True)
    pages = list(_pages(kept))
    if html is not None:
        write_over(html, _drawn(pages, suite, language), "--html")
        typer.echo(str(html), err=True)
    if not (csv or parquet or html):
        for line in _lines(pages, slots, suite, language):
            typer.echo(line)
    raise typer.Exit(0 if kept else NOTHING_JUDGED)


def _moments(first: date | None, last: date | None) -> tuple[datetime | None, datetime | None]:
    from pytest_egov.vietnam_time import VIETNAM

    since = datetime.combine(first, time(), VIETNAM) if first else None
    return since, datetime.combine(last + timedelta(days=1), time(), VIETNAM) if last else None


def _pages(kept: Iterable[KeptSample]) -> Iterator[TimedPage]:
    from pytest_egov.timed_pages import TimedPage

    for (portal, page, profile), group in groupby(
        sorted(kept, key=lambda it: (it.portal, it.page, it.sample.profile)),
        key=lambda it: (it.portal, it.page, it.sample.profile),
    ):
        seen = [it.sample for it in group]
        yield TimedPage(f"{portal} - {page} ({profile})", seen, [() for _ in seen])


def _drawn(pages: list[TimedPage], suite: str | None, lang: Lang) -> str:
    from pytest_egov.page_figures import limits_of
    from pytest_egov.reporting.figures_html import render_figures

    return render_figures(pages, limits_of(catalogue_of(suite)), lang)


def _lines(pages: list[TimedPage], slots: list[Slot], suite: str | None, lang: Lang) -> Iterator[str]:
    from pytest_egov.page_figures import figures_of, limits_of
    from pytest_egov.reporting.figure_lines import figure_lines

    limits = limits_of(catalogue_of(suite))
    for portal, of_portal in groupby(slots, key=lambda slot: slot.portal):
        counted: Counter[str] = Counter(slot.state for slot in of_portal)
        states = ", ".join(
            f"{counted[state]} {vi if lang == 'vi' else en}" for state, (vi, en) in _STATES.items() if counted[state]
        )
        yield f"{portal}: {'lượt theo kế hoạch' if lang == 'vi' else 'planned rounds'}: {states}"
    for timed in pages:
        yield from figure_lines(timed.asked, timed.samples, figures_of(timed.samples, limits), lang)
