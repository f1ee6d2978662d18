"""Seats of this machine: so many may do a thing at once, whoever they are, and a seat is free again when its holder dies."""

from __future__ import annotations

import getpass
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DIRECTORY", "is_taken", "seat"]

# Whoever shares a machine and not an account must name the same directory.
DIRECTORY = "EGOV_SEATS"


@contextmanager
def seat(kind: str, count: int = 1) -> Iterator[bool]:
    """Take one of so many seats for as long as the block runs; the block is told whether there was one.

    Args:
        kind: what for: ``timed`` or ``audit``.
        count: how many seats of this kind there are, as far as the asker is concerned.
    """
    for number in range(count):
        lock = _lock(kind, number)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            continue
        try:
            yield True
        finally:
            lock.release()
        return
    yield False


def is_taken(kind: str) -> bool:
    """Whether somebody sits on the first seat of a kind."""
    with seat(kind) as free:
        return not free


def _lock(kind: str, number: int) -> FileLock:
    place = os.environ.get(DIRECTORY)
    directory = Path(place) if place else Path(tempfile.gettempdir()) / f"egov-seats-{getpass.getuser()}"
    directory.mkdir(parents=True, exist_ok=True)
    # The operating system holds the lock for a process, and lets go of it when the process ends, however it ends.
    return FileLock(directory / f"{kind}-{number}.lock", thread_local=False, is_singleton=False)
