"""The command ``egov``; a module for each group of commands, in the order ``egov --help`` lists them."""

from __future__ import annotations

import importlib
import sys

import typer

from pytest_egov.cli.app import app
from pytest_egov.console import speak_plainly
from pytest_egov.errors import EgovError
from pytest_egov.exit_codes import USAGE_ERROR

__all__ = ["app", "main"]

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
