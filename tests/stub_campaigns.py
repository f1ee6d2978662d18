"""Campaigns of portals that nobody opens: the pieces of lives.py stand in for pytest and for the browser."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import psutil
from small_results import TAKEN, part, result_of, row

from pytest_egov.campaign.audits import read_audits
from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.campaign.seats import DIRECTORY
from pytest_egov.results import as_json
from pytest_egov.samples import open_store, read_samples, read_slots

__all__ = ["LIVES", "come_to", "left_behind", "write_campaign"]

LIVES = Path(__file__).parent / "campaign" / "lives.py"


def write_campaign(folder: Path, portals: int, more: str = "") -> dict[str, str]:
    """Write a campaign of two days into a new folder; answers the variables that its pieces want."""
    folder.mkdir()
    listed = "".join(f"- {{address: 'http://127.0.0.1:9/{n}/', key: p{n}}}\n" for n in range(portals))
    (folder / "campaign.yaml").write_text(
        "name: x\nfirst_day: 2027-03-01\nlast_day: 2027-03-02\nsuite: small_standard\nworkers: 2\n"
        f"audits: [{{every_days: 1}}]\n{more}portals:\n{listed}"
    )
    (folder / "result.json").write_bytes(as_json(result_of(row("T1", 50, part(1.0)), finished_at=TAKEN)))
    return {
        "LIVES_RESULT": str(folder / "result.json"),
        "LIVES_COUNTER": str(folder / "moments"),
        "LIVES_KILLED": "",
    }


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
