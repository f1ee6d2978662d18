from __future__ import annotations

from datetime import date

import pytest
from sample_stores import at

from pytest_egov.samples import Hours
from pytest_egov.samples.working_days import holiday_on, is_working_day

HOURS = Hours(("home",), ("09:00-11:00", "14:00-16:00"), 2)


def test_each_round_has_an_equal_stretch_of_its_window() -> None:
    rounds = [(it.window, it.number, it.opens_at, it.closes_at) for it in HOURS.rounds_of(date(2026, 11, 25))]

    assert [
        ("09:00-11:00", 1, at("2026-11-25 09:00"), at("2026-11-25 10:00")),
        ("09:00-11:00", 2, at("2026-11-25 10:00"), at("2026-11-25 11:00")),
        ("14:00-16:00", 1, at("2026-11-25 14:00"), at("2026-11-25 15:00")),
        ("14:00-16:00", 2, at("2026-11-25 15:00"), at("2026-11-25 16:00")),
    ] == rounds


@pytest.mark.parametrize(("day", "planned"), [(21, False), (22, False), (23, True), (24, False), (25, True)])
def test_nothing_is_planned_on_weekends_and_holidays(day: int, planned: bool) -> None:
    assert planned == bool(list(HOURS.rounds_of(date(2026, 11, day))))


def test_every_day_is_planned_where_the_rule_says_so() -> None:
    every_day = Hours(("home",), ("09:00-11:00",), 1, days="all")

    assert 1 == len(list(every_day.rounds_of(date(2026, 11, 22))))


@pytest.mark.parametrize(
    ("after", "opens"),
    [
        ("2026-11-25 08:00", "2026-11-25 09:00"),
        ("2026-11-25 09:30", "2026-11-25 10:00"),
        ("2026-11-25 12:00", "2026-11-25 14:00"),
        ("2026-11-25 15:00", "2026-11-26 09:00"),
        ("2026-11-23 17:00", "2026-11-25 09:00"),  # the 24th is a holiday
        ("2027-02-03 16:00", "2027-02-11 09:00"),  # Tết
    ],
)
def test_the_next_opening_skips_what_is_left_out(after: str, opens: str) -> None:
    assert at(opens) == HOURS.next_opening(at(after))


def test_a_plan_without_a_window_has_no_next_opening() -> None:
    with pytest.raises(ValueError, match="no window"):
        Hours(("home",), (), 1).next_opening(at("2026-11-25 08:00"))


def test_holidays_are_named_in_both_languages() -> None:
    tet = holiday_on(date(2027, 2, 8))

    assert tet is not None
    assert ("Mùng ba Tết Nguyên Đán", True) == (tet.vi, "Tet" in tet.en or "Lunar" in tet.en)
    assert holiday_on(date(2026, 11, 25)) is None


def test_a_saturday_worked_in_exchange_for_a_day_off_is_a_working_day() -> None:
    assert [False, True] == [is_working_day(date(2025, 5, 2)), is_working_day(date(2025, 4, 26))]
