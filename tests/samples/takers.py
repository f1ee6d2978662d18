"""Processes that take rounds of a store, and die where they are told to. Run as a script, by the tests beside it.

takers.py race URL GO PORTALS      take the round of each portal, begin when the file GO is there; prints what it got
takers.py die-at-statements URL    a process for each day, killed before its n-th statement; the next takes over
takers.py die-at-times URL DAYS    processes killed after ever other times, until every day is done; prints the lives
"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alembic import command  # noqa: F401 # loaded once, not in every process that is forked
from sample_stores import PORTAL, at, sample
from sqlalchemy import event

from pytest_egov.evidence.timings import Sample
from pytest_egov.samples import Hours, Plan, Store, open_store, take_round
from pytest_egov.samples.claiming import LEASE, as_samples

FIRST = at("2026-11-25 00:01")
PLAN = Plan(PORTAL, "desktop", Hours(("home", "eform"), ("00:00-23:00",), 1, days="all"))


def take(url: str, now: datetime, kill_at: int | None = None) -> str:
    store = open_store(url)
    came_to = take_from(store, now, kill_at)
    store.close()
    return came_to


def take_from(store: Store, now: datetime, kill_at: int | None = None, plan: Plan = PLAN) -> str:
    if kill_at is not None:
        left = [kill_at]

        @event.listens_for(store.engine, "before_cursor_execute")
        @event.listens_for(store.engine, "commit")
        def _count(*_: object) -> None:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    def time_page(_page: str) -> tuple[Sample, ...]:
        return sample(now), sample(now + timedelta(seconds=5))

    return take_round(store, plan, PLAN.hours.pages, time_page, lambda: now).came_to


def race(url: str, go: str, portals: int) -> None:
    say("ready")
    while not Path(go).exists():
        pass
    store = open_store(url)
    plans = [Plan(f"{PORTAL}{number}", "desktop", PLAN.hours) for number in range(portals)]
    say(sum(take_from(store, FIRST, plan=plan) == "taken" for plan in plans))


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def child(work: object) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        work()  # type: ignore[operator]
    finally:
        os._exit(0)


def die_at_statements(url: str) -> None:
    day, killed = 0, True
    while killed:
        now = FIRST + timedelta(days=day)
        _, status = os.waitpid(child(lambda now=now, n=day + 1: take(url, now, n)), 0)
        killed = os.WIFSIGNALED(status)
        os.waitpid(child(lambda now=now: take(url, now + LEASE)), 0)
        day += 1
    say(day)


def die_at_times(url: str, days: int) -> None:
    lives, day = 0, 0
    while day < days:
        pid = child(
            lambda day=day, n=lives: [
                take(url, FIRST + timedelta(days=it) + n % 100 * LEASE) for it in range(day, days)
            ]
        )
        # Longer and longer, so that a busy machine gets through as well.
        time.sleep(0.01 + lives * 0.03)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        lives += 1
        day = done(url)
    say(lives)


def done(url: str) -> int:
    from pytest_egov.samples import read_slots

    store = open_store(url)
    slots = read_slots(store)
    store.close()
    return next((n for n, slot in enumerate(slots) if slot.state != "done"), len(slots))


if __name__ == "__main__":
    as_samples([])  # what is slow the first time is done once, not in every process that is forked
    match sys.argv[1:]:
        case ["race", url, go, portals]:
            race(url, go, int(portals))
        case ["die-at-statements", url]:
            die_at_statements(url)
        case ["die-at-times", url, days]:
            die_at_times(url, int(days))
