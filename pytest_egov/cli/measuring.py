"""``egov measure``: one planned round of timed loads, for a clock that calls it again and again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import app
from pytest_egov.cli.progress import show_progress
from pytest_egov.cli.suites import Suite

if TYPE_CHECKING:
    from pytest_egov.samples import Plan, Round

__all__ = ["measure"]


@app.command()
def measure(
    portal: Annotated[str, typer.Option(help="A portal file, or the address of the portal's start page.")],
    store: Annotated[
        str, typer.Option(envvar="EGOV_STORE", help="The sample store: a SQLite file, or an SQLAlchemy URL.")
    ] = "egov-samples.sqlite",
    now: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool, typer.Option("--now", help="Load the pages now, outside the plan; no period is judged by these loads.")
    ] = False,
    page: Annotated[list[str] | None, typer.Option(help="Only this page of the plan; may be given again.")] = None,
    rounds: Annotated[
        int | None, typer.Option(min=1, help="Rounds planned in each window instead of the catalogue's number.")
    ] = None,
    suite: Suite = None,
) -> None:
    """Take the round of timed loads that is due now, and keep its samples.

    Each round has a stretch of a peak window to itself; calling again within it changes nothing,
    however many call at once, and goes on where a broken one stopped. Rounds nobody takes are kept as missed.

    Exits with 0 when the round is taken, now or before; 12 when the portal kept us out; 14 when no round is due;
    15 when we broke down.

      egov measure --portal portal.yaml --store samples.sqlite
    """
    from pytest_egov.driver.browser import OwnBrowsers
    from pytest_egov.errors import EgovError, UsageProblem
    from pytest_egov.exit_codes import NOT_NOW, NOT_TAKEN, PORTAL_DOWN
    from pytest_egov.measuring import Measuring, plan_of, take_outside_the_plan, take_planned_round
    from pytest_egov.run import DEFAULT_SUITE, take_order
    from pytest_egov.samples import open_store

    order = take_order(portal, suite or DEFAULT_SUITE, Path("egov-report"), Path("egov-evidence"), None, rounds)
    opened, browsers = open_store(store), OwnBrowsers(*order.portal.addresses)
    try:
        measuring = Measuring(order, opened, browsers.launch, show_progress)
        taken = (take_outside_the_plan if now else take_planned_round)(measuring, tuple(page or ()))
    except UsageProblem:
        raise
    except EgovError as error:
        typer.secho(f"The round was not taken: {error}\nThe next call goes on with it.", err=True, fg="red")
        raise typer.Exit(NOT_TAKEN) from error
    finally:
        show_progress("")
        browsers.close()
        opened.close()
    for line in _told(taken, plan_of(order), measuring.clock()):
        typer.echo(line)
    raise typer.Exit({"not_now": NOT_NOW, "blocked": PORTAL_DOWN, "failed": NOT_TAKEN}.get(taken.came_to, 0))


def _told(taken: Round, plan: Plan, now: datetime) -> Iterator[str]:
    from pytest_egov.reporting.paper import printable
    from pytest_egov.vietnam_time import day_and_time

    slot = taken.slot
    if slot is None and taken.came_to == "not_now":
        opens = day_and_time(plan.hours.next_opening(now))
        yield f"No round is due now. The next one opens {opens} (Việt Nam time)."
        return
    which = (
        "Outside the plan"
        if slot is None
        else f"{slot.day:%d/%m/%Y}, window {slot.window}, round {slot.number} of {plan.hours.rounds}"
    )
    came_to = {
        "taken": "taken",
        "already_taken": "already taken",
        "in_hands": "being taken by another process",
        "blocked": "the portal kept us out",
        "failed": "tried too often, and given up",
    }[taken.came_to]
    yield f"{which}: {came_to}."
    for page, samples in taken.samples.items():
        for sample in samples:
            figures = ", ".join(
                f"{name} {value:.0f} ms"
                for name, value in (("FCP", sample.fcp_ms), ("LCP", sample.lcp_ms), ("load", sample.load_ms))
                if value is not None
            )
            yield f"  {page}: {sample.outcome}{f', {figures}' if figures else ''}{', busy machine' if sample.busy else ''}"
    if taken.reason:
        yield f"  {printable(taken.reason, 300)}"
