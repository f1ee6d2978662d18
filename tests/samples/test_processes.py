"""Several processes at one store, and processes that are killed: no slot is lost, none is taken twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from pytest_egov.samples import open_store, read_samples, read_slots

TAKERS = Path(__file__).with_name("takers.py")


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, TAKERS, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def printed(process: subprocess.Popen[str]) -> int:
    said, _ = process.communicate(timeout=300)
    assert 0 == process.returncode
    return int(said.split()[-1])


def every_slot_was_taken_once(url: str, slots_planned: int) -> None:
    store = open_store(url)
    slots, samples = read_slots(store), read_samples(store)
    store.close()
    assert (slots_planned, {"done"}) == (len(slots), {slot.state for slot in slots})
    expected = {(slot.id, page): 2 for slot in slots for page in ("home", "eform")}
    assert expected == Counter((it.slot, it.page) for it in samples)


def test_of_two_who_start_at_once_one_takes_the_round(store_url: str, tmp_path: Path) -> None:
    """The store is not even made yet: they make it at the same moment."""
    go, portals = tmp_path / "go", 15
    both = [start("race", store_url, go, portals) for _ in range(2)]
    for process in both:
        assert process.stdout is not None
        assert "ready" == process.stdout.readline().strip()
    go.touch()

    assert portals == sum(printed(process) for process in both)
    every_slot_was_taken_once(store_url, portals)


def test_killed_before_any_statement_the_next_one_takes_the_round(store_url: str) -> None:
    days = printed(start("die-at-statements", store_url))

    assert days > 15
    every_slot_was_taken_once(store_url, days)


def test_killed_at_any_time_every_round_is_taken_in_the_end(store_url: str) -> None:
    days = 5

    assert printed(start("die-at-times", store_url, days)) > 1
    every_slot_was_taken_once(store_url, days)
