"""Who does the pieces: processes of this machine, or, by the same two words, the workers of a cluster."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

from pytest_egov.campaign.guarded import stopping

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LocalProcesses", "Scheduler"]


class Scheduler(Protocol):
    """Does pieces of work somewhere."""

    @property
    def audits_at_once(self) -> int:
        """How many audits can be done at once now."""

    @property
    def machines(self) -> int:
        """How many machines can time pages at once now: on each one piece at a time."""

    def submit(self, task: Callable[[Any], Any], piece: Any) -> Future[Any]:
        """Have a piece done, once: what is lost is not tried again here, but planned anew by the campaign."""

    def close(self, *, hard: bool = False) -> None:
        """End; ``hard`` cuts off what is under way and has it given back."""


class LocalProcesses:
    """A process of this machine for each piece, guarded by a thread of ours."""

    machines = 1

    def __init__(self, workers: int) -> None:
        self.audits_at_once = workers
        stopping.clear()
        # One more for the timed slots.
        self._guards = ThreadPoolExecutor(workers + 1, thread_name_prefix="egov-guard")

    def submit(self, task: Callable[[Any], Any], piece: Any) -> Future[Any]:
        """Have a piece done."""
        return self._guards.submit(task, piece)

    def close(self, *, hard: bool = False) -> None:
        """End."""
        if hard:
            stopping.set()
        self._guards.shutdown(wait=True, cancel_futures=True)
