"""Days and moments as people in Việt Nam write them and read them off a clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from pytest_egov.errors import UsageProblem

__all__ = ["VIETNAM", "day_and_time", "day_of", "day_said"]

VIETNAM = timezone(timedelta(hours=7))


def day_and_time(moment: datetime) -> str:
    """An aware moment as "24/11/2026 09:05", in Việt Nam's time."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def day_of(moment: datetime) -> date:
    """The day an aware moment falls on in Việt Nam."""
    return moment.astimezone(VIETNAM).date()


def day_said(said: str) -> date:
    """A day as people write it: 24/11/2026, or 2026-11-24.

    Raises:
        UsageProblem: it is no such day.
    """
    parts = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", said.strip())
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else date.fromisoformat(said.strip())
    except ValueError as error:
        raise UsageProblem(f"'{said}' is no day: write it as 24/11/2026 or 2026-11-24.") from error
