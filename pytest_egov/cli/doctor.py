"""``egov doctor``: what this machine has, and which places of a portal are found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pytest_egov.cli.app import app

__all__ = ["doctor"]


@app.command()
def doctor(
    portal: Annotated[
        str | None,
        typer.Argument(help="A portal file or address: say which of its places are found, and which are not."),
    ] = None,
    install: Annotated[bool, typer.Option(help="Install what is missing (as root on Debian or Ubuntu).")] = False,  # noqa: FBT002 # typer's way to declare a flag
) -> None:
    """Say whether this machine has what an audit needs, and which places of a portal are found; only pages are read."""
    from pytest_egov.driver.machine import examine, install_missing

    needs = install_missing(lambda line: typer.echo(line, err=True)) if install else examine()
    for need in needs:
        typer.echo(f"{need.name:8} {'ok     ' if need.ok else 'PROBLEM'}  {need.found}")
        if not need.ok:
            typer.echo(need.remedy, err=True)
    # A page can be audited without a font; without a browser nothing can.
    if not all(need.ok for need in needs if need.name == "browser"):
        raise typer.Exit(1)
    if portal is not None:
        _survey(portal)


def _survey(portal: str) -> None:
    from pytest_egov.driver.browser import own_browser
    from pytest_egov.errors import PortalUnreachable
    from pytest_egov.gate import PORTAL_DOWN
    from pytest_egov.gatherers.account.personal_data import mask_for
    from pytest_egov.run import DEFAULT_SUITE, take_order
    from pytest_egov.survey import lines, survey

    order = take_order(portal, DEFAULT_SUITE, Path("egov-report"), Path("egov-evidence"), None, None)
    hide = mask_for(order.portal).text  # addresses may hold secrets
    missing: list[str] = []
    try:
        with own_browser() as browser:
            for found in survey(order, browser):
                missing += [] if found.search.candidates else [found.search.name]
                for line in lines(found):
                    typer.echo(hide(line, strict=False))
    except PortalUnreachable as error:
        typer.secho(hide(str(error), strict=False), err=True, fg="red")
        raise typer.Exit(PORTAL_DOWN) from error
    if missing:
        typer.echo(f"Not found: {', '.join(missing)}. Where the portal has them, name them under 'places:'.")
