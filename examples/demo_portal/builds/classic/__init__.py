"""The portal as it might have been built in 2009: tables for layout, postbacks, pictures for buttons, a captcha."""

from __future__ import annotations

from pathlib import Path

from demo_portal.builds import Build
from demo_portal.builds.classic.captcha import ROUTES
from demo_portal.builds.classic.postbacks import Postbacks, to
from demo_portal.vietnamese import day, number

__all__ = ["CLASSIC"]


def dashed_day(iso: str | None) -> str:
    """A day as 05-09-2026."""
    return day(iso).replace("/", "-")


def plain_number(value: float) -> str:
    """A number with a space between thousands."""
    return number(value).replace(".", " ")


CLASSIC = Build(
    "classic",
    Path(__file__).parent / "templates",
    {"day": dashed_day, "number": plain_number, "to": to},
    ROUTES,
    Postbacks,
    policy=False,
)
