from __future__ import annotations

from datetime import date, timedelta

from sample_stores import PLAN, PORTAL, WINDOWS, at, sample

from pytest_egov.evidence.timings import PageTimings, Period
from pytest_egov.samples import (
    Store,
    begin_plan,
    catch_up,
    claim,
    finish,
    keep_samples,
    keep_unplanned,
    read_slots,
    timings_of_period,
)

NOON = at("2026-11-26 12:00")


def filled(store: Store) -> None:
    """Monday 23: rounds taken, missed, blocked, failed. Tuesday 24 is a holiday. Wednesday: taken once. Thursday so far: missed."""
    begin_plan(store, PLAN, at("2026-11-23 08:00"))
    first, _, third, fourth = read_slots(store)
    for slot, state in ((first, "done"), (third, "blocked"), (fourth, "failed")):
        started = slot.opens_at + timedelta(minutes=3)
        assert claim(store, slot, "us", started)
        if state == "done":
            keep_samples(store, slot, "us", "home", [sample(started)], started)
        finish(store, slot, "us", state, "")
    begin_plan(store, PLAN, at("2026-11-25 08:00"))
    wednesday = read_slots(store, first=date(2026, 11, 25))[3]
    started = wednesday.closes_at - timedelta(minutes=1)
    claim(store, wednesday, "us", started)
    keep_samples(
        store, wednesday, "us", "home", [sample(started, window=WINDOWS[1]), sample(started, window=None)], started
    )
    finish(store, wednesday, "us", "done")
    keep_unplanned(store, PORTAL, "home", [sample(at("2026-11-24 09:30"))])
    catch_up(store, NOON)


def of(store: Store, page: str, first: date | None = None, last: date | None = None) -> PageTimings:
    return timings_of_period(store, PLAN, first, last, NOON)[page]


def period_of(timings: PageTimings) -> Period:
    assert timings.period is not None
    return timings.period


def test_the_samples_of_the_plan_are_judged_and_the_others_counted(store: Store) -> None:
    filled(store)
    timings = of(store, "home")
    period = period_of(timings)

    assert [WINDOWS[0], WINDOWS[1]] == [it.window for it in timings.samples]
    assert ("home", PORTAL, "desktop", 2) == (timings.page, timings.url, timings.profile, timings.rounds_planned)
    # One load outside the plan, one begun when the window was over.
    assert (2, 10, 8) == (period.left_out, period.planned, period.missed)
    assert (date(2026, 11, 23), date(2026, 11, 26)) == (period.first, period.last)


def test_every_day_tells_what_became_of_its_rounds(store: Store) -> None:
    filled(store)
    days = period_of(of(store, "home")).days

    assert [
        (23, True, None, 4, 1, 1, 1, 1),
        (24, False, "Ngày Văn hóa Việt Nam", 0, 0, 0, 0, 0),
        (25, True, None, 4, 1, 3, 0, 0),
        (26, True, None, 2, 0, 2, 0, 0),
    ] == [
        (it.day.day, it.working, it.holiday and it.holiday.vi, it.planned, it.taken, it.missed, it.blocked, it.failed)
        for it in days
    ]


def test_a_page_that_rounds_were_done_without_was_not_taken(store: Store) -> None:
    filled(store)
    period = period_of(of(store, "eform"))

    assert (10, 10) == (period.planned, period.missed)


def test_only_the_days_asked_for_count(store: Store) -> None:
    filled(store)
    timings = of(store, "home", date(2026, 11, 24), date(2026, 11, 25))

    assert [WINDOWS[1]] == [it.window for it in timings.samples]
    assert [24, 25] == [it.day.day for it in period_of(timings).days]


def test_a_store_that_knows_nothing_of_the_portal_says_so(store: Store) -> None:
    assert {} == timings_of_period(store, PLAN, None, None, NOON)
    assert {} == timings_of_period(store, PLAN, date(2026, 11, 1), None, NOON)
