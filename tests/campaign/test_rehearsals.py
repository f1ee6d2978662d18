"""A whole campaign on a clock that jumps: real pages, a real browser, a real store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pytest_egov.campaign.audits import read_audits
from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.campaign.clocks import SimulatedClock
from pytest_egov.campaign.coordinator import Coordinator
from pytest_egov.campaign.entries import entries
from pytest_egov.campaign.schedulers import LocalProcesses
from pytest_egov.samples import Store, read_samples, read_slots

BEGIN = datetime(2027, 2, 28, 17, tzinfo=UTC)


def rehearse(file: Path, store: Store) -> list[str]:
    said: list[str] = []
    scheduler = LocalProcesses(2)
    Coordinator(
        load_campaign(file),
        store,
        scheduler,
        SimulatedClock(BEGIN),
        lambda portal, what: said.append(f"{portal} {what}"),
    ).run()
    scheduler.close()
    return said


def test_every_audit_and_every_slot_is_done_once(campaign_file: Callable[..., Path], campaign_store: Store) -> None:
    file = campaign_file(more="audits: [{every_days: 1}]\nworkers: 2\n")

    store = campaign_store
    said = rehearse(file, store)

    assert {("p1", "done", 100.0), ("p2", "done", 100.0), ("p3", "done", 100.0)} == {
        (it.portal, it.state, it.certain) for it in read_audits(store, "Thử")
    }, said
    slots = read_slots(store)
    assert (6, {"done"}) == (len(slots), {slot.state for slot in slots})
    assert {(slot.id, "home"): 1 for slot in slots} == Counter((it.slot, it.page) for it in read_samples(store))
    assert [("p1", 2), ("p2", 2), ("p3", 2)] == [(it.key, len(it.results)) for it in entries(file)]
    first = entries(file)[0].results[0].load()
    assert ("2027-03-01T10:00:00+00:00", True) == (
        first.taken_at.isoformat(),
        any("rehearsal" in warning.en for warning in first.warnings),
    )
    assert {"(rehearsal)"} == {it.sample.vantage for it in read_samples(store)}
    assert [] == rehearse(file, store)
