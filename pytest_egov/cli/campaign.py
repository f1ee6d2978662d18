"""``egov campaign``: many portals judged by one standard over weeks."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import Language, app
from pytest_egov.exit_codes import BROKEN_OFF

if TYPE_CHECKING:
    from pytest_egov.campaign.clocks import Clock
    from pytest_egov.campaign.coordinator import Coordinator
    from pytest_egov.campaign.schedulers import Scheduler

__all__ = ["campaign_app", "init", "run", "status", "tick"]

campaign_app = typer.Typer(
    help="Judge many portals by one standard over weeks: plan, audits, timed loads, league table.", no_args_is_help=True
)
app.add_typer(campaign_app, name="campaign")

_File = Annotated[Path, typer.Argument(help="The campaign file.")]
_Scheduler = Annotated[str | None, typer.Option(help="tcp://host:port of a Dask scheduler, instead of this machine.")]


@campaign_app.command()
def init(
    portals: Annotated[Path, typer.Argument(help="A list of names and addresses, CSV or XLSX.")],
    file: Annotated[Path, typer.Option("--file", help="The campaign file to write.")] = Path("campaign.yaml"),
) -> None:
    """Write a campaign file from a list of portals; an existing file is never overwritten.

    egov campaign init danh-sach.csv --file thang-ba.yaml
    """
    from pytest_egov.campaign.new_file import write_campaign_file

    written = write_campaign_file(portals, file)
    typer.echo(f"{file}: {written} portals. Look at its days and windows, then: egov campaign run {file}")


@campaign_app.command()
def run(
    file: _File,
    scheduler: _Scheduler = None,
    rehearse: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool,
        typer.Option(
            "--rehearse", help="On a clock that jumps from one thing to do to the next; every result says so."
        ),
    ] = False,
    lang: Language = "en",
) -> None:
    """Run a campaign until nothing is left to do. It may be stopped or killed at any moment, and started again.

    egov campaign run thang-ba.yaml
    """
    from pytest_egov.outputs import one_language_named

    spoken = one_language_named(lang)
    with _coordinator(file, scheduler, _first_moment(file) if rehearse else None) as coordinator:
        from pytest_egov.cli.campaign_table import shown

        with shown(coordinator, spoken):
            coordinator.run(patience_s=5.0)
        _tell_status(coordinator, spoken)


@campaign_app.command()
def tick(
    file: _File,
    scheduler: _Scheduler = None,
    at: Annotated[
        str | None, typer.Option(help="Rehearse this moment, as 2027-03-01T17:00+07:00; every result says so.")
    ] = None,
) -> None:
    """Do what is due now, once, and end: for cron. Ticks may overlap; each row of the plan is done by one of them.

    egov campaign tick thang-ba.yaml
    """
    from pytest_egov.reporting.paper import printable

    with _coordinator(file, scheduler, _moment(at) if at else None) as coordinator:
        coordinator.told = lambda portal, what: typer.echo(printable(f"{portal}: {what}".removeprefix(": "), 300))
        begun = coordinator.tick()
    typer.echo(f"{begun} pieces of work.")


@campaign_app.command()
def status(
    file: _File,
    at: Annotated[str | None, typer.Option(help="As it was to be at this moment of a rehearsal.")] = None,
    lang: Language = "en",
) -> None:
    """Show how a campaign stands: each portal's state, points so far, and what is next.

    egov campaign status thang-ba.yaml --lang vi
    """
    from pytest_egov.campaign.campaign_file import load_campaign
    from pytest_egov.campaign.plans import catch_up_campaign
    from pytest_egov.campaign.status import status_of
    from pytest_egov.cli.campaign_table import status_lines
    from pytest_egov.outputs import one_language_named
    from pytest_egov.samples import open_store

    spoken = one_language_named(lang)
    campaign = load_campaign(file)
    store, now = open_store(campaign.store), _moment(at) if at else datetime.now(UTC)
    try:
        catch_up_campaign(store, campaign, now)
        for line in status_lines(status_of(campaign, store, now), spoken):
            typer.echo(line)
    finally:
        store.close()


@contextmanager
def _coordinator(file: Path, scheduler: str | None, moment: datetime | None) -> Iterator[Coordinator]:
    from pytest_egov.campaign.campaign_file import load_campaign
    from pytest_egov.campaign.clocks import MachineClock, SimulatedClock
    from pytest_egov.campaign.coordinator import Coordinator
    from pytest_egov.samples import open_store

    campaign = load_campaign(file)
    # A process manager ends us by this signal: pieces under way are given back as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    clock: Clock = MachineClock() if moment is None else SimulatedClock(moment)
    store = open_store(campaign.store)
    pieces = _scheduler(scheduler or campaign.said.scheduler, campaign.said.workers)
    try:
        yield Coordinator(campaign, store, pieces, clock)
    except KeyboardInterrupt:
        pieces.close(hard=True)
        typer.echo("Stopped. What was under way is planned again; the same command goes on.", err=True)
        raise typer.Exit(BROKEN_OFF) from None
    finally:
        pieces.close()
        store.close()


def _scheduler(address: str | None, workers: int) -> Scheduler:
    from pytest_egov.campaign.schedulers import LocalProcesses

    if address is None:
        return LocalProcesses(workers)
    from pytest_egov.campaign.dask_scheduler import DaskCluster

    return DaskCluster(address)


def _first_moment(file: Path) -> datetime:
    from pytest_egov.campaign.campaign_file import load_campaign
    from pytest_egov.vietnam_time import VIETNAM

    return datetime.combine(load_campaign(file).said.first_day, datetime.min.time(), VIETNAM).astimezone(UTC)


def _moment(said: str) -> datetime:
    from pytest_egov.errors import UsageProblem

    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise UsageProblem(f"--at {said}: give a moment, as 2027-03-01T17:00+07:00.") from error
    if moment.tzinfo is None:
        raise UsageProblem(f"--at {said}: add the time zone, as +07:00 for Việt Nam.")
    return moment.astimezone(UTC)


def _tell_status(coordinator: Coordinator, lang: str) -> None:
    from pytest_egov.campaign.status import status_of
    from pytest_egov.cli.campaign_table import status_lines

    for line in status_lines(status_of(coordinator.campaign, coordinator.store, coordinator.clock.now()), lang):
        typer.echo(line)
