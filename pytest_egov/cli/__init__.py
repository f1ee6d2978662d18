"""The command ``egov``; a module for each group of commands, in the order ``egov --help`` lists them."""

from __future__ import annotations

import importlib
import os
import sys

import typer

from pytest_egov.cli.app import app
from pytest_egov.console import speak_plainly
from pytest_egov.errors import EgovError
from pytest_egov.exit_codes import INTERNAL_ERROR, USAGE_ERROR

__all__ = ["TRACEBACK", "app", "main"]

TRACEBACK = "EGOV_TRACEBACK"

# Whoever imports a module of commands hangs them into the application: this order is that of the help.
for _commands in (
    "starting",
    "doctor",
    "auditing",
    "reporting",
    "comparing",
    "stating",
    "planning",
    "sealing",
    "page",
    "timing",
    "measuring",
    "samples",
    "campaign",
    "league",
    "explaining",
    "demo",
    "telling",
):
    importlib.import_module(f"{__name__}.{_commands}")


def main() -> None:
    """Run the command; what went wrong on purpose is one clear message, never a traceback."""
    speak_plainly()
    try:
        app()
    except EgovError as error:
        typer.secho(str(error), err=True, fg="red")
        sys.exit(USAGE_ERROR)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        typer.secho(_told(error), err=True, fg="red")
        sys.exit(INTERNAL_ERROR)


def _told(error: Exception) -> str:
    from pytest_egov.reporting.paper import printable

    what = printable(f"{type(error).__name__}: {error}", 400)
    remedy = f"{TRACEBACK}=1 before the command shows where; please report it (SECURITY.md says to whom)."
    return f"This is a fault of pytest-egov, not of your files: {what}\n{remedy}"
