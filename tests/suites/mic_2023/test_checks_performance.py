from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest

from conformance_suites.mic_2023.checks.performance import eform_is_fast_enough, homepage_is_fast_enough
from pytest_egov.evidence import PageTimings, Sample

LIMITS: dict[str, Any] = {"metric": "fcp_ms", "full_below": 3000, "half_below": 4500, "success_share": Fraction(1, 2)}


def timings(*fcp: float | None, window: str | None = "09:00-11:00", failures: int = 0) -> PageTimings:
    at = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    loaded = [Sample("http://x/", at, "desktop", 200, "loaded", fcp_ms=value, window=window) for value in fcp]
    broken = [Sample("http://x/", at, "desktop", None, "timed_out", window=window) for _ in range(failures)]
    return PageTimings("home", "http://x/", "desktop", (*loaded, *broken), len(loaded) + failures)


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
