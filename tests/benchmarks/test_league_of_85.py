"""The league of 85 portals and 54 criteria with a month of timed loads: seconds of a process of its own, and its memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

MOST_SECONDS, MOST_MEGABYTES = 5.0, 500.0


def test_the_league_of_85_portals_renders_in_time(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if not any("benchmarks" in asked for asked in request.config.args):
        pytest.skip("measures this machine at rest: make bench")
    from campaign_of_85 import write_campaign

    file = write_campaign(tmp_path)
    said = subprocess.run([sys.executable, __file__, str(file)], check=True, capture_output=True, text=True).stdout
    print(said)
    seconds, megabytes = said.split()[-2:]
    assert 85 == len(list((tmp_path / "campaign").glob("*/index.html")))
    assert float(seconds) <= MOST_SECONDS
    assert float(megabytes) <= MOST_MEGABYTES


def main(file: Path) -> None:
    from pytest_egov.campaign.assessed_portals import read_portals
    from pytest_egov.campaign.campaign_file import load_campaign
    from pytest_egov.campaign.entries import entries
    from pytest_egov.campaign.league import Before, league
    from pytest_egov.league_outputs import write_league
    from pytest_egov.verdict import Text

    started = time.process_time()
    said = load_campaign(file)
    read = read_portals(entries(file))
    results = sum(len(portal.results) for portal in read.portals)
    reading = time.process_time()
    newest = max(result.taken_at for portal in read.portals for result in portal.results)
    before = Before(Text("Trước", "Before"), read.portals, newest - timedelta(days=7))
    table = league(said.said.name, said.said.groups, read.portals, before=before)
    making = time.process_time()
    write_league(table, said.folder, read.reports)
    writing = time.process_time()
    print(
        f"read {results} results in {reading - started:.2f} s; league in {making - reading:.2f} s; "
        f"page, workbook, CSV, JSON and {len(table.sheets)} pages of portals in {writing - making:.2f} s of processor time"
    )
    print(f"{writing - reading:.2f}", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
