"""The command ``egov`` as a user types it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["EGOV", "run_egov", "surroundings"]

EGOV = Path(sys.executable).with_name("egov")
# What the console or the service that runs the tests asks for, pytester's own word among them.
_COLOURS = ("PY_COLORS", "FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS")


def run_egov(
    *arguments: object, cwd: Path | None = None, encoding: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run it, with nobody at its terminal, 100 columns wide unless ``COLUMNS`` is among the variables.

    Args:
        arguments: as typed.
        cwd: where.
        encoding: of the pipes it writes into, as a console's code page; UTF-8 without.
        variables: of its environment, beside those of ours.
    """
    if encoding:
        variables["PYTHONIOENCODING"] = encoding
    return subprocess.run(
        [EGOV, *map(str, arguments)], cwd=cwd, env=surroundings(**variables), stdin=subprocess.DEVNULL, capture_output=True,
        encoding=encoding or "utf-8", timeout=600, check=False,
    )  # fmt: skip


def surroundings(**variables: str) -> dict[str, str]:
    """Our environment without wishes for colours, and these variables."""
    plain = {name: value for name, value in os.environ.items() if name not in _COLOURS}
    return {**plain, "COLUMNS": "100", **variables}
