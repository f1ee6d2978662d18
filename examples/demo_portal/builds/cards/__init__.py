"""The portal as a client-side application: one empty document, views fetched and drawn by a script, cards for tables."""

from __future__ import annotations

from pathlib import Path

from demo_portal.builds import Build
from demo_portal.builds.cards.shell import ClientSide
from demo_portal.vietnamese import day

__all__ = ["CARDS"]


def long_day(iso: str | None) -> str:
    """A day as "ngày 05 tháng 9 năm 2026" has it, without the first word: sentences bring their own."""
    date, month, year = day(iso).split("/")
    return f"{date} tháng {int(month)} năm {year}"


CARDS = Build("cards", Path(__file__).parent / "templates", {"long_day": long_day}, (), ClientSide)
