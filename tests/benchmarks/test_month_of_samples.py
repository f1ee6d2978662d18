"""A month of 85 portals in the sample store, generated and judged: seconds and memory of a process of its own."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

PORTALS, PAGES, ROUNDS = 85, ("home", "eform"), 5
WINDOWS = ("09:00-11:00", "14:00-16:00")
MOST_SECONDS, MOST_MEGABYTES = 5.0, 300.0
LIMITS = {"fcp_ms": 3000, "lcp_ms": 4000, "speed_index_ms": 5800, "tbt_ms": 600, "tti_ms": 7300}


def test_a_month_of_85_portals_is_generated_and_judged(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if not any("benchmarks" in asked for asked in request.config.args):
        pytest.skip("measures this machine at rest: make bench")
    command = [sys.executable, __file__, str(tmp_path / "month.sqlite")]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(said)
    samples, seconds, megabytes = said.split()[-3:]
    assert PORTALS * len(PAGES) * 22 * len(WINDOWS) * ROUNDS == int(samples)
    assert float(seconds) <= MOST_SECONDS
    assert float(megabytes) <= MOST_MEGABYTES


def generate(store: Any, plans: list[Any], first: datetime, last: datetime) -> int:
    from sqlalchemy import insert, update

    from pytest_egov.evidence.timings import Sample
    from pytest_egov.samples import begin_plan, catch_up, claiming, read_slots
    from pytest_egov.samples.tables import sample_table, slot_table

    for plan in plans:
        begin_plan(store, plan, first)
    catch_up(store, last)
    drawn, count = random.Random(2026), 0
    for plan in plans:
        rows = []
        for slot in read_slots(store, plan.portal):
            for page in PAGES:
                figures = {name: drawn.uniform(500, 9000) for name in LIMITS}
                at = slot.opens_at + timedelta(minutes=drawn.uniform(0, 20))
                sample = Sample(plan.portal, at, "desktop", 200, "loaded", window=slot.window, requests=40, **figures)
                rows += claiming._rows(slot.id, plan.portal, page, (sample,))
        with store.begin() as connection:
            connection.execute(insert(sample_table), rows)
            connection.execute(update(slot_table).where(slot_table.c.portal == plan.portal).values(state="done"))
        count += len(rows)
    return count


def judge(store: Any, plans: list[Any], now: datetime) -> int:
    from conformance_suites.mic_2023.checks.performance import homepage_is_fast_enough
    from pytest_egov.samples import timings_of_period

    verdicts = 0
    for plan in plans:
        for timings in timings_of_period(store, plan, date(2026, 10, 1), date(2026, 10, 30), now).values():
            for metric, limit in LIMITS.items():
                limits = {"full_below": limit, "half_below": limit * 3 // 2, "success_share": Fraction(1, 2)}
                homepage_is_fast_enough(timings, metric=metric, **limits)
                verdicts += 1
    return verdicts


def main(file: str) -> None:
    from pytest_egov.samples import Hours, Plan, open_store

    first, last = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 30, 17, tzinfo=UTC)
    began = time.process_time()
    store = open_store(file)
    hours = Hours(PAGES, WINDOWS, ROUNDS)
    plans = [Plan(f"https://dichvucong{number}.example.gov.vn/", "desktop", hours) for number in range(PORTALS)]
    samples = generate(store, plans, first, last)
    generated = time.process_time()
    verdicts = judge(store, plans, last)
    judged = time.process_time()
    print(
        f"generated {samples} samples in {generated - began:.2f} s, {verdicts} verdicts in {judged - generated:.2f} s"
    )
    print(samples, f"{judged - began:.2f}", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


if __name__ == "__main__":
    main(sys.argv[1])
