"""``egov run``, ``sign-in`` and ``judge``: an audit and its parts."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from pytest_egov.cli.app import OutputLanguage, Pictures, Planned, Report, Said, app
from pytest_egov.cli.pytest_process import run_pytest
from pytest_egov.cli.reporting import print_summary
from pytest_egov.errors import UsageProblem

__all__ = ["judge", "run", "sign_in"]

PATIENCE_S = 600.0


@app.command()
def run(
    portal: Annotated[
        str | None,
        typer.Argument(
            help="A portal file, or the address of the portal's start page; with --resume it may be left out."
        ),
    ] = None,
    report: Report = Path("egov-report"),
    evidence: Annotated[
        Path | None, typer.Option(help="Directory for the dossier.", show_default="egov-evidence")
    ] = None,
    lang: OutputLanguage = None,
    pictures: Pictures = None,
    fail_under: Annotated[
        str | None, typer.Option(help="Gate: exit 10 when fewer of 100 points than this are certain.")
    ] = None,
    require: Annotated[str | None, typer.Option(help="Gate: exit 10 unless these criteria pass: F17.1,A1.4.3.")] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            help="Gate: exit 11 when a criterion lost more than in this earlier result.json. What it knows as lost stays green; "
            "keep it in version control, and renew it by copying egov-report/result.json over it."
        ),
    ] = None,
    min_judged: Annotated[
        str | None,
        typer.Option(help="Gate: exit 16 when fewer per cent than this of the points are judged, that is not open."),
    ] = None,
    rounds: Annotated[
        int | None, typer.Option(help="Timed loads of each page instead of the catalogue's number.")
    ] = None,
    seed: Annotated[
        str | None,
        typer.Option(help="Text the draws are made from; give one where the portal's address changes from run to run."),
    ] = None,
    only: Annotated[
        str | None, typer.Option("-k", help="Only criteria whose id matches, as in pytest's -k: F17, A1.4.3.")
    ] = None,
    pillar: Annotated[
        str | None, typer.Option("-m", help="Only one pillar, by its id: function, performance, accessibility ...")
    ] = None,
    suite: Annotated[
        str | None, typer.Option(help="Another conformance suite than mic_2023: mic_2024, or an import name.")
    ] = None,
    statements: Said = None,
    plan: Planned = None,
    by_hand: Annotated[  # noqa: FBT002 # typer's way to declare a flag
        bool, typer.Option("--sign-in-by-hand", help="Open a window first, in which a person signs in (VNeID, OTP).")
    ] = False,
    recheck: Annotated[
        Path | None,
        typer.Option(help="An earlier dossier: look again at what lost points in it; the better look counts."),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(
            help="The dossier of an audit that was cut off: gather what it lacks, judge it all; it is finished where it lies."
        ),
    ] = None,
    formats: Annotated[
        str | None, typer.Option(help="Forms of the report to write, comma-separated (html,json,pdf); all by default.")
    ] = None,
    assessor: Annotated[
        str | None, typer.Option(help="Who has the portal assessed, as the reports are to name them.")
    ] = None,
    samples: Annotated[
        str | None,
        typer.Option(
            help="Judge response times by a period of this sample store (egov measure) instead of fresh loads."
        ),
    ] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day of the period: 24/11/2026.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day of the period, included.")] = None,
) -> None:
    """Audit a portal and print its score.

    The same as `pytest --portal PORTAL` with quiet settings; use pytest itself for everything pytest can do.

    Exit codes: 0 the gate holds, or without one nothing was lost; 1 without a gate, something was; 10, 11, 16 as the gates say;
    12 the portal is down; 13 nothing was judged. Of several gates missed 11 comes first, then 16. The last line says why.

      egov run https://dichvucong.example.gov.vn/

      egov run portal.yaml --fail-under 80 --require F17.1 --formats html,json

      egov run --resume egov-evidence
    """
    if portal is None and (resume is None or by_hand):
        raise UsageProblem("Name the portal: a portal file, or the address of its start page.")
    arguments = [
        *(["--portal", portal] if portal is not None else []),
        "--egov-report",
        str(report),
        *(["--egov-lang", lang] if lang is not None else []),
        *(["--egov-pictures", pictures] if pictures is not None else []),
    ]
    if evidence is not None or resume is None:
        arguments += ["--egov-evidence", str(evidence or "egov-evidence")]
    arguments += ["--egov-rounds", str(rounds)] if rounds is not None else []
    arguments += ["--egov-statements", str(statements)] if statements is not None else []
    arguments += ["--egov-plan", str(plan)] if plan is not None else []
    arguments += ["--egov-recheck", str(recheck)] if recheck is not None else []
    arguments += ["--egov-resume", str(resume)] if resume is not None else []
    for name, said in (
        ("suite", suite),
        ("seed", seed),
        ("fail-under", fail_under),
        ("require", require),
        ("baseline", baseline),
        ("min-judged", min_judged),
        ("formats", formats),
        ("assessor", assessor),
        ("samples", samples),
        ("from", first),
        ("to", last),
    ):
        arguments += [f"--egov-{name}", said] if said is not None else []
    arguments += [*(["-k", only] if only else []), *(["-m", pillar] if pillar else [])]
    if not by_hand:
        raise typer.Exit(run_pytest(arguments))
    from pytest_egov.gatherers.account.sessions import BY_HAND

    assert portal is not None
    with tempfile.TemporaryDirectory(prefix="egov-session-") as private:
        os.environ[BY_HAND] = str(Path(private) / "session.json")
        _wait_for_a_person(portal, Path(os.environ[BY_HAND]))
        raise typer.Exit(run_pytest(arguments))


@app.command("sign-in")
def sign_in(
    portal: Annotated[str, typer.Argument(help="A portal file, or the address of the portal's start page.")],
    save: Annotated[Path, typer.Option(help="File for the saved session; keep it as you would keep a password.")],
) -> None:
    """Open a window in which a person signs in, and save the session for later runs.

    Name the file in an environment variable, and that variable in the portal file: accounts: {citizen: {state_env: NAME}}.

      egov sign-in portal.yaml --save session.json
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
    plan: Planned = None,
    lang: OutputLanguage = None,
    pictures: Pictures = None,
) -> None:
    """Judge, score and report again from a dossier, without a browser; the same dossier gives the same result.json.

    Statements and plan are kept in the dossier, so that judging it again counts them again.

      egov judge egov-evidence --statements attestations.yaml
    """
    from pytest_egov.outputs import language_named, pictures_named, write_reports
    from pytest_egov.run import judge_dossier

    spoken, shown = language_named(lang), pictures_named(pictures)
    result = judge_dossier(dossier, suite, statements, plan)
    write_reports(result, report, dossier, lang=spoken, pictures=shown)
    print_summary(result, report, dossier, lang)


def _wait_for_a_person(portal: str, file: Path) -> None:
    from pytest_egov.driver.by_hand import sign_in_by_hand, window
    from pytest_egov.gatherers.account.signing_in import is_signed_in
    from pytest_egov.portal import load_portal
    from pytest_egov.wayfinding.vocabulary import vocabulary

    words = vocabulary()
    address = load_portal(portal, frozenset(words.places)).address
    typer.echo("Sign in in the window that opens; we go on as soon as the portal shows that you are signed in.")
    with window(address) as browser:
        sign_in_by_hand(browser, address, lambda snapshot: is_signed_in(snapshot, words), file, PATIENCE_S)
