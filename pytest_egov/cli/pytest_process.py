"""Runs pytest with quiet settings, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import typer

from pytest_egov.exit_codes import INTERRUPTED
from pytest_egov.quiet_pytest import quiet_pytest
from pytest_egov.stopping import STARTED_BY, command_to_finish

__all__ = ["run_pytest"]


def run_pytest(arguments: list[str]) -> int:
    """Run pytest on the bundled suite with these arguments, which say where the dossier is; answers its exit code.

    Ctrl-C and SIGTERM let it write what it has; where we are killed, it is told.
    """
    # A process of its own: the user's working directory may have settings and plugins that were loaded by nobody yet.
    command = [sys.executable, *quiet_pytest(arguments)]
    process: subprocess.Popen[bytes] | None = None

    def pass_on(*_: object) -> None:
        if process is not None:
            process.terminate()

    before = signal.signal(signal.SIGTERM, pass_on)
    process = subprocess.Popen(command, env={**os.environ, STARTED_BY: str(os.getpid())})  # noqa: S603 # our own interpreter
    while True:
        try:
            code = process.wait()
            break
        except KeyboardInterrupt:
            # Ctrl-C reached pytest as well: let it write what it has.
            continue
    signal.signal(signal.SIGTERM, before)
    if code >= 0:
        return code
    killed_by = signal.Signals(-code).name
    named = next(name for name in ("--egov-resume", "--egov-evidence") if name in arguments)
    finish = command_to_finish(arguments[arguments.index(named) + 1])
    typer.echo(f"The audit was killed ({killed_by}). Finish it with: {finish}", err=True)
    return INTERRUPTED
