"""What the tests of the sample store share: a portal, moments on the clocks of Hanoi, loads nobody made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pytest_egov.evidence.timings import Sample
from pytest_egov.samples import Hours, Plan

PORTAL = "https://dichvucong.example.gov.vn/"
WINDOWS = ("09:00-11:00", "14:00-16:00")
PLAN = Plan(PORTAL, "desktop", Hours(("home", "eform"), WINDOWS, 2))


def at(said: str) -> datetime:
    """A moment on the clocks of Hanoi: ``at("2026-11-25 09:05")``."""
    return datetime.fromisoformat(f"{said}+07:00").astimezone(UTC)


def sample(started_at: datetime, **said: Any) -> Sample:
    """A load with its first text after a second, in the first window."""
    known = {"status": 200, "outcome": "loaded", "fcp_ms": 1000.0, "load_ms": 1500.0, "window": WINDOWS[0]}
    return Sample(url=PORTAL, started_at=started_at, profile="desktop", **{**known, **said})
