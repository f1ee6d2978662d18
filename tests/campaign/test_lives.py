"""Whatever is killed whenever: a campaign comes to what it would have come to undisturbed, and leaves no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import psutil
import pytest
from small_results import part, result_of, row

from pytest_egov.campaign.audits import read_audits
from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.campaign.seats import DIRECTORY
from pytest_egov.results import as_json
from pytest_egov.samples import open_store, read_samples, read_slots

LIVES = Path(__file__).with_name("lives.py")
PORTALS = 3


def run(folder: Path, seed: int, kills: int) -> int:
    """Run a campaign of portals nobody opens; answers how many lives it took."""
    folder.mkdir()
    portals = "".join(f"- {{address: 'http://127.0.0.1:9/{n}/', key: p{n}}}\n" for n in range(PORTALS))
    (folder / "campaign.yaml").write_text(
        "name: x\nfirst_day: 2027-03-01\nlast_day: 2027-03-02\nsuite: small_standard\nworkers: 2\n"
        f"audits: [{{every_days: 1}}]\nportals:\n{portals}"
    )
    (folder / "result.json").write_bytes(as_json(result_of(row("T1", 50, part(1.0)))))
    said = subprocess.run(
        [sys.executable, LIVES, "run", folder / "campaign.yaml", str(seed), str(kills)],
        env={**os.environ, "LIVES_RESULT": str(folder / "result.json")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    )
    return int(said.stdout.split()[-1])


def come_to(folder: Path) -> dict[str, Any]:
    """What stands in the store and in the folder at the end, as far as it does not tell how often something was tried."""
    campaign = load_campaign(folder / "campaign.yaml")
    store = open_store(campaign.store)
    slots = read_slots(store)
    names = {slot.id: (slot.portal, slot.day, slot.window, slot.number) for slot in slots}
    came = {
        "audits": [(it.portal, it.rule, it.first_day, it.state, it.run, it.certain) for it in read_audits(store, "x")],
        "slots": sorted((*names[slot.id], slot.state) for slot in slots),
        "samples": Counter((*names[it.slot or 0], it.page) for it in read_samples(store)),
        "folders": sorted(str(it.relative_to(folder)) for it in (folder / "campaign").glob("*/*")),
    }
    store.close()
    return came


def left_behind() -> list[psutil.Process]:
    """Processes of pieces of this test that live still."""
    found = []
    for process in psutil.process_iter():
        try:
            variables = process.environ()
        except (psutil.Error, OSError):
            continue
        if "EGOV_PIECE" in variables and variables.get(DIRECTORY) == os.environ[DIRECTORY]:
            found.append(process)
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_at_any_moment_it_comes_to_the_same(tmp_path: Path, seed: int) -> None:
    assert 1 == run(tmp_path / "undisturbed", seed, 0)
    expected = come_to(tmp_path / "undisturbed")
    assert {"done"} == {it[3] for it in expected["audits"]}
    assert {1} == set(expected["samples"].values())
    assert 2 * PORTALS == len(expected["samples"])

    assert run(tmp_path / "disturbed", seed, 6) > 1

    assert expected == come_to(tmp_path / "disturbed")
    assert [] == left_behind()
