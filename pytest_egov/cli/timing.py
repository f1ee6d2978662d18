"""``egov time``: the metrics of single pages, for a developer who makes one faster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import app
from pytest_egov.cli.progress import show_progress
from pytest_egov.cli.suites import catalogue_of
from pytest_egov.cli.writing import write_over
from pytest_egov.console import for_programs

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.load_profile import LoadProfile
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.timed_pages import TimedPage

__all__ = ["time"]

FILMSTRIP = Path("egov-time.html")


@app.command()
def time(
    pages: Annotated[list[str], typer.Argument(help="Addresses, or paths of HTML files.", metavar="URL...")],
    runs: Annotated[int, typer.Option("--runs", "-n", min=1, help="Counted loads of each page.")] = 5,
    profile: Annotated[str, typer.Option(help="The visitor's screen, network and processor.")] = "desktop",
    timeout: Annotated[float, typer.Option(min=1, help="Seconds after which a load has failed.")] = 60,
    as_json: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool, typer.Option("--json", help="Print a JSON array, one object per page, in the order given.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            help="Where to write filmstrip and distribution.", show_default=f"{FILMSTRIP}; none beside --json"
        ),
    ] = None,
    suite: Annotated[str | None, typer.Option(help="Limits of another conformance suite than the bundled one.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the table and the filmstrip: en or vi.")] = "en",
) -> None:
    """Load single pages cold several times, and show how fast they were.

    Each page is opened once uncounted, then all of them in turns. Every load takes at least the five
    quiet seconds that Time to Interactive is defined by. Leave the machine alone meanwhile.

    Exits with 1 when a load failed.

      egov time https://dichvucong.example.gov.vn/ bieu-mau.html --runs 5
    """
    from pytest_egov.driver.browser import own_browser
    from pytest_egov.evidence.timings import loaded
    from pytest_egov.exit_codes import FAILED
    from pytest_egov.outputs import one_language_named
    from pytest_egov.timed_pages import TimedPage, time_pages

    spoken = one_language_named(lang)
    catalogue = catalogue_of(suite)
    visitor = _profile(profile, catalogue)
    timed = [TimedPage(page) for page in pages]
    try:
        with own_browser(*pages) as browser:
            time_pages(
                timed,
                browser,
                profile=visitor,
                runs=runs,
                timeout_s=timeout,
                busy_above=catalogue.gather.timing.busy_above,
                say=show_progress,
            )
    finally:
        show_progress("")
        # Whoever stops us in the middle keeps what was measured so far.
        seen = [page for page in timed if page.samples]
        if seen:
            _show(seen, catalogue, as_json=as_json, html=html, lang=spoken)
    raise typer.Exit(FAILED if any(loaded(page.samples) < len(page.samples) for page in timed) else 0)


def _profile(name: str, catalogue: Catalogue) -> LoadProfile:
    from pytest_egov.errors import UsageProblem
    from pytest_egov.load_profile import MOBILE

    there = {profile.name: profile for profile in (catalogue.gather.timing.profile, MOBILE)}
    if name not in there:
        raise UsageProblem(f"There is no profile '{name}': choose {' or '.join(there)}.")
    return there[name]


def _show(pages: list[TimedPage], catalogue: Catalogue, *, as_json: bool, html: Path | None, lang: Lang) -> None:
    from pytest_egov.page_figures import as_data, figures_of, limits_of
    from pytest_egov.reporting.figure_lines import figure_lines
    from pytest_egov.reporting.figure_words import failures
    from pytest_egov.reporting.figures_html import render_figures

    limits = limits_of(catalogue)
    for page in pages:
        for line in () if as_json else figure_lines(page.asked, page.samples, figures_of(page.samples, limits), lang):
            typer.echo(line)
        for failure in failures(page.samples, lang):
            typer.secho(f"{page.asked}: {failure}", err=True, fg="red")
    if as_json:
        typer.echo(for_programs([as_data(page.asked, page.samples) for page in pages]))
    if html is not None or not as_json:
        file = html or FILMSTRIP
        write_over(file, render_figures(pages, limits, lang), "--html")
        typer.echo(f"{'Phim và phân bố' if lang == 'vi' else 'Filmstrip and distribution'}: {file}", err=True)
