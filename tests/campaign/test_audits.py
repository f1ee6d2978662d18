"""Audits in the store: planned once, claimed by one, finished by whoever holds them, in both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sample_stores import at

from pytest_egov.campaign.audits import (
    catch_up_audits,
    claim_audit,
    finish_audit,
    give_up_audit,
    plan_audits,
    read_audits,
)
from pytest_egov.campaign.stretches import PlannedAudit
from pytest_egov.samples import Store

DAY = date(2027, 3, 1)
OPENS, CLOSES = at("2027-03-01 17:00"), at("2027-03-14 22:00")
PLANNED = [PlannedAudit(key, "full", DAY, OPENS, CLOSES) for key in ("a", "b")]
LEASE, HOUR = timedelta(minutes=95), timedelta(hours=1)


class Judged:
    class judged:  # noqa: N801 # stands for a result's own
        certain, possible, maximum = 70.5, 80.0, 100.0


RESULT: Any = Judged()


def states(store: Store) -> list[str]:
    return [it.state for it in read_audits(store, "x")]


@pytest.fixture(autouse=True)
def planned(store: Store) -> None:
    plan_audits(store, "x", PLANNED)


def test_the_same_plan_twice_is_the_same_as_once(store: Store) -> None:
    plan_audits(store, "x", PLANNED)
    plan_audits(store, "another campaign", PLANNED)

    assert ["planned", "planned"] == states(store)


def test_a_changed_plan_takes_out_what_nobody_began(store: Store) -> None:
    first = read_audits(store, "x")[0]
    claim_audit(store, first.id, "me", OPENS, LEASE)

    plan_audits(store, "x", [PlannedAudit("c", "full", DAY, OPENS, CLOSES + timedelta(days=1))])

    assert [("a", "claimed"), ("c", "planned")] == [(it.portal, it.state) for it in read_audits(store, "x")]


def test_one_of_two_gets_it_and_finishes_it(store: Store) -> None:
    audit = read_audits(store, "x")[0].id

    assert [True, False] == [claim_audit(store, audit, owner, OPENS, LEASE) for owner in ("me", "you")]
    assert not finish_audit(store, audit, "you", "a/run", RESULT, OPENS + HOUR)
    assert finish_audit(store, audit, "me", "a/run", RESULT, OPENS + HOUR)

    done = read_audits(store, "x")[0]
    assert ("done", "a/run", 70.5, 80.0, 100.0, OPENS + HOUR) == (
        done.state, done.run, done.certain, done.possible, done.maximum, done.finished_at,
    )  # fmt: skip
    assert not claim_audit(store, audit, "you", OPENS + 2 * HOUR, LEASE)


def test_what_was_blocked_rests_before_it_is_tried_again(store: Store) -> None:
    audit = read_audits(store, "x")[0].id
    claim_audit(store, audit, "me", OPENS, LEASE)

    assert give_up_audit(store, audit, "me", "blocked", "status 503", OPENS, HOUR)

    assert not claim_audit(store, audit, "me", OPENS + HOUR / 2, LEASE)
    assert claim_audit(store, audit, "me", OPENS + HOUR, LEASE)


def test_who_vanishes_loses_it_when_the_lease_is_over(store: Store) -> None:
    audit = read_audits(store, "x")[0].id
    claim_audit(store, audit, "gone", OPENS, LEASE)

    assert not claim_audit(store, audit, "me", OPENS + LEASE - HOUR, LEASE)
    assert claim_audit(store, audit, "me", OPENS + LEASE, LEASE)
    assert not finish_audit(store, audit, "gone", "a/run", RESULT, OPENS + 2 * LEASE)


def test_days_that_pass_leave_missed_and_failed(store: Store) -> None:
    claim_audit(store, read_audits(store, "x")[0].id, "gone", CLOSES - 3 * HOUR, LEASE)

    catch_up_audits(store, "x", CLOSES - HOUR)
    assert ["claimed", "planned"] == states(store)
    catch_up_audits(store, "x", CLOSES)
    assert ["failed", "missed"] == states(store)
