"""``egov doctor``: what stands in the way of an audit, told before anything is scored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pytest_egov.cli.app import app
from pytest_egov.cli.progress import show_progress
from pytest_egov.cli.suites import Suite
from pytest_egov.console import for_programs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_egov.driver.machine import Need
    from pytest_egov.run import Order
    from pytest_egov.survey import Surveyed

__all__ = ["doctor"]


@app.command()
def doctor(
    portal: Annotated[
        str | None, typer.Argument(help="A portal file or address; without one only this machine.")
    ] = None,
    install: Annotated[bool, typer.Option(help="Install what is missing (as root on Debian or Ubuntu).")] = False,  # noqa: FBT002 # typer's way to declare a flag
    suite: Suite = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object: needs and places.")] = False,  # noqa: FBT002 # the same
) -> None:
    """Say what an audit would lack, and the remedy: only pages are read, nothing is judged.

    Of this machine: browser, fonts. Of the way to the portal: proxy, name (DNS), connection, certificate (TLS), clock,
    robots.txt, and whether a firewall or a captcha keeps us out. Of the portal file: accounts (names of variables, never
    values), what may be written. Then each place: how it was found, with what confidence, or what was tried.

      egov doctor

      egov doctor portal.yaml

      egov doctor https://dichvucong.example.gov.vn/ --json

    Exit codes: 0 nothing stands in the way (a font may be missing, and places); 1 something does; 12 the portal is down or
    refuses us.
    """
    from pytest_egov.driver.machine import examine, install_missing

    told: list[Need | Surveyed] = []
    hide: Callable[[str], str] = str
    for need in install_missing(lambda line: typer.echo(line, err=True)) if install else examine():
        told.append(need)
        _print(need, hide, as_json=as_json)
    if portal is not None:
        order, hide = _taken(portal, suite)
        for found in _examined(order, with_browser=_has_browser(told)):
            show_progress("")
            told.append(found)
            _print(found, hide, as_json=as_json)
    if as_json:
        typer.echo(for_programs(_data(told, hide)))
    raise typer.Exit(_code(told))


def _taken(portal: str, suite: str | None) -> tuple[Order, Callable[[str], str]]:
    """The portal as an audit would take it, and what hides secrets in what is told of it."""
    from pytest_egov.gatherers.account.personal_data import mask_for
    from pytest_egov.run import DEFAULT_SUITE, take_order

    order = take_order(portal, suite or DEFAULT_SUITE, Path("egov-report"), Path("egov-evidence"), None, None)
    mask = mask_for(order.portal)
    return order, lambda said: mask.text(said, strict=False)


def _examined(order: Order, *, with_browser: bool) -> Iterator[Need | Surveyed]:
    from pytest_egov.checkup import before_opening, looking
    from pytest_egov.driver.browser import own_browser

    yield from before_opening(order)
    if with_browser:
        show_progress("looking for places ...")
        with own_browser(*order.portal.addresses) as browser:
            yield from looking(order, browser)


def _print(found: Need | Surveyed, hide: Callable[[str], str], *, as_json: bool) -> None:
    from pytest_egov.driver.machine import Need
    from pytest_egov.reporting.paper import printable
    from pytest_egov.survey import HOME, lines

    if as_json:
        return
    if isinstance(found, Need):
        typer.echo(hide(f"{found.name:11} {'ok     ' if found.ok else 'PROBLEM'}  {printable(found.found)}"))
        # A problem always has a remedy; what is well enough may have a hint.
        for line in found.remedy.splitlines():
            typer.echo(f"{'':20} {line}")
    elif found.search.name != HOME:
        for line in lines(found):
            typer.echo(hide(f"  {line}"))


def _data(told: list[Need | Surveyed], hide: Callable[[str], str]) -> dict[str, Any]:
    from pytest_egov.driver.machine import Need

    return {
        "needs": [
            {"name": one.name, "ok": one.ok, "found": hide(one.found), "remedy": one.remedy}
            for one in told
            if isinstance(one, Need)
        ],
        "places": [_place(one, hide) for one in told if not isinstance(one, Need)],
    }


def _place(one: Surveyed, hide: Callable[[str], str]) -> dict[str, Any]:
    tried = [hide(what) for what in one.search.tried]
    if not one.search.candidates:
        return {"name": one.search.name, "found": False, "complete": one.search.decisive, "tried": tried}
    best = one.search.candidates[0]
    return {
        "name": best.name,
        "found": True,
        "url": hide(best.url),
        "title": hide(best.title),
        "found_by": best.found_by,
        "confidence": best.confidence,
        "clicks": best.clicks,
        "trail": [hide(name) for name in best.trail],
        "problem": hide(one.trouble.en) if one.trouble is not None else None,
        "tried": tried,
    }


def _has_browser(told: list[Need | Surveyed]) -> bool:
    from pytest_egov.driver.machine import Need

    return all(one.ok for one in told if isinstance(one, Need) and one.name == "browser")


def _code(told: list[Need | Surveyed]) -> int:
    from pytest_egov.driver.machine import Need
    from pytest_egov.exit_codes import FAILED, PORTAL_DOWN

    wanting = {one.name for one in told if isinstance(one, Need) and not one.ok}
    if wanting & {"access", "connection", "name"}:
        return PORTAL_DOWN
    # A page can be audited without a font; without anything else something stays unseen.
    return FAILED if wanting - {"fonts"} else 0
