"""A slot: one planned round as the store has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Select, select

from pytest_egov.samples.tables import slot_table

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Slot", "State", "select_slots", "slot_of"]

State = Literal["planned", "claimed", "done", "missed", "failed", "blocked"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One planned round.

    Attributes:
        id: in the store.
        portal, profile: whose.
        day, window, number: which one: the day and the window on the portal's clocks, counted from 1 in its window.
        opens_at, closes_at: its hours, UTC; the end no longer belongs to it.
        state: ``planned``; ``claimed`` (somebody is at it, until ``leased_until``); ``done``; ``missed`` (its hours passed
            and nobody took it); ``failed`` (whoever took it broke down); ``blocked`` (the portal kept us from a page).
        attempts: how often it was claimed.
        reason: why it failed, was blocked, or is done without one of its pages; empty otherwise.
    """

    id: int
    portal: str
    profile: str
    day: date
    window: str
    number: int
    opens_at: datetime
    closes_at: datetime
    state: State
    attempts: int
    reason: str
    leased_until: datetime | None = None


def select_slots() -> Select[Any]:
    """The rows ``slot_of`` takes."""
    columns = slot_table.c
    return select(
        columns.id, columns.portal, columns.profile, columns.day, columns.time_window.label("window"),
        columns.round.label("number"), columns.opens_at, columns.closes_at, columns.state, columns.attempts,
        columns.reason, columns.leased_until,
    )  # fmt: skip


def slot_of(row: Sequence[Any]) -> Slot:
    """A row as a slot."""
    return Slot(*row)
