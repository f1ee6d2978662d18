"""What else this machine was doing while a page was timed, and how fast the machine is at all."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

__all__ = ["ProcessorWatch", "calibrate", "load_average"]

_WORK = bytes(1 << 20)
_ROUNDS = 8
_TRIES = 3


def load_average() -> float | None:
    """Processes that ran or waited to run, one-minute average; None where the system does not tell."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None  # Windows has none


def calibrate() -> float:
    """How long this machine takes to hash 8 MiB with SHA-256, in milliseconds: the quickest of three tries.

    The figure of a slow or throttled machine is higher, whatever page is timed: two samples can be compared by it.
    """
    return round(min(_one_try() for _ in range(_TRIES)) * 1000, 2)


def _one_try() -> float:
    began = time.perf_counter()
    for _ in range(_ROUNDS):
        hashlib.sha256(_WORK).digest()
    return time.perf_counter() - began


@dataclass(slots=True)
class ProcessorWatch:
    """Watches the processors from when it is made: how much of their time went to processes that are not ours.

    Ours are this process and everything it started, the browser among them.
    """

    _busy: float
    _ours: float
    _began: float

    @classmethod
    def begin(cls) -> ProcessorWatch:
        """Begin to watch."""
        return cls(_busy_seconds(), _our_seconds(), time.monotonic())

    def others_share(self) -> float | None:
        """The share of all processors that others took since the beginning, 0 to 1; None where the system tells nothing."""
        elapsed = (time.monotonic() - self._began) * (os.cpu_count() or 1)
        busy = _busy_seconds() - self._busy
        if elapsed <= 0 or busy <= 0:
            return None
        others = busy - (_our_seconds() - self._ours)
        return round(min(max(others / elapsed, 0.0), 1.0), 3)


def _busy_seconds() -> float:
    import psutil

    times = psutil.cpu_times()
    # Guests' time is part of the user's; waiting for a disk is no work; what a hypervisor took was taken from us as well.
    return float(
        times.user + times.system + sum(getattr(times, name, 0.0) for name in ("nice", "irq", "softirq", "steal"))
    )


def _our_seconds() -> float:
    import psutil

    me = psutil.Process()
    return sum(map(_seconds_of, (me, *me.children(recursive=True))))


def _seconds_of(process: psutil.Process) -> float:
    """What a process used, and those of its children that have ended."""
    import psutil

    try:
        return float(sum(process.cpu_times()[:4]))
    except psutil.Error:
        return 0.0  # it ended while we counted
