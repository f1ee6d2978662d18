"""The command ``egov``: run, judge, attest, report, doctor, demo."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from pytest_egov import __version__
from pytest_egov.errors import EgovError

__all__ = ["app", "main"]

app = typer.Typer(
    help="Audit a Vietnamese public-service portal: 54 criteria, 100 points, a conformance report.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Report = Annotated[Path, typer.Option("--report", help="Directory for the reports.")]
Evidence = Annotated[Path, typer.Option("--evidence", help="Directory for the dossier.")]
Said = Annotated[
    Path | None, typer.Option("--statements", help="Attestations and waivers: a sheet of `egov attest`, filled in.")
]
Language = Annotated[str, typer.Option("--lang", help="Language of the terminal: en or vi.")]

PATIENCE_S = 600.0


def main() -> None:
    """Run the command; what went wrong on purpose is one clear message, never a traceback."""
    try:
        app()
    except EgovError as error:
        typer.secho(str(error), err=True, fg="red")
        sys.exit(4)


@app.command()
def run(
    portal: Annotated[str, typer.Argument(help="A portal file, or the address of the portal's start page.")],
    report: Report = Path("egov-report"),
    evidence: Evidence = Path("egov-evidence"),
    lang: Language = "en",
    fail_under: Annotated[float | None, typer.Option(help="Gate: exit 10 when fewer points are certain.")] = None,
    rounds: Annotated[
        int | None, typer.Option(help="Timed loads of each page instead of the catalogue's number.")
    ] = None,
    only: Annotated[
        str | None, typer.Option("-k", help="Only criteria whose id matches, as in pytest's -k: F17, A1.4.3.")
    ] = None,
    pillar: Annotated[
        str | None, typer.Option("-m", help="Only one pillar: function, performance or accessibility.")
    ] = None,
    statements: Said = None,
    by_hand: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool, typer.Option("--sign-in-by-hand", help="Open a window first, in which a person signs in (VNeID, OTP).")
    ] = False,
    recheck: Annotated[
        Path | None,
        typer.Option(help="An earlier dossier: look again at what lost points in it; the better look counts."),
    ] = None,
) -> None:
    """Audit a portal and print its score.

    The same as `pytest --portal PORTAL` with quiet settings; use pytest itself for everything pytest can do.
    """
    arguments = [
        "--portal",
        portal,
        "--egov-report",
        str(report),
        "--egov-evidence",
        str(evidence),
        "--egov-lang",
        lang,
    ]
    arguments += ["--egov-fail-under", str(fail_under)] if fail_under is not None else []
    arguments += ["--egov-rounds", str(rounds)] if rounds is not None else []
    arguments += ["--egov-statements", str(statements)] if statements is not None else []
    arguments += ["--egov-recheck", str(recheck)] if recheck is not None else []
    arguments += [*(["-k", only] if only else []), *(["-m", pillar] if pillar else [])]
    if not by_hand:
        raise typer.Exit(_pytest(arguments))
    from pytest_egov.gatherers.account.sessions import BY_HAND

    with tempfile.TemporaryDirectory(prefix="egov-session-") as private:
        os.environ[BY_HAND] = str(Path(private) / "session.json")
        _wait_for_a_person(portal, Path(os.environ[BY_HAND]))
        raise typer.Exit(_pytest(arguments))


@app.command("sign-in")
def sign_in(
    portal: Annotated[str, typer.Argument(help="A portal file, or the address of the portal's start page.")],
    save: Annotated[Path, typer.Option(help="File for the saved session; keep it as you would keep a password.")],
) -> None:
    """Open a window in which a person signs in, and save the session for later runs.

    Name the file in an environment variable, and that variable in the portal file: accounts: {citizen: {state_env: NAME}}.
    """
    _wait_for_a_person(portal, save)
    typer.echo(f"Saved to {save}. It is worth a password until the portal ends the session.")


@app.command()
def judge(
    dossier: Annotated[Path, typer.Argument(help="Directory of a dossier (egov-evidence).")],
    report: Report = Path("egov-report"),
    suite: Annotated[
        str | None, typer.Option(help="Another conformance suite than the one it was gathered for.")
    ] = None,
    statements: Said = None,
    lang: Language = "en",
) -> None:
    """Judge, score and report again from a dossier, without a browser; the same dossier gives the same result.json.

    Statements are kept in the dossier, so that judging it again counts them again.
    """
    from pytest_egov.run import judge_dossier

    _print_block(judge_dossier(dossier, suite, report, statements), report, dossier, lang)


@app.command()
def attest(
    source: Annotated[Path, typer.Argument(help="A dossier (egov-evidence) or a result.json; with --seal a sheet.")],
    output: Annotated[Path, typer.Option(help="The sheet to write; no file is ever overwritten.")] = Path(
        "attestations.yaml"
    ),
    seal: Annotated[bool, typer.Option("--seal", help="Fill in the hashes of the evidence files of a sheet.")] = False,  # noqa: FBT002 # typer's way to declare a flag
) -> None:
    """Write a sheet of the criteria that are still open, for people to state what they have verified.

    Fill it in, seal it with `egov attest --seal SHEET`, and count it with `egov judge DOSSIER --statements SHEET`.
    """
    from pytest_egov.sheets import seal as fill_in
    from pytest_egov.sheets import write_sheet

    if seal:
        filled = fill_in(source)
        typer.echo(f"{source}: {filled} {'hash' if filled == 1 else 'hashes'} filled in.")
        return
    still_open = write_sheet(source, output)
    if not still_open:
        typer.echo("Nothing is open: there is nothing to state, and no sheet was written.")
        return
    typer.echo(f"{output}: {still_open} open {'criterion' if still_open == 1 else 'criteria'}. Fill it in, then:")
    typer.echo(f"  egov attest --seal {output}")
    typer.echo(f"  egov judge DOSSIER --statements {output}")


@app.command()
def report(
    result: Annotated[Path, typer.Argument(help="A result.json.")],
    report: Report = Path("egov-report"),
    evidence: Evidence = Path("egov-evidence"),
    lang: Language = "en",
) -> None:
    """Make the reports again from a result.json (pictures come from the dossier)."""
    from pytest_egov.run import render_again

    _print_block(render_again(result, report, evidence), report, evidence, lang)


def _wait_for_a_person(portal: str, file: Path) -> None:
    from pytest_egov.driver.by_hand import sign_in_by_hand, window
    from pytest_egov.gatherers.account.signing_in import is_signed_in
    from pytest_egov.portal import load_portal
    from pytest_egov.wayfinding.vocabulary import vocabulary

    words = vocabulary()
    address = load_portal(portal, frozenset(words.places)).address
    typer.echo("Sign in in the window that opens; we go on as soon as the portal shows that you are signed in.")
    with window() as browser:
        sign_in_by_hand(browser, address, lambda snapshot: is_signed_in(snapshot, words), file, PATIENCE_S)


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
    from pytest_egov.run import DEFAULT_SUITE, take_order
    from pytest_egov.survey import lines, survey

    order = take_order(portal, DEFAULT_SUITE, Path("egov-report"), Path("egov-evidence"), None, None)
    missing: list[str] = []
    try:
        with own_browser() as browser:
            for found in survey(order, browser):
                missing += [] if found.search.candidates else [found.search.name]
                for line in lines(found):
                    typer.echo(line)
    except PortalUnreachable as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(PORTAL_DOWN) from error
    if missing:
        typer.echo(f"Not found: {', '.join(missing)}. Where the portal has them, name them under 'places:'.")


@app.command()
def demo(
    report: Report = Path("egov-report"),
    evidence: Evidence = Path("egov-evidence"),
    lang: Language = "en",
    rounds: Annotated[
        int | None, typer.Option(help="Timed loads of each page instead of the catalogue's number.")
    ] = None,
    faults: Annotated[
        list[str] | None, typer.Option("--break", help="A fault of the demo portal, as F17.1; repeat for several.")
    ] = None,
) -> None:
    """Start the demo portal on this machine, audit it, and print its score."""
    from pytest_egov.demo import demo_account, demo_file, demo_portal

    with demo_portal(faults or []) as address:
        os.environ.update(demo_account())
        typer.echo(f"The demo portal runs at {address}", err=True)
        arguments = [
            "--portal",
            str(demo_file("portal.yaml")),
            "--egov-address",
            address,
            # Its port changes from run to run; what is drawn should not.
            "--egov-seed",
            "mic-2023:demo",
            "--egov-report",
            str(report),
            "--egov-evidence",
            str(evidence),
            "--egov-lang",
            lang,
        ]
        code = _pytest([*arguments, *(["--egov-rounds", str(rounds)] if rounds is not None else [])])
    # Criteria lose points or stay open in a demonstration; that the audit ran to its end is what it shows.
    raise typer.Exit(0 if code in (0, 1) else code)


@app.command()
def schema(
    name: Annotated[str, typer.Argument(help="portal, statements, catalogue or result-1.")],
) -> None:
    """Print the JSON Schema of a portal file, statements, a catalogue or a run result (editors check with it)."""
    import json

    from pydantic import BaseModel

    from pytest_egov.catalogue import Catalogue
    from pytest_egov.portal import Portal
    from pytest_egov.results import RunResult
    from pytest_egov.statements import Sheet
    from pytest_egov.wayfinding.products import Product

    models: dict[str, type[BaseModel]] = {
        "portal": Portal,
        "statements": Sheet,
        "product": Product,
        "catalogue": Catalogue,
        "result-1": RunResult,
    }
    if name not in models:
        raise EgovError(f"There is no schema '{name}': ask for {', '.join(models)}.")
    written = models[name].model_json_schema(mode="serialization" if name.startswith("result") else "validation")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **written}
    typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(f"pytest-egov {__version__}")


def _pytest(arguments: list[str]) -> int:
    # A process of its own: the user's working directory may have settings and plugins that were loaded by nobody yet.
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--no-header",
        "--tb=no",
        "-r",
        "N",
        "-p",
        "no:cacheprovider",
        "--benchmark-quiet",
        *arguments,
    ]
    process = subprocess.Popen(command)  # noqa: S603 # our own interpreter
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl-C reached pytest as well: let it write what it has.
            continue


def _print_block(result: object, report: Path, evidence: Path, lang: str) -> None:
    import shutil

    from pytest_egov.reporting.terminal import summary_lines
    from pytest_egov.results import RunResult

    assert isinstance(result, RunResult)
    reports = {"report": str(report / "index.html"), "result": str(report / "result.json"), "evidence": str(evidence)}
    for line in summary_lines(
        result,
        width=min(shutil.get_terminal_size().columns, 100),
        colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
        lang="vi" if lang == "vi" else "en",
        reports=reports,
    ):
        typer.echo(line)
