"""Reads the store: plans, slots and samples of a portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pytest_egov.samples.claiming import as_samples
from pytest_egov.samples.planning import plan_of
from pytest_egov.samples.slots import select_slots, slot_of
from pytest_egov.samples.tables import plan_table, sample_table, slot_table

if TYPE_CHECKING:
    from datetime import date, datetime

    from pytest_egov.evidence.timings import Sample
    from pytest_egov.samples.opening import Store
    from pytest_egov.samples.plan import Plan
    from pytest_egov.samples.slots import Slot

__all__ = ["KeptSample", "last_address", "plans", "read_samples", "read_slots", "slot_at"]


@dataclass(frozen=True, slots=True)
class KeptSample:
    """A sample as the store has it.

    Attributes:
        portal, page: of what.
        slot: id of the slot it was taken in; None outside the plan.
        sample: what was seen.
    """

    portal: str
    page: str
    slot: int | None
    sample: Sample


def plans(store: Store) -> list[Plan]:
    """All plans, in the order they were begun."""
    with store.begin() as connection:
        return [plan_of(row) for row in connection.execute(select(plan_table).order_by(plan_table.c.id)).mappings()]


def slot_at(store: Store, plan: Plan, now: datetime) -> Slot | None:
    """The slot of a plan whose hours a moment falls in; None when there is none."""
    columns = slot_table.c
    asked = select_slots().where(
        columns.portal == plan.portal,
        columns.profile == plan.profile,
        columns.opens_at <= now,
        columns.closes_at > now,
    )
    with store.begin() as connection:
        row = connection.execute(asked).first()
    return None if row is None else slot_of(row)


def read_slots(
    store: Store, portal: str | None = None, first: date | None = None, last: date | None = None
) -> list[Slot]:
    """Slots in the order of their hours; of one portal or all, of the days from ``first`` to ``last``, both included."""
    columns = slot_table.c
    asked = select_slots().order_by(columns.portal, columns.opens_at)
    asked = asked if portal is None else asked.where(columns.portal == portal)
    asked = asked if first is None else asked.where(columns.day >= first)
    asked = asked if last is None else asked.where(columns.day <= last)
    with store.begin() as connection:
        return [slot_of(row) for row in connection.execute(asked)]


def read_samples(
    store: Store,
    portal: str | None = None,
    page: str | None = None,
    since: datetime | None = None,
    before: datetime | None = None,
) -> list[KeptSample]:
    """Samples in the order they were taken; of one portal or all, of one page or all, from ``since`` to before ``before``."""
    columns = sample_table.c
    asked = select(columns.portal, columns.page, columns.slot_id, columns.sample)
    asked = asked.order_by(columns.portal, columns.page, columns.started_at, columns.id)
    asked = asked if portal is None else asked.where(columns.portal == portal)
    asked = asked if page is None else asked.where(columns.page == page)
    asked = asked if since is None else asked.where(columns.started_at >= since)
    asked = asked if before is None else asked.where(columns.started_at < before)
    with store.begin() as connection:
        rows = connection.execute(asked).all()
        samples = as_samples([row.sample for row in rows])
    return [KeptSample(row.portal, row.page, row.slot_id, sample) for row, sample in zip(rows, samples, strict=True)]


def last_address(store: Store, portal: str, page: str) -> str | None:
    """Where a page was when it was last timed; None when it never was."""
    columns = sample_table.c
    asked = select(columns.sample).where(columns.portal == portal, columns.page == page)
    with store.begin() as connection:
        sample = connection.execute(asked.order_by(columns.started_at.desc()).limit(1)).scalar()
        return None if sample is None else as_samples([sample])[0].url
