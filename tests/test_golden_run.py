"""One full audit of the demo portal, held against what it came to before.

When a change is meant to change the outcome: EGOV_GOLDEN=write pytest tests/test_golden_run.py, and read the difference.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from audits import BROWSER
from canaries import found_in, found_in_text
from egov_command import run_egov

from pytest_egov.demo import demo_account

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "demo_portal.json"
# The portal's port changes from run to run; what is drawn must not.
SEED = "mic-2023:golden"


@dataclass(frozen=True)
class GoldenRun:
    code: int
    said: str
    result: dict[str, Any]
    report: Path
    evidence: Path


@pytest.fixture(scope="session")
def demo_portal() -> Iterator[str]:
    """The address of the demo portal, started for this session on a fixed day."""
    portal = subprocess.Popen(
        [sys.executable, "-m", "demo_portal", "--port", "0", "--today", "2026-11-24"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "examples")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert portal.stdout is not None
    said = portal.stdout.readline().strip()
    assert said.startswith("Demo portal: http://"), said
    yield said.removeprefix("Demo portal: ")
    portal.terminate()
    portal.wait(timeout=60)
    portal.stdout.close()


@pytest.fixture(scope="session")
def golden_run(demo_portal: str, tmp_path_factory: pytest.TempPathFactory) -> GoldenRun:
    here = tmp_path_factory.mktemp("golden")
    file = ROOT / "examples" / "demo_portal" / "portal.yaml"
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "--portal", str(file), "--egov-address", demo_portal,
            "--egov-seed", SEED, "--egov-rounds", "1", "-p", "no:cacheprovider", "--benchmark-quiet",
        ],
        cwd=here, env={**os.environ, **demo_account(), "EGOV_BROWSER": BROWSER, "COLUMNS": "80"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1500, check=False,
    )  # fmt: skip
    assert (here / "egov-report" / "result.json").exists(), done.stdout
    result = json.loads((here / "egov-report" / "result.json").read_text())
    return GoldenRun(done.returncode, done.stdout, result, here / "egov-report", here / "egov-evidence")


def outcomes(result: dict[str, Any]) -> dict[str, list[Any]]:
    """What is golden of a criterion: its outcome, points earned and points open, and no word of its sentence."""
    return {c["id"]: [c["outcome"], c["points"]["earned"], c["points"]["open"]] for c in result["criteria"]}


def test_every_criterion_comes_to_what_it_came_to_before(golden_run: GoldenRun) -> None:
    now = outcomes(golden_run.result)
    if os.environ.get("EGOV_GOLDEN") == "write":
        rows = ",\n".join(f"  {json.dumps(id_)}: {json.dumps(row)}" for id_, row in now.items())
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(f"{{\n{rows}\n}}\n")
    before = json.loads(GOLDEN.read_text())
    sentences = {c["id"]: c["sentence"]["en"] for c in golden_run.result["criteria"]}
    differ = [
        f"{id_}: was {before.get(id_)}, is {now.get(id_)}: {sentences.get(id_, '')}"
        for id_ in sorted({*before, *now})
        if before.get(id_) != now.get(id_)
    ]
    assert not differ, "\n".join(differ)


def test_a_portal_made_to_pass_loses_nothing(golden_run: GoldenRun) -> None:
    score = golden_run.result["score"]
    assert len(golden_run.result["criteria"]) == 54
    assert score["maximum"] == 100
    assert score["possible"] == 100
    assert score["certain"] == sum(c["points"]["earned"] for c in golden_run.result["criteria"])
    assert golden_run.code == 0


def test_the_terminal_says_the_same_as_the_result(golden_run: GoldenRun) -> None:
    certain = golden_run.result["score"]["certain"]
    assert f"{certain:.2f} of 100.00 points certain, up to 100.00 possible" in golden_run.said
    block = golden_run.said[golden_run.said.rindex("points certain") :]
    assert str(golden_run.report / "index.html")[-20:] in block.replace("\n", "")
    assert "\x1b" not in golden_run.said


def test_the_report_is_one_file_that_asks_nothing_of_the_network(golden_run: GoldenRun) -> None:
    page = (golden_run.report / "index.html").read_text()
    for criterion in golden_run.result["criteria"]:
        assert criterion["id"] in page
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=[\"']?(https?:)?//", page)
    assert f"{golden_run.result['score']['certain']:.2f}" in page
    assert (golden_run.report / "summary.md").exists()


def test_nothing_of_the_citizens_is_written_down(golden_run: GoldenRun) -> None:
    with (ROOT / "examples" / "demo_portal" / "seed" / "accounts.toml").open("rb") as seed:
        person = tomllib.load(seed)["person"][0]
    canaries = {name: person[name] for name in ("number", "password", "name", "phone", "email", "street")}
    assert [] == found_in([golden_run.report, golden_run.evidence], canaries)
    assert [] == found_in_text(golden_run.said, canaries)


def test_the_report_is_small_enough_to_be_mailed(golden_run: GoldenRun) -> None:
    page = golden_run.report / "index.html"
    assert page.stat().st_size < 3_000_000
    assert "data:image/png;base64," in page.read_text()


def test_no_gatherer_erred(golden_run: GoldenRun) -> None:
    faults = [file.read_text()[-500:] for file in golden_run.evidence.rglob("fault-*")]
    assert not faults, "\n".join(faults)


def test_the_dossier_judged_again_gives_the_same_bytes(golden_run: GoldenRun, tmp_path: Path) -> None:
    again = run_egov("judge", golden_run.evidence, "--report", tmp_path / "again")
    assert again.returncode == 0, again.stderr
    for name in ("result.json", "index.html", "summary.md"):
        assert (tmp_path / "again" / name).read_bytes() == (golden_run.report / name).read_bytes()
