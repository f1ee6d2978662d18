from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sample_stores import PLAN, PORTAL, WINDOWS, at, sample

from pytest_egov.errors import BrowserGone, CannotBeTimed, PortalBlocked
from pytest_egov.evidence.timings import Sample
from pytest_egov.samples import (
    Hours,
    Plan,
    Round,
    Slot,
    Store,
    begin_plan,
    catch_up,
    claim,
    finish,
    keep_samples,
    keep_unplanned,
    last_address,
    plans,
    read_samples,
    read_slots,
    take_round,
)
from pytest_egov.samples.claiming import ATTEMPTS, LEASE

MORNING = at("2026-11-25 09:05")
PAGES = PLAN.hours.pages


class Timer:
    """Times pages without a browser; breaks at the pages it is told to."""

    def __init__(self, now: datetime, breaks: dict[str, BaseException] | None = None) -> None:
        self.now = now
        self.breaks = breaks or {}
        self.timed: list[str] = []

    def __call__(self, page: str) -> tuple[Sample, ...]:
        self.timed.append(page)
        if page in self.breaks:
            raise self.breaks[page]
        return (sample(self.now), sample(self.now + timedelta(seconds=9), outcome="failed", status=None))


def take(store: Store, timer: Timer, pages: tuple[str, ...] = PAGES) -> Round:
    return take_round(store, PLAN, pages, timer, lambda: timer.now)


def states(store: Store) -> list[str]:
    return [slot.state for slot in read_slots(store)]


def test_a_round_is_taken_once(store: Store) -> None:
    first, second = Timer(MORNING), Timer(MORNING + timedelta(minutes=30))

    assert "taken" == take(store, first).came_to
    assert "already_taken" == take(store, second).came_to
    assert (["home", "eform"], []) == (first.timed, second.timed)
    assert [("eform", "loaded"), ("eform", "failed"), ("home", "loaded"), ("home", "failed")] == [
        (it.page, it.sample.outcome) for it in read_samples(store)
    ]
    assert ["done", "planned", "planned", "planned"] == states(store)


def test_samples_come_back_as_they_were(store: Store) -> None:
    whole = sample(MORNING, error='a, "b"\nTiếng Việt', cls=0.1, tti_censored=True, requests=7, load_average=0.5)
    take_round(store, PLAN, ("home",), lambda _page: (whole,), lambda: MORNING)

    assert [whole] == [it.sample for it in read_samples(store)]


def test_outside_the_windows_nothing_is_taken(store: Store) -> None:
    timer = Timer(at("2026-11-25 11:00"))

    assert "not_now" == take(store, timer).came_to
    assert [] == timer.timed


def test_what_was_over_when_the_plan_began_was_not_missed(store: Store) -> None:
    take(store, Timer(at("2026-11-25 10:30")))

    assert [("09:00-11:00", 2), ("14:00-16:00", 1), ("14:00-16:00", 2)] == [
        (slot.window, slot.number) for slot in read_slots(store)
    ]


def test_what_nobody_took_is_missed(store: Store) -> None:
    take(store, Timer(MORNING))
    catch_up(store, at("2026-11-27 08:00"))

    assert ["done", *["missed"] * 7, *["planned"] * 4] == states(store)


def test_a_plan_with_other_hours_holds_from_the_next_day(store: Store) -> None:
    begin_plan(store, PLAN, MORNING)
    hours = Hours(("home",), WINDOWS, 1)
    begin_plan(store, Plan(PORTAL, "desktop", hours), MORNING)
    catch_up(store, at("2026-11-26 08:00"))

    assert [25, 25, 25, 25, 26, 26] == [slot.day.day for slot in read_slots(store)]
    assert [hours] == [plan.hours for plan in plans(store)]


def test_somebody_else_s_round_is_left_alone(store: Store) -> None:
    begin_plan(store, PLAN, MORNING)
    assert claim(store, read_slots(store)[0], "another", MORNING)
    timer = Timer(MORNING + timedelta(minutes=1))

    assert "in_hands" == take(store, timer).came_to
    assert [] == timer.timed


def test_a_round_left_behind_is_gone_on_with_where_it_stopped(store: Store) -> None:
    begin_plan(store, PLAN, MORNING)
    slot = read_slots(store)[0]
    claim(store, slot, "vanished", MORNING)
    keep_samples(store, slot, "vanished", "home", [sample(MORNING)], MORNING)
    timer = Timer(MORNING + LEASE)

    assert "taken" == take(store, timer).came_to
    assert ["eform"] == timer.timed


def test_who_lost_the_lease_keeps_nothing(store: Store) -> None:
    begin_plan(store, PLAN, MORNING)
    slot = read_slots(store)[0]
    claim(store, slot, "slow", MORNING)
    claim(store, slot, "quick", MORNING + LEASE)

    assert not keep_samples(store, slot, "slow", "home", [sample(MORNING)], MORNING + LEASE)
    assert not finish(store, slot, "slow", "done")
    assert [] == read_samples(store)
    assert "claimed" == states(store)[0]


def test_a_round_left_behind_for_good_has_failed(store: Store) -> None:
    begin_plan(store, PLAN, MORNING)
    claim(store, read_slots(store)[0], "vanished", MORNING)
    catch_up(store, at("2026-11-25 10:00"))

    first = read_slots(store)[0]
    assert ("failed", "whoever took it vanished") == (first.state, first.reason)


def test_a_break_down_is_told_and_taken_up_again(store: Store) -> None:
    with pytest.raises(BrowserGone):
        take(store, Timer(MORNING, {"eform": BrowserGone("The browser died.")}))
    first = read_slots(store)[0]
    assert ("failed", "BrowserGone: The browser died.") == (first.state, first.reason)
    timer = Timer(MORNING + timedelta(minutes=5))

    assert "taken" == take(store, timer).came_to
    assert ["eform"] == timer.timed
    assert 4 == len(read_samples(store))


def test_a_portal_that_keeps_us_out_is_asked_a_few_times_only(store: Store) -> None:
    blocks = {"eform": PortalBlocked("403")}
    came_to = [take(store, Timer(MORNING + timedelta(minutes=n), blocks)) for n in range(ATTEMPTS + 2)]

    assert ["blocked"] * (ATTEMPTS + 2) == [it.came_to for it in came_to]
    assert {"403"} == {it.reason for it in came_to}
    assert (ATTEMPTS, "blocked") == (read_slots(store)[0].attempts, states(store)[0])


def test_a_page_that_cannot_be_timed_is_said_and_spoils_no_round(store: Store) -> None:
    told = take(store, Timer(MORNING, {"eform": CannotBeTimed("the form needs an account")}))

    assert ("taken", "the form needs an account") == (told.came_to, told.reason)
    assert ("done", "the form needs an account") == (states(store)[0], read_slots(store)[0].reason)


def test_some_pages_leave_the_others_to_the_next(store: Store) -> None:
    assert "taken" == take(store, Timer(MORNING), ("home",)).came_to
    assert "already_taken" == take(store, Timer(MORNING), ("home",)).came_to
    assert "planned" == states(store)[0]
    timer = Timer(MORNING)

    assert "taken" == take(store, timer).came_to
    assert ["eform"] == timer.timed
    assert "done" == states(store)[0]


def test_what_was_asked_for_outside_the_plan_belongs_to_no_slot(store: Store) -> None:
    keep_unplanned(store, PORTAL, "home", [sample(MORNING)])
    keep_unplanned(store, PORTAL, "home", [sample(MORNING)])

    assert [None, None] == [it.slot for it in read_samples(store)]


def test_the_last_address_of_a_page_is_known(store: Store) -> None:
    keep_unplanned(store, PORTAL, "eform", [sample(MORNING)])

    assert (PORTAL, None) == (last_address(store, PORTAL, "eform"), last_address(store, PORTAL, "home"))


def test_the_slot_says_when_it_is_closed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_plan(store, PLAN, MORNING)
    slot: Slot = read_slots(store)[0]
    tries: list[Callable[[], bool]] = [
        lambda: claim(store, slot, "early", at("2026-11-25 08:59")),
        lambda: claim(store, slot, "late", slot.closes_at),
    ]

    assert [False, False] == [attempt() for attempt in tries]
