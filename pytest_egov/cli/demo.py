"""``egov demo``: the demo portal, started and audited on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from pytest_egov.cli.app import Evidence, OutputLanguage, Report, app
from pytest_egov.cli.pytest_process import run_pytest
from pytest_egov.cli.suites import Suite

__all__ = ["demo"]


@app.command()
def demo(
    report: Report = Path("egov-report"),
    evidence: Evidence = Path("egov-evidence"),
    lang: OutputLanguage = None,
    rounds: Annotated[
        int | None, typer.Option(help="Timed loads of each page instead of the catalogue's number.")
    ] = None,
    only: Annotated[
        str | None, typer.Option("-k", help="Only criteria whose id matches, as in pytest's -k: F17, A1.4.3.")
    ] = None,
    suite: Suite = None,
    faults: Annotated[
        list[str] | None, typer.Option("--break", help="A fault of the demo portal, as F17.1; repeat for several.")
    ] = None,
) -> None:
    """Start the demo portal on this machine, audit it, and print its score.

    egov demo

    egov demo --break F17.1 -k F17

    egov demo --suite mic_2024 --break S1 -k S1
    """
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
            *(["--egov-lang", lang] if lang is not None else []),
            *(["--egov-suite", suite] if suite is not None else []),
            *(["--egov-rounds", str(rounds)] if rounds is not None else []),
            *(["-k", only] if only is not None else []),
        ]
        code = run_pytest(arguments)
    # Criteria lose points or stay open in a demonstration; that the audit ran to its end is what it shows.
    raise typer.Exit(0 if code in (0, 1) else code)
