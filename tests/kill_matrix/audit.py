"""An audit of one pillar of the demo portal, clean or broken, and what came of each criterion."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from demo_portal.builds import STANDARD

from pytest_egov.catalogue import load_catalogue
from pytest_egov.demo import demo_account, demo_file, demo_portal

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "demo_portal.json"
# By the first letter of a criterion; all others are functions. What 2023 does not ask for is judged by the standard that does.
PILLARS = {"A": "accessibility", "P": "performance", "S": "structure", "X": "security"}
SUITES = {"structure": "mic_2024", "security": "mic_2024"}
CATALOGUE = ROOT / "conformance_suites" / "mic_2023" / "catalogue.yaml"
# The portal's port changes from run to run; what is drawn must not.
SEED = "mic-2023:golden"
RESULT = Path("egov-report") / "result.json"
LONGEST_S = 1800


@dataclass(frozen=True)
class Outcome:
    """What one criterion came to, in points."""

    outcome: str
    earned: float
    lost: float
    sentence: str = ""


def audit(directory: Path, pillar: str, *faults: str, build: str = STANDARD.name) -> dict[str, Outcome]:
    """Judge every criterion of a pillar of a build with these faults; the report and the dossier stay in ``directory``."""
    directory.mkdir(parents=True, exist_ok=True)
    portal_file = "portal.yaml" if build == STANDARD.name else f"builds/{build}/portal.yaml"
    suite = ["--egov-suite", SUITES[pillar]] if pillar in SUITES else []
    with demo_portal(faults, build) as address:
        done = subprocess.run(
            [
                sys.executable, "-m", "pytest", "--portal", str(demo_file(portal_file)), "--egov-address", address,
                "--egov-seed", SEED, "-m", pillar, *suite, "-q", "-p", "no:cacheprovider", "--benchmark-quiet",
            ],
            cwd=directory, env={**os.environ, **demo_account()}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LONGEST_S, check=False,
        )  # fmt: skip
    file = directory / RESULT
    assert file.exists(), done.stdout
    return outcomes_in(file)


def pillar_of(criterion: str) -> str:
    """The pillar that a criterion of the demo portal's faults belongs to."""
    return PILLARS.get(criterion[0], "function")


def outcomes_in(file: Path) -> dict[str, Outcome]:
    """What each criterion that was judged came to, by a result file."""
    result = json.loads(file.read_text())
    return {
        c["id"]: Outcome(c["outcome"], c["points"]["earned"], c["points"]["lost"], c["sentence"]["en"])
        for c in result["criteria"]
    }


def clean_outcomes(pillar: str) -> dict[str, Outcome]:
    """What each criterion of a pillar of the clean portal comes to, by the golden file."""
    rows = json.loads(GOLDEN.read_text())
    points = {row.id: float(row.points) for _, _, row in load_catalogue(CATALOGUE).rows()}
    return {
        id_: Outcome(outcome, earned, round(points[id_] - earned - left_open, 4))
        for id_, (outcome, earned, left_open) in rows.items()
        if pillar_of(id_) == pillar
    }
