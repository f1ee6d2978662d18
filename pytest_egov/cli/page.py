"""``egov page``: the accessibility of single pages, for a developer who repairs one."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pytest_egov.cli.app import app
from pytest_egov.cli.progress import show_progress
from pytest_egov.cli.suites import Suite, catalogue_of
from pytest_egov.console import for_programs

__all__ = ["page"]


@app.command()
def page(
    pages: Annotated[list[str], typer.Argument(help="Addresses, or paths of HTML files.", metavar="URL...")],
    as_json: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool, typer.Option("--json", help="Print a JSON array, one object per page, in the order given.")
    ] = False,
    suite: Suite = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the table: en or vi.")] = "en",
) -> None:
    """Judge the accessibility of single pages, success criterion by success criterion.

    Any violation is a failure here: the ladder of credit is for a portal's page set. Forms are
    tried out, but what would be written to the server is held back.

    Exits with 1 when a criterion fails, else with 12 when a page could not be looked at.

      egov page http://127.0.0.1:8765/tra-cuu-ho-so bieu-mau.html --json
    """
    from pytest_egov.driver.browser import own_browser
    from pytest_egov.exit_codes import FAILED, PORTAL_DOWN
    from pytest_egov.outputs import one_language_named
    from pytest_egov.page_verdicts import as_data, judge_page, rules_by_success_criterion
    from pytest_egov.reporting.page_lines import page_lines
    from pytest_egov.reporting.paper import printable
    from pytest_egov.single_pages import audit_pages

    spoken = one_language_named(lang)
    catalogue = catalogue_of(suite)
    criteria = rules_by_success_criterion(catalogue)
    titles = {row.wcag: row.title for _, _, row in catalogue.rows() if row.wcag is not None}
    data: list[dict[str, Any]] = []
    fails = unseen = False
    try:
        with own_browser(*pages) as browser:
            for one in audit_pages(pages, browser, show_progress):
                if one.outcomes is None:
                    unseen = True
                    typer.secho(printable(f"{one.asked}: {one.trouble}"), err=True, fg="red")
                    data.append({"url": one.asked, "error": one.trouble, "criteria": {}})
                    continue
                verdicts = judge_page(one.outcomes, criteria)
                fails = fails or any(verdict.outcome == "failed" for verdict in verdicts.values())
                data.append({"url": one.asked, "criteria": as_data(verdicts)})
                if not as_json:
                    for line in page_lines(one.asked, verdicts, titles, spoken):
                        typer.echo(line)
    finally:
        # Whoever stops us in the middle keeps what was found so far.
        if as_json:
            typer.echo(for_programs(data))
    raise typer.Exit(FAILED if fails else PORTAL_DOWN if unseen else 0)
