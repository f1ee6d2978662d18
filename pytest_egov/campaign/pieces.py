"""Pieces of work as they are handed to whoever does them, on this machine or another: plain values, nothing open."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from pytest_egov.samples import Hours

__all__ = ["VANTAGE", "AuditPiece", "Outcome", "TimedPiece", "TimedSlot", "Work", "vantage"]

# What the operator calls the place where this machine stands.
VANTAGE = "EGOV_VANTAGE"


@dataclass(frozen=True, slots=True)
class Work:
    """What all pieces of a campaign have in common.

    Attributes:
        campaign: its name in the store.
        store: the path or URL of the store, as whoever does the piece can open it.
        suite: import name of the conformance suite.
        beside: the folder of the campaign file; a suite of its own is imported from there.
        folder: where results are kept.
        audit_minutes, slot_minutes, memory_mb: bounds of one piece.
        retry_after_minutes: before a portal that failed or kept us out is tried again.
        workers: audits at once on one machine.
        at: the moment of a rehearsal; None for the machine's clock.
    """

    campaign: str
    store: str
    suite: str
    beside: str
    folder: str
    audit_minutes: float
    slot_minutes: float
    memory_mb: float
    retry_after_minutes: float
    workers: int
    at: datetime | None = None

    @property
    def lease(self) -> timedelta:
        """Longer than an audit may take before it is cut off."""
        return timedelta(minutes=self.audit_minutes + 5)


@dataclass(frozen=True, slots=True)
class AuditPiece:
    """One audit of one portal.

    Attributes:
        work: what is common.
        owner: the name in which it is claimed.
        audit: id in the store.
        key: the portal's folder.
        portal: what its file says, as JSON values.
        run: name of the folder of its result.
        selection: arguments of pytest that narrow it.
        samples_since: first day of the samples that the response times are judged by; None where it times pages itself.
    """

    work: Work
    owner: str
    audit: int
    key: str
    portal: dict[str, Any]
    run: str
    selection: tuple[str, ...]
    samples_since: date | None


@dataclass(frozen=True, slots=True)
class TimedSlot:
    """One slot: its id in the store, the name of its screen, and the portal's file as JSON values."""

    slot: int
    profile: str
    portal: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TimedPiece:
    """Timed slots that are open now, taken one after another by one process with one browser.

    Attributes:
        work: what is common.
        owner: the name in which they are claimed.
        slots: in the order they are taken.
        hours: of their plans.
    """

    work: Work
    owner: str
    slots: tuple[TimedSlot, ...]
    hours: Hours


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a piece, or of one slot of it.

    Attributes:
        came_to: ``done``; ``failed``; ``blocked``; ``in_hands`` (somebody else has it); ``no_seat`` (this machine is busy).
        row: id in the store.
        reason: why; empty for done.
        vantage: where it was done.
        peak_mb: memory of its processes together; 0 where nobody looked.
    """

    came_to: Literal["done", "failed", "blocked", "in_hands", "no_seat"]
    row: int
    reason: str = ""
    vantage: str = ""
    peak_mb: float = 0.0


def vantage(work: Work) -> str:
    """Where this machine stands, as its operator says; a rehearsal's samples say that they are one."""
    said = os.environ.get(VANTAGE, "")[:60]
    return said if work.at is None else f"{said} (rehearsal)".strip()
