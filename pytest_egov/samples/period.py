"""What the store has of one page over a period, as the evidence that checks are given."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pytest_egov.evidence.timings import Day, PageTimings, Period
from pytest_egov.samples.reading import read_samples, read_slots
from pytest_egov.samples.working_days import holiday_on, is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.samples.opening import Store
    from pytest_egov.samples.plan import Plan
    from pytest_egov.samples.reading import KeptSample
    from pytest_egov.samples.slots import Slot

__all__ = ["days_of", "timings_of_period"]


def timings_of_period(
    store: Store, plan: Plan, first: date | None, last: date | None, now: datetime
) -> dict[str, PageTimings]:
    """All samples of each page that were taken by the plan and count for a period, and what became of every planned round.

    What lies outside the windows or the plan, or on a day that the plan's hours leave out, is counted and does not count.

    Args:
        store: the store, caught up.
        plan: whose samples, and the hours that count.
        first: the first day; None for that of the first round planned.
        last: the last day, included; None for today.
        now: rounds whose hours are not over yet are not counted as missed.

    Returns:
        By page; nothing where the store has neither a slot nor a sample of the portal in that time.
    """
    hours = plan.hours
    slots = [slot for slot in read_slots(store, plan.portal, first, last) if slot.profile == plan.profile]
    if first is None and slots:
        first = slots[0].day
    last = last or hours.day_of(now)
    if first is None:
        return {}
    zone = ZoneInfo(hours.time_zone)
    since = datetime.combine(first, time(), zone).astimezone(UTC)
    before = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
    kept = [it for it in read_samples(store, plan.portal, None, since, before) if it.sample.profile == plan.profile]
    if not slots and not kept:
        return {}
    return {
        page: _timings(plan, page, first, last, slots, [it for it in kept if it.page == page], now)
        for page in hours.pages
    }


def _timings(
    plan: Plan, page: str, first: date, last: date, slots: list[Slot], kept: list[KeptSample], now: datetime
) -> PageTimings:
    hours = plan.hours
    counting = [it for it in kept if _counts(it, plan)]
    days = tuple(_days(first, last, slots, {it.slot for it in kept}, now))
    return PageTimings(
        page=page,
        url=counting[-1].sample.url if counting else "",
        profile=plan.profile,
        samples=tuple(it.sample for it in counting),
        rounds_planned=hours.rounds,
        period=Period(first, last, days, hours.days == "working", len(kept) - len(counting)),
    )


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    for ahead in range((last - first).days + 1):
        yield first + timedelta(days=ahead)


def _counts(kept: KeptSample, plan: Plan) -> bool:
    in_plan = kept.slot is not None and kept.sample.window in plan.hours.windows
    return in_plan and plan.hours.is_planned(plan.hours.day_of(kept.sample.started_at))


def _days(first: date, last: date, slots: Iterable[Slot], taken: set[int | None], now: datetime) -> Iterator[Day]:
    came_to: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for slot in slots:
        if slot.id in taken:
            came_to[slot.day]["taken"] += 1
        elif slot.closes_at <= now:
            # A round that was done without this page is one in which we did not get to it.
            came_to[slot.day][slot.state if slot.state in ("missed", "blocked") else "failed"] += 1
    for day in days_of(first, last):
        counted = came_to[day]
        yield Day(day, is_working_day(day), holiday_on(day), planned=counted.total(), **counted)
