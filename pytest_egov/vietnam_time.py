"""Moments as people in Việt Nam read them off a clock."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

__all__ = ["VIETNAM", "day_and_time"]

VIETNAM = timezone(timedelta(hours=7))


def day_and_time(moment: datetime) -> str:
    """An aware moment as "24/11/2026 09:05", in Việt Nam's time."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
