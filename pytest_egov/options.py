"""What the user can ask of the plugin, on the command line or in an ini file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_egov.gate import Gate
    from pytest_egov.run import Order

__all__ = ["add_options", "gate", "option", "order", "refuse_what_distorts"]

_OPTIONS: tuple[tuple[str, str | None, str], ...] = (
    ("--portal", None, "the portal to audit: a portal file, or the address of its start page"),
    (
        "--egov-address",
        None,
        "audit the portal of the portal file at this address instead (a staging copy, a local build)",
    ),
    (
        "--egov-suite",
        "conformance_suites.mic_2023",
        "the conformance suite: mic_2023, mic_2024 ... or an import name",
    ),
    ("--egov-report", "egov-report", "directory for the reports"),
    ("--egov-evidence", "egov-evidence", "directory for the dossier: all evidence of the run"),
    ("--egov-seed", None, "text the draws are made from (default: by the catalogue's rule)"),
    ("--egov-rounds", None, "timed loads of each page instead of the catalogue's number"),
    ("--egov-statements", None, "attestations and waivers: a file made by egov attest and filled in by people"),
    ("--egov-plan", None, "a plan of repairs made by egov plan: the report tells what became of its tasks"),
    ("--egov-recheck", None, "an earlier dossier: look again at what lost points in it, and count the better look"),
    (
        "--egov-resume",
        None,
        "the dossier of an audit that was cut off: gather what it lacks and judge it all; --portal may be left out",
    ),
    (
        "--egov-samples",
        None,
        "judge response times by a period of this sample store (SQLite file or SQLAlchemy URL), and load no page for them",
    ),
    ("--egov-from", None, "the first day of that period, as 24/11/2026 or 2026-11-24 (default: the first one planned)"),
    ("--egov-to", None, "the last day of that period, included (default: today)"),
    ("--egov-clock", None, "rehearse: take this moment, as 2027-03-01T17:00+07:00, for now; the result says so"),
    ("--egov-formats", "all", "forms of the report to write, comma-separated: html, pdf, xlsx ..., or all"),
    ("--egov-assessor", None, "who has the portal assessed, as the reports are to name them (a department, a person)"),
    ("--egov-fail-under", None, "gate: exit 10 when fewer of 100 points than this are certain"),
    ("--egov-require", None, "gate: exit 10 unless these criteria pass; ids, comma-separated"),
    (
        "--egov-baseline",
        None,
        "gate: exit 11 when a criterion lost more than in this earlier result.json; what it knows as lost is xfailed",
    ),
    (
        "--egov-min-judged",
        None,
        "gate: exit 16 when fewer per cent than this of the points are judged, that is not open",
    ),
    (
        "--egov-pictures",
        None,
        "pictures in the report: always, never, or fail (default): of what lost points or left some open, more while it is small",
    ),
    ("--egov-lang", None, "language of the outputs and of the terminal: vi, en or both (default: each output's own)"),
)

# Said so often, by a clock's script too, that the prefix may be left out.
_SHORT = {"--egov-samples": ("--samples",), "--egov-from": ("--from",), "--egov-to": ("--to",)}


def add_options(parser: pytest.Parser) -> None:
    """Options and their ini twins: ``--egov-fail-under 80`` is ``egov_fail_under = 80``."""
    group = parser.getgroup("egov", "conformance of a public-service portal (pytest-egov)")
    for name, default, help_ in _OPTIONS:
        twin = _ini(name)
        group.addoption(
            name,
            *_SHORT.get(name, ()),
            default=None,
            metavar=name.rsplit("-", 1)[-1].upper(),
            help=f"{help_} [{twin}; default: {default}]",
        )
        parser.addini(twin, help_, type="string", default=default)


def option(config: pytest.Config, name: str) -> str | None:
    """An option as given on the command line, else as its ini twin says."""
    given = config.getoption(name)
    return given if given is not None else (config.getini(_ini(name)) or None)


def order(config: pytest.Config, portal: str | None) -> Order:
    """Everything the user asked for, checked before a page is opened.

    Raises:
        pytest.UsageError: with every fault found and its remedy.
    """
    from pytest_egov.errors import UsageProblem
    from pytest_egov.outputs import language_named, pictures_named
    from pytest_egov.resumes import refuse_too_old
    from pytest_egov.run import take_order

    resume = option(config, "--egov-resume")
    if resume is not None:
        _refuse_what_is_settled(config)
    rounds = option(config, "--egov-rounds")
    if rounds is not None and not (rounds.isdecimal() and len(rounds) <= 4 and int(rounds) > 0):
        raise pytest.UsageError(f"--egov-rounds {rounds}: give a whole number from 1 to 9999.")
    try:
        taken = take_order(
            portal,
            (option(config, "--egov-suite") if resume is None else config.getoption("--egov-suite")) or "",
            Path(option(config, "--egov-report") or "egov-report"),
            Path(option(config, "--egov-evidence") or "egov-evidence"),
            option(config, "--egov-seed") if resume is None else config.getoption("--egov-seed"),
            int(rounds) if rounds else None,
            option(config, "--egov-address"),
            option(config, "--egov-statements"),
            option(config, "--egov-recheck"),
            option(config, "--egov-plan"),
            resume,
        )
        taken = replace(
            taken,
            at=_moment(config),
            lang=language_named(option(config, "--egov-lang")),
            pictures=pictures_named(option(config, "--egov-pictures")),
            formats=_formats(config),
            assessor=option(config, "--egov-assessor") or "",
        )
        if taken.resume is not None:
            refuse_too_old(taken.resume, taken.now())
        taken = _with_period(config, taken)
    except UsageProblem as error:
        raise pytest.UsageError(str(error)) from error
    return taken


def _refuse_what_is_settled(config: pytest.Config) -> None:
    settled = ("--egov-recheck", "--egov-rounds", "--egov-address", "--egov-assessor", "--egov-evidence")
    given = [name for name in settled if config.getoption(name) is not None]
    if given:
        raise pytest.UsageError(
            f"{', '.join(given)}: a resumed audit goes on as it was begun. Leave that out, or begin a new audit."
        )


def _with_period(config: pytest.Config, taken: Order) -> Order:
    store, first, last = (option(config, name) for name in ("--egov-samples", "--egov-from", "--egov-to"))
    if store is None:
        if first or last:
            raise pytest.UsageError("--egov-from and --egov-to are days of a sample store: add --egov-samples STORE.")
        return taken
    if option(config, "--egov-rounds") is not None:
        raise pytest.UsageError("--egov-rounds times pages now, --egov-samples judges what was timed before: give one.")
    from pytest_egov.judged_period import bring_period

    return bring_period(taken, store, first, last)


def _moment(config: pytest.Config) -> datetime | None:
    said = option(config, "--egov-clock")
    if said is None:
        return None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise pytest.UsageError(f"--egov-clock {said}: give a moment, as 2027-03-01T17:00+07:00.") from error
    if moment.tzinfo is None:
        raise pytest.UsageError(f"--egov-clock {said}: add the time zone, as +07:00 for Việt Nam.")
    return moment


def _formats(config: pytest.Config) -> tuple[str, ...]:
    from pytest_egov.outputs import formats_named

    # What everything else can be made from is always written.
    return tuple({"json": None} | dict.fromkeys(formats_named(option(config, "--egov-formats") or "all")))


def refuse_what_distorts(config: pytest.Config) -> None:
    """Refuse ways of running pytest that would make the result wrong.

    Raises:
        pytest.UsageError: saying why.
    """
    if getattr(config.option, "dist", "no") != "no" or getattr(config.option, "numprocesses", None):
        raise pytest.UsageError(
            "One portal is audited by one process: with -n several workers would open it at once, load it unfairly and distort "
            "every timing. Run without -n (and one pytest per portal for several portals)."
        )
    if getattr(config.option, "benchmark_only", False):
        raise pytest.UsageError(
            "--benchmark-only would skip every criterion and pass; run without it (see --benchmark-json)."
        )


def gate(config: pytest.Config, order: Order) -> Gate:
    """What the run is held to, checked before a page is opened.

    Raises:
        pytest.UsageError: a figure is none, a criterion is unknown, or the baseline is no match for this run.
    """
    from pytest_egov.errors import UsageProblem
    from pytest_egov.gate import Gate

    catalogue = order.suite.catalogue
    require = [id_.strip() for id_ in (option(config, "--egov-require") or "").split(",") if id_.strip()]
    known = {row.id for _, _, row in catalogue.rows()}
    unknown = [id_ for id_ in require if id_ not in known]
    if unknown:
        raise pytest.UsageError(f"--egov-require names no criterion of {catalogue.id}: {', '.join(unknown)}.")
    fail_under, min_judged = _per_cent(config, "--egov-fail-under"), _per_cent(config, "--egov-min-judged")
    baseline = None
    if (said := option(config, "--egov-baseline")) is not None:
        from pytest_egov.baseline import take_baseline

        try:
            baseline = take_baseline(said, catalogue, order.report)
        except UsageProblem as error:
            raise pytest.UsageError(f"--egov-baseline: {error}") from error
    return Gate(fail_under, tuple(require), min_judged, baseline)


def _per_cent(config: pytest.Config, name: str) -> str | None:
    """A number from 0 to 100 as written; None where it is not given."""
    said = option(config, name)
    if said is None:
        return None
    from pytest_egov.catalogue import exactly

    remedy = f"{name} {said}: give a number from 0 to 100."
    try:
        number = exactly(said)
    except ValueError as error:
        raise pytest.UsageError(remedy) from error
    if not 0 <= number <= 100:
        raise pytest.UsageError(remedy)
    return said


def _ini(name: str) -> str:
    twin = name.removeprefix("--").replace("-", "_")
    return twin if twin.startswith("egov_") else f"egov_{twin}"
