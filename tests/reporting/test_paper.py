from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from pytest_egov.reporting.paper import BASIS, OUTCOMES, date_time, duration, period, points, printable, seconds, share
from pytest_egov.verdict import Basis, Outcome


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (71.25, "71,25", "71.25"),
        (100, "100,00", "100.00"),
        (0, "0,00", "0.00"),
        (8 / 3, "2,67", "2.67"),
        (1.005, "1,01", "1.01"),
        (0.125, "0,13", "0.13"),
        (sum([1 / 24] * 27), "1,13", "1.13"),  # exactly 1.125 but for the noise of binary floats
    ],
)
def test_points_have_two_decimals_rounded_half_up(value: float, vi: str, en: str) -> None:
    assert (vi, en) == (points(value, "vi"), points(value, "en"))


def test_shares_are_per_cent() -> None:
    assert ("50 %", "66,7 %", "66.7%") == (share(0.5, "vi"), share(2 / 3, "vi"), share(2 / 3, "en"))


def test_times_are_those_of_viet_nam() -> None:
    late = datetime(2026, 11, 24, 18, 5, tzinfo=UTC)
    assert "25/11/2026 01:05 (giờ Việt Nam, UTC+7)" == date_time(late, "vi")
    assert "25/11/2026 01:05 (Việt Nam time, UTC+7)" == date_time(late, "en")


@pytest.mark.parametrize(
    ("minutes", "en"),
    [
        (None, "24/11/2026 09:05 (Việt Nam time, UTC+7)"),
        (0, "24/11/2026 09:05 (Việt Nam time, UTC+7)"),
        (36, "24/11/2026 09:05 – 09:41 (Việt Nam time, UTC+7)"),
        (60 * 24, "24/11/2026 09:05 – 25/11/2026 09:05 (Việt Nam time, UTC+7)"),
    ],
)
def test_a_period_says_the_day_once(minutes: int | None, en: str) -> None:
    begun = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)
    assert en == period(begun, None if minutes is None else begun + timedelta(minutes=minutes), "en")


@pytest.mark.parametrize(
    ("seconds", "vi", "en"),
    [
        (40, "40 giây", "40 s"),
        (89.4, "89 giây", "89 s"),
        (190, "3 phút", "3 min"),
        (3599, "1 giờ 00 phút", "1 h 00 min"),
        (3900, "1 giờ 05 phút", "1 h 05 min"),
    ],
)
def test_durations_read_as_people_say_them(seconds: float, vi: str, en: str) -> None:
    assert (vi, en) == (duration(seconds, "vi"), duration(seconds, "en"))


def test_every_outcome_and_basis_has_a_name() -> None:
    assert set(get_args(Outcome)) == set(OUTCOMES)
    assert set(get_args(Basis)) == set(BASIS)
    names = [name for text in (*OUTCOMES.values(), *BASIS.values()) for name in (text.vi, text.en)]
    assert [] == [name for name in names if not name]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("\x1b[31mđỏ\x1b[0m", "đỏ"),
        ("a\x1b]0;tiêu đề\x07b", "ab"),
        ("\x9b31mx", "x"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("\u2066a\u2069\u200b\ufeffb\x00\x08", "ab"),
        ("một\r\n\thai\u2028ba", "một hai ba"),
        ("Tie\u0302\u0301ng", "Tiếng"),
        ("a\ud800b", "ab"),
        ("", ""),
    ],
)
def test_what_is_printed_cannot_command_a_terminal(said: str, shown: str) -> None:
    assert shown == printable(said)


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert "aaaa…" == printable("a" * 5_000_000, 5)
    assert "aaaaa" == printable("aaaaa", 5)
    assert "…" == printable("\x00" * 100, 5)


@pytest.mark.parametrize(
    ("value", "vi", "en"), [(4500.0, "4,5 s", "4.5 s"), (3000.0, "3,0 s", "3.0 s"), (49.9, "0,0 s", "0.0 s")]
)
def test_seconds_have_one_decimal(value: float, vi: str, en: str) -> None:
    assert (vi, en) == (seconds(value, "vi"), seconds(value, "en"))
