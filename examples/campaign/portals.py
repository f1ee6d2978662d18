"""Twelve demo portals on this machine, each broken in its own way, for as long as the command after ``--`` runs.

python examples/campaign/portals.py -- egov campaign run examples/campaign/campaign.yaml --rehearse
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FIRST_PORT = 18801
# In the order of campaign.yaml; an empty one is the portal as it should be.
FAULTS = (
    (),
    ("F08.1:no-number",),
    ("F17.1:unknown-silent",),
    ("F21.1:last-year",),
    ("F17.1:applicant-shown", "F02.2:no-contact"),
    ("F02.2:title-only",),
    ("F17.1:sign-in-asked",),
    ("F02.2:no-contact",),
    ("F21.1:last-year", "F08.1:no-number"),
    ("F08.1:no-number", "F17.1:unknown-silent"),
    ("F02.2:title-only", "F21.1:last-year"),
    ("F08.1:no-number", "F21.1:last-year", "F17.1:sign-in-asked"),
)


def start(port: int, faults: tuple[str, ...]) -> subprocess.Popen[str]:
    breaks = [word for fault in faults for word in ("--break", fault)]
    command = [sys.executable, "-m", "demo_portal", "--port", str(port), "--today", "2026-11-24", *breaks]
    examples = str(Path(__file__).parents[1])
    return subprocess.Popen(  # noqa: S603 # our own interpreter
        command,
        env={**os.environ, "PYTHONPATH": examples},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def main() -> int:
    command = sys.argv[sys.argv.index("--") + 1 :]
    portals = [start(FIRST_PORT + number, faults) for number, faults in enumerate(FAULTS)]
    try:
        with ThreadPoolExecutor(len(portals)) as waiting:
            said = list(waiting.map(lambda portal: portal.stdout.readline(), portals))  # type: ignore[union-attr]
        if not all(line.startswith("Demo portal: ") for line in said):
            sys.stderr.write(f"Not every portal started: are the ports from {FIRST_PORT} on free?\n")
            return 1
        return subprocess.run(command, check=False).returncode  # noqa: S603 # what the user wrote after --
    finally:
        for portal in portals:
            portal.terminate()
        for portal in portals:
            portal.wait(timeout=10)


if __name__ == "__main__":
    sys.exit(main())
