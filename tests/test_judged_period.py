"""A period of the sample store in place of fresh loads: what is brought along, and what a whole run makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import html
from sample_stores import at, sample

from pytest_egov.errors import UsageProblem
from pytest_egov.evidence.findings import Found, NotConfigured
from pytest_egov.judged_period import bring_period
from pytest_egov.measuring import plan_of
from pytest_egov.run import DEFAULT_SUITE, Order, take_order
from pytest_egov.samples import keep_draw, open_store, take_round

FAST = {"lcp_ms": 900.0, "speed_index_ms": 800.0, "tbt_ms": 20.0, "tti_ms": 1200.0}


def order_for(address: str, tmp_path: Path) -> Order:
    return take_order(address, DEFAULT_SUITE, tmp_path / "report", tmp_path / "evidence", None, None)


def a_week(file: Path, order: Order, pages: tuple[str, ...]) -> None:
    """From Monday 16 to Friday 20 November 2026: every round of the morning taken, those of the afternoon missed."""
    store, plan = open_store(file), plan_of(order)
    for day in range(16, 21):
        for planned in plan.hours.rounds_of(date(2026, 11, day)):
            if planned.window == "09:00-11:00":
                now = planned.opens_at + timedelta(minutes=1)
                take_round(store, plan, pages, lambda _page, now=now: (sample(now, **FAST),), lambda now=now: now)
    keep_draw(store, plan.portal, {"draw": None, "signed_in": True}, at("2026-11-16 09:00"))
    store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "samples.sqlite"


def test_the_samples_of_the_period_are_brought_along(tmp_path: Path, file: Path) -> None:
    order = order_for("https://x.example/", tmp_path)
    a_week(file, order, ("home", "eform"))

    brought = bring_period(order, str(file), "17/11/2026", "2026-11-20").brought

    home, eform = brought["home_timings"], brought["eform_timings"]
    assert isinstance(home, Found)
    assert isinstance(eform, Found)
    timings = home.candidates[0].evidence
    assert (20, 40, 20) == (len(timings.samples), timings.period.planned, timings.period.missed)
    assert (False, True) == (timings.signed_in, eform.candidates[0].evidence.signed_in)


def test_a_page_without_samples_is_not_configured(tmp_path: Path, file: Path) -> None:
    order = order_for("https://x.example/", tmp_path)
    a_week(file, order, ("home",))

    assert isinstance(bring_period(order, str(file), None, None).brought["eform_timings"], NotConfigured)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("31/11/2026", None, "'31/11/2026' is no day"),
        ("tomorrow", None, "is no day"),
        ("25/11/2026", "24/11/2026", "ends .* before it begins"),
    ],
)
def test_days_that_are_none_are_refused(tmp_path: Path, file: Path, first: str, last: str | None, told: str) -> None:
    with pytest.raises(UsageProblem, match=told):
        bring_period(order_for("https://x.example/", tmp_path), str(file), first, last)


def test_a_run_judges_the_period_and_loads_nothing_for_it(
    pytester: pytest.Pytester, site: Callable[[dict[str, Any]], Any], file: Path
) -> None:
    here = site({"/": html("<h1>Cổng dịch vụ công</h1>")})
    a_week(file, order_for(here.address, file.parent), ("home",))

    done = pytester.runpytest_subprocess(
        "--portal", here.address, "-k", "P1", "--egov-samples", file, "--egov-from", "16/11/2026", "--egov-to", "20/11/2026"
    )  # fmt: skip

    done.stdout.fnmatch_lines(["*P1*"])
    result = json.loads((pytester.path / "egov-report" / "result.json").read_text(encoding="utf-8"))
    row = next(row for row in result["criteria"] if row["id"] == "P1")
    said = json.dumps(row, ensure_ascii=False)
    assert "5 days measured from 16/11/2026 to 20/11/2026, 25/50 planned rounds missed" in said
    assert "25 loads" in said
    assert "The sample store has no load of this page (eform, desktop) in the period." in said
    # The start page is opened as always, once.
    assert 1 == here.count("/")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--egov-from", "16/11/2026"), "add --egov-samples STORE"),
        (("--egov-samples", "nowhere/at/all.sqlite"), "there is no directory"),
        (("--egov-samples", "s.sqlite", "--egov-from", "x"), "'x' is no day"),
        (("--egov-samples", "s.sqlite", "--egov-rounds", "3"), "give one"),
    ],
)
def test_what_does_not_fit_together_is_told_before_a_page_is_opened(
    pytester: pytest.Pytester, options: tuple[str, ...], told: str
) -> None:
    done = pytester.runpytest_subprocess("--portal", "https://x.example/", *options)

    done.stderr.fnmatch_lines([f"*{told}*"])
    assert pytest.ExitCode.USAGE_ERROR == done.ret
