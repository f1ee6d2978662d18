"""Pieces that hang, and coordinators that start at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from sample_stores import at
from stub_campaigns import LIVES, come_to, left_behind, write_campaign

from pytest_egov.campaign import audit_piece, timed_piece
from pytest_egov.campaign.audits import read_audits
from pytest_egov.campaign.campaign_file import Campaign, load_campaign
from pytest_egov.campaign.clocks import SimulatedClock
from pytest_egov.campaign.coordinator import Coordinator
from pytest_egov.campaign.guarded import Guard
from pytest_egov.campaign.schedulers import LocalProcesses
from pytest_egov.campaign.seats import seat
from pytest_egov.campaign.timed_piece import do_timed
from pytest_egov.samples import open_store, read_slots


def looked(campaign: Campaign, moment: str, monkeypatch: pytest.MonkeyPatch, guard: Guard | None = None) -> list[str]:
    """Do once what is due at a moment; answers what was said."""
    monkeypatch.setattr(timed_piece, "TIMING", (str(LIVES), "timed"))
    monkeypatch.setattr("pytest_egov.campaign.coordinator.do_timed", lambda piece: do_timed(piece, guard))
    said: list[str] = []
    store, scheduler = open_store(campaign.store), LocalProcesses(2)
    Coordinator(
        campaign, store, scheduler, SimulatedClock(at(moment)), lambda portal, what: said.append(f"{portal} {what}")
    ).tick()
    scheduler.close()
    store.close()
    return sorted(said)


def time_passes_while_it_hangs(sign: Path) -> Callable[[], float]:
    """A clock that goes on a hundred seconds with each look, as long as the process lives that wrote its number there."""
    passed = [0.0]

    def elapsed() -> float:
        if sign.exists() and sign.read_text() and psutil.pid_exists(int(sign.read_text())):
            passed[0] += 100
        return passed[0]

    return elapsed


def test_a_portal_that_hangs_is_cut_off_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "c"
    for name, value in write_campaign(folder, 3).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LIVES_HANGS", "http://127.0.0.1:9/1/")
    guard = Guard(480, 3000, elapsed=time_passes_while_it_hangs(folder / "hangs"))
    campaign = load_campaign(folder / "campaign.yaml")

    said = looked(campaign, "2027-03-01 09:00", monkeypatch, guard)

    assert ["p0 timed done", "p1 timed failed: cut off: it took more than 8 minutes", "p2 timed done"] == said
    store = open_store(campaign.store)
    states = [(it.state, it.reason) for it in read_slots(store) if it.day.day == 1]
    store.close()
    assert [("done", ""), ("failed", "cut off: it took more than 8 minutes"), ("done", "")] == states
    assert [] == left_behind()


@pytest.mark.parametrize(
    ("code", "finished", "became"),
    [
        (0, True, "done"),
        (1, True, "done"),
        (2, True, "failed: cut off before everything was gathered (exit code 2): it said nothing"),
        (3, True, "failed: cut off before everything was gathered (exit code 3): it said nothing"),
        (1, False, "failed: cut off before everything was gathered (exit code 1): it said nothing"),
    ],
    ids=["passed", "lost points", "interrupted", "disk full", "unfinished"],
)
def test_a_partial_result_is_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, finished: bool, became: str
) -> None:
    folder = tmp_path / "c"
    for name, value in write_campaign(folder, 1).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LIVES_CODE", str(code))
    monkeypatch.setattr(audit_piece, "quiet_pytest", lambda arguments: [str(LIVES), "audit", *arguments])
    if not finished:
        partial = json.loads((folder / "result.json").read_text())
        (folder / "result.json").write_text(json.dumps({**partial, "finished_at": None}))
    campaign = load_campaign(folder / "campaign.yaml")

    said = looked(campaign, "2027-03-01 17:00", monkeypatch)

    assert ["p0 audit begins", f"p0 audit {became}"] == said
    store = open_store(campaign.store)
    assert became.split(":")[0] == next(it.state for it in read_audits(store, "x") if it.first_day.day == 1)
    store.close()
    assert (became == "done") is bool(list((folder / "campaign").glob("*/*/egov-report")))


def test_pages_are_timed_by_one_at_a_time_on_a_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in write_campaign(tmp_path / "c", 2).items():
        monkeypatch.setenv(name, value)
    campaign = load_campaign(tmp_path / "c" / "campaign.yaml")

    with seat("timed"):
        assert [] == looked(campaign, "2027-03-01 09:00", monkeypatch)
    assert ["p0 timed done", "p1 timed done"] == looked(campaign, "2027-03-01 09:00", monkeypatch)


def test_of_two_who_start_at_once_each_audit_is_done_by_one(tmp_path: Path) -> None:
    portals, go = 5, tmp_path / "go"
    variables = write_campaign(tmp_path / "c", portals)
    file = tmp_path / "c" / "campaign.yaml"
    file.write_text(file.read_text().replace("workers: 2", f"workers: {portals}"))
    command = [sys.executable, LIVES, "tick", file, at("2027-03-01 17:00").isoformat(), go]
    both = [
        subprocess.Popen(command, env={**os.environ, **variables}, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for process in both:
        assert process.stdout is not None
        assert "ready" == process.stdout.readline().strip()
    go.touch()
    for process in both:
        process.communicate(timeout=300)
        assert 0 == process.returncode

    store = open_store(load_campaign(file).store)
    today = [it for it in read_audits(store, "x") if it.first_day.day == 1]
    store.close()
    assert [("done", 1)] * portals == [(it.state, it.attempts) for it in today]
    assert portals == len(come_to(tmp_path / "c")["folders"]) // 2
