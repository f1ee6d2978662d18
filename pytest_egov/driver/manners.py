"""How we behave on a portal."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.acts import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_egov.driver.snapshot import Snapshot

__all__ = ["Manners", "Pace"]


@dataclass(frozen=True, slots=True)
class Manners:
    """How we behave on a portal.

    Attributes:
        portal: the portal's own address.
        pause_s: seconds between two pages.
        timeout_s: seconds an address may take.
        allowed: acts beyond reading that the portal file lists.
        private_allowed: the portal's own address lies in a private network.
        user_agent: what we say we are.
        announced: the effects (see acts.EFFECTS) a text announces; who cannot read takes it to announce all of them.
        stand_in: what stands where a page should, as a challenge does; empty for a page of the portal.
    """

    portal: str
    pause_s: float
    timeout_s: float
    allowed: frozenset[str]
    private_allowed: bool
    user_agent: str
    announced: Callable[[str], frozenset[str]] = lambda _text: EFFECTS
    stand_in: Callable[[Snapshot], str] = lambda _snapshot: ""


@dataclass(slots=True)
class Pace:
    """Keeps two pages of one tab at least ``pause_s`` seconds apart."""

    pause_s: float
    _last: float = 0.0

    def keep(self) -> None:
        """Wait until the next page may be asked for."""
        wait = self._last + self.pause_s - time.monotonic()
        if self.pause_s and wait > 0:
            time.sleep(wait)
        self._last = time.monotonic()
