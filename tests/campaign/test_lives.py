"""Whatever is killed whenever: a campaign comes to what it would have come to undisturbed, and leaves no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from stub_campaigns import LIVES, come_to, left_behind, write_campaign

PORTALS = 3
SEEDS = [int(seed) for seed in os.environ.get("EGOV_TEST_SEEDS", "1,2,3").split(",")]


def run(folder: Path, seed: int, kills: int) -> int:
    """Run a campaign; answers how many lives it took."""
    variables = write_campaign(folder, PORTALS)
    command = [sys.executable, LIVES, "run", folder / "campaign.yaml", str(seed), str(kills)]
    said = subprocess.run(
        command, env={**os.environ, **variables}, stdout=subprocess.PIPE, text=True, check=True, timeout=600
    )
    return int(said.stdout.split()[-1])


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_at_any_moment_it_comes_to_the_same(tmp_path: Path, seed: int) -> None:
    assert 1 == run(tmp_path / "undisturbed", seed, 0)
    expected = come_to(tmp_path / "undisturbed")
    assert {"done"} == {it[3] for it in expected["audits"]}
    assert {1} == set(expected["samples"].values())
    assert 2 * PORTALS == len(expected["samples"])

    assert run(tmp_path / "disturbed", seed, 6) > 1

    assert expected == come_to(tmp_path / "disturbed")
    assert [] == left_behind()
