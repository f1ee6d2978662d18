"""Working days and public holidays of Việt Nam, days off in lieu and Saturdays worked in exchange included."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from datetime import date

__all__ = ["holiday_on", "is_working_day"]


def holiday_on(day: date) -> Text | None:
    """The public holiday that a day is; None for any other day."""
    vi = _calendar("vi").get(day)
    return None if vi is None else Text(vi, _calendar("en_US")[day])


@cache
def is_working_day(day: date) -> bool:
    """Whether offices work: no weekend and no holiday, or a Saturday worked in exchange for a day off."""
    return bool(_calendar("vi").is_working_day(day))


@cache
def _calendar(language: str) -> Any:
    import holidays

    return holidays.country_holidays("VN", language=language)
