"""A portal's plan: which of its pages are timed, and in which hours of which days; pure, nothing is stored here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from pytest_egov.samples.working_days import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Hours", "Plan", "PlannedRound"]

# No country closes its offices longer; a plan without a day in that time has none at all.
_LONGEST_BREAK_DAYS = 60


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """One planned round: its day and window on the portal's clocks, its number from 1, and its moments in UTC.

    ``opens_at`` belongs to it, ``closes_at`` to the next one.
    """

    day: date
    window: str
    number: int
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Hours:
    """When pages are timed.

    Attributes:
        pages: names of the places, in the order they are timed.
        windows: as "09:00-11:00".
        rounds: in each window of each day; each has an equal stretch of the window.
        time_zone: of windows and days.
        days: every day, or those on which offices in Việt Nam work.
        weekdays: of those days only these, 1 for Monday to 7 for Sunday; all where none is named.
    """

    pages: tuple[str, ...]
    windows: tuple[str, ...]
    rounds: int
    time_zone: str = "Asia/Ho_Chi_Minh"
    days: Literal["all", "working"] = "working"
    weekdays: tuple[int, ...] = ()

    def day_of(self, moment: datetime) -> date:
        """The day a moment belongs to on the portal's clocks."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()

    def is_planned(self, day: date) -> bool:
        """Whether anything is planned on a day."""
        if self.weekdays and day.isoweekday() not in self.weekdays:
            return False
        return self.days == "all" or is_working_day(day)

    def rounds_of(self, day: date) -> Iterator[PlannedRound]:
        """The rounds of a day, in order; none on a day that is left out."""
        if not self.is_planned(day):
            return
        for window in self.windows:
            opens, closes = (
                datetime.combine(day, time.fromisoformat(clock), ZoneInfo(self.time_zone)).astimezone(UTC)
                for clock in window.split("-")
            )
            stretch = (closes - opens) / self.rounds
            for number in range(self.rounds):
                yield PlannedRound(day, window, number + 1, opens + number * stretch, opens + (number + 1) * stretch)

    def next_opening(self, after: datetime) -> datetime:
        """When the first round opens after a moment, UTC.

        Raises:
            ValueError: no day in sight has a window.
        """
        first = self.day_of(after)
        for ahead in range(_LONGEST_BREAK_DAYS):
            for planned in self.rounds_of(first + timedelta(days=ahead)):
                if planned.opens_at > after:
                    return planned.opens_at
        raise ValueError("The plan has no window on any day.")


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one portal on one screen.

    Attributes:
        portal: the address of its start page, as the portal file says it.
        profile: name of the screen.
        hours: when its pages are timed.
    """

    portal: str
    profile: str
    hours: Hours
