from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pytest_egov.errors import UsageProblem
from pytest_egov.vietnam_time import day_of, day_said


@pytest.mark.parametrize(("said", "day"), [("24/11/2026", 24), ("2026-11-05", 5), (" 1/11/2026 ", 1)])
def test_days_are_read_as_people_write_them(said: str, day: int) -> None:
    assert date(2026, 11, day) == day_said(said)


@pytest.mark.parametrize("said", ["31/11/2026", "11/24/2026", "24.11.2026", "tomorrow", ""])
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(UsageProblem, match="is no day: write it as 24/11/2026 or 2026-11-24"):
        day_said(said)


@pytest.mark.parametrize(("hour", "day"), [(16, 24), (17, 25)])
def test_a_day_begins_seven_hours_before_utc_s(hour: int, day: int) -> None:
    assert date(2026, 11, day) == day_of(datetime(2026, 11, 24, hour, 59, tzinfo=UTC))
