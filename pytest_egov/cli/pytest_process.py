"""Runs pytest with quiet settings, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

from pytest_egov.quiet_pytest import quiet_pytest

__all__ = ["run_pytest"]


def run_pytest(arguments: list[str]) -> int:
    """Run pytest on the bundled suite with these arguments; answers its exit code. Ctrl-C lets it write what it has."""
    # A process of its own: the user's working directory may have settings and plugins that were loaded by nobody yet.
    command = [sys.executable, *quiet_pytest(arguments)]
    process = subprocess.Popen(command)  # noqa: S603 # our own interpreter
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl-C reached pytest as well: let it write what it has.
            continue
