"""The clock of a campaign: the machine's, or a simulated one that jumps from one thing to do to the next."""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, Future, wait
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Clock", "MachineClock", "SimulatedClock"]

# What other coordinators do, and what the clock of the store's rows brings, is looked for again after so long.
LOOK_AGAIN_S = 30.0


class Clock(Protocol):
    """Tells the time, and lets it pass."""

    @property
    def simulated(self) -> bool:
        """Whether this is no real time: what is dated by it says so."""

    def now(self) -> datetime:
        """The time, aware."""

    def wait(self, until: datetime | None, running: Collection[Future[Any]], patience_s: float) -> None:
        """Wait until a moment, or until a piece of work has ended, or for so long, whichever is first."""


class MachineClock:
    """The machine's own clock."""

    simulated = False

    def now(self) -> datetime:
        """The time, UTC."""
        return datetime.now(UTC)

    def wait(self, until: datetime | None, running: Collection[Future[Any]], patience_s: float) -> None:
        """Wait, and look again after half a minute at the latest."""
        left = LOOK_AGAIN_S if until is None else (until - self.now()).total_seconds()
        seconds = max(0.0, min(left, LOOK_AGAIN_S, patience_s))
        if running:
            wait(running, timeout=seconds, return_when=FIRST_COMPLETED)
        else:
            time.sleep(seconds)


class SimulatedClock:
    """A clock that stands still while work is done, and then jumps to the next thing to do."""

    simulated = True

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """The simulated time."""
        return self._now

    def wait(self, until: datetime | None, running: Collection[Future[Any]], patience_s: float) -> None:
        """While something runs, wait for it; else jump."""
        if running:
            wait(running, timeout=patience_s, return_when=FIRST_COMPLETED)
        elif until is not None:
            self._now = max(self._now, until)
