"""Faults as real portals have them, to see that each costs its own criterion points and no other one's."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from demo_portal.faults import (
    accessibility,
    accounts,
    filing,
    following,
    outside,
    performance,
    procedures,
    support,
    transparency,
)
from demo_portal.faults.breaking import Fault, FaultDidNothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from starlette.applications import Starlette

__all__ = ["FAULTS", "Fault", "FaultDidNothing", "UnknownFault", "broken", "find_fault", "listed"]

ROOMS = (accounts, procedures, support, filing, following, transparency, performance, accessibility, outside)
FAULTS = {fault.name: fault for fault in sorted((f for room in ROOMS for f in room.FAULTS), key=lambda f: f.criterion)}


class UnknownFault(Exception):
    """No fault has that name."""


def find_fault(name: str) -> Fault:
    """The fault of that name; a criterion alone (``F05.1``) names its first.

    Raises:
        UnknownFault: with the list of all.
    """
    for fault in FAULTS.values():
        if name in (fault.name, fault.criterion):
            return fault
    raise UnknownFault(f"There is no fault '{name}'. Choose from:\n{listed()}")


def listed() -> str:
    """Every fault on a line, with what it does."""
    return "\n".join(f"{fault.name:28} {fault.says}" for fault in FAULTS.values())


@contextmanager
def broken(app: Starlette, names: Iterable[str]) -> Iterator[None]:
    """The portal with these faults; functions they replace are put back at the end.

    Raises:
        UnknownFault: for a name that no fault has.
        FaultDidNothing: for a fault that finds nothing to break.
    """
    with ExitStack() as undo:
        for fault in [find_fault(name) for name in names]:
            for step in fault.steps:
                step(app, undo)
        yield
