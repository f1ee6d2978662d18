from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from conformance_suites.mic_2023.checks.performance import eform_is_fast_enough, homepage_is_fast_enough
from pytest_egov.evidence import PageTimings, Sample
from pytest_egov.evidence.timings import Day, Period

LIMITS: dict[str, Any] = {"metric": "fcp_ms", "full_below": 3000, "half_below": 4500, "success_share": Fraction(1, 2)}


def timings(
    *fcp: float | None,
    window: str | None = "09:00-11:00",
    failures: int = 0,
    busy: bool = False,
    signed_in: bool = False,
) -> PageTimings:
    at = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    loaded = [
        Sample("http://x/", at, "desktop", 200, "loaded", fcp_ms=value, window=window, busy=busy) for value in fcp
    ]
    broken = [Sample("http://x/", at, "desktop", None, "timed_out", window=window, busy=busy) for _ in range(failures)]
    rounds = len(loaded) + failures
    return PageTimings("home", "http://x/", "desktop", (*loaded, *broken), rounds, rounds, signed_in=signed_in)


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        (timings(900, 2999, 2999, 4000, 100), "full"),
        (timings(3000), "half"),
        (timings(4499.9), "half"),
        (timings(4500), "none"),
        (timings(100, 100, failures=1), "full"),
        (timings(100, failures=2), "none"),
    ],
    ids=["below", "at the limit", "just below half", "at half", "one of three timed out", "most timed out"],
)
def test_the_median_decides(evidence: PageTimings, level: str) -> None:
    verdict = homepage_is_fast_enough(evidence, **LIMITS)
    assert (level, level, None) == (verdict.at_least, verdict.at_most, verdict.reason)


def test_the_share_of_loads_that_came_is_exact() -> None:
    assert (
        "full"
        == homepage_is_fast_enough(timings(100, 100, failures=1), **LIMITS | {"success_share": Fraction(2, 3)}).at_least
    )


def test_a_metric_that_could_not_be_taken_decides_nothing() -> None:
    verdict = eform_is_fast_enough(timings(100, None), **LIMITS)
    assert ("none", "full", "cannot_tell") == (verdict.at_least, verdict.at_most, verdict.reason)


def test_no_load_decides_nothing() -> None:
    assert "cannot_tell" == eform_is_fast_enough(timings(), **LIMITS).reason


def test_a_load_that_timed_out_is_infinitely_slow() -> None:
    verdict = homepage_is_fast_enough(timings(100, failures=1), **LIMITS)
    assert "none" == verdict.at_most
    assert "không đạt trong thời gian chờ" in verdict.sentence.vi


def test_the_sentence_says_when_it_was_outside_the_windows() -> None:
    assert "indicative" in homepage_is_fast_enough(timings(100, window=None), **LIMITS).sentence.en
    assert "indicative" not in homepage_is_fast_enough(timings(100), **LIMITS).sentence.en


def test_decimals_are_written_as_the_language_does() -> None:
    sentence = homepage_is_fast_enough(timings(1234), **LIMITS).sentence
    assert ("1,23 giây", "1.23 s") == (sentence.vi.split("FCP ")[1][:9], sentence.en.split("FCP ")[1][:6])


@pytest.mark.parametrize(
    ("evidence", "at_least", "reason"),
    [
        (timings(900, busy=True), "full", None),
        (timings(3500, busy=True), "half", "cannot_tell"),
        (timings(9000, busy=True), "none", "cannot_tell"),
        (timings(failures=3, busy=True), "none", "cannot_tell"),
        (timings(failures=3), "none", None),
    ],
    ids=["fast", "half", "slow", "timed out", "timed out on an idle machine"],
)
def test_a_busy_machine_proves_speed_and_never_slowness(
    evidence: PageTimings, at_least: str, reason: str | None
) -> None:
    verdict = homepage_is_fast_enough(evidence, **LIMITS)
    assert (at_least, reason) == (verdict.at_least, verdict.reason)
    assert ("busy" in verdict.sentence.en, "bận" in verdict.sentence.vi) == (reason is not None, reason is not None)


def test_busy_loads_do_not_count_beside_enough_quiet_ones() -> None:
    quiet, busy = timings(900, 900), timings(9000, 9000, 9000, busy=True)
    both = replace(quiet, samples=(*quiet.samples, *busy.samples))
    assert "full" == homepage_is_fast_enough(both, **LIMITS).at_least


@pytest.mark.parametrize(
    ("evidence", "said"),
    [(timings(900, 950, 990), False), (timings(2900, 2950, 3200), True), (timings(3500, 3600, 4600), True)],
)
def test_the_sentence_says_that_it_was_close(evidence: PageTimings, said: bool) -> None:
    sentence = homepage_is_fast_enough(evidence, **LIMITS).sentence
    assert (said, said) == ("close to a limit" in sentence.en, "sát giới hạn" in sentence.vi)


def test_the_sentence_says_that_somebody_was_signed_in() -> None:
    assert "signed in" in eform_is_fast_enough(timings(100, signed_in=True), **LIMITS).sentence.en


def test_a_period_tells_its_days_and_the_rounds_that_were_missed() -> None:
    days = (
        Day(date(2026, 11, 23), working=True, holiday=None, planned=10, taken=8, missed=2),
        Day(date(2026, 11, 24), working=False, holiday=None),
        Day(date(2026, 11, 25), working=True, holiday=None, planned=10, taken=10),
    )
    period = Period(days[0].day, days[-1].day, days, only_working=True)
    verdict = homepage_is_fast_enough(replace(timings(100, 100), period=period), **LIMITS)

    assert verdict.sentence.vi.endswith("; 2 ngày đo từ 23/11/2026 đến 25/11/2026, lỡ 2/20 lượt theo kế hoạch).")
    assert verdict.sentence.en.endswith("; 2 days measured from 23/11/2026 to 25/11/2026, 2/20 planned rounds missed).")
