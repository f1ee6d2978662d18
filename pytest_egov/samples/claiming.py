"""Takes slots: one claims, keeps its samples page by page, and finishes; nobody else can meanwhile."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from pytest_egov.evidence.timings import Sample
from pytest_egov.samples.leases import ATTEMPTS, claim_row, give_back, is_ours
from pytest_egov.samples.tables import METRICS, sample_table, slot_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pytest_egov.samples.opening import Store
    from pytest_egov.samples.slots import Slot, State

__all__ = ["ATTEMPTS", "LEASE", "as_samples", "claim", "finish", "keep_samples", "keep_unplanned", "pages_taken"]

# Longer than one page of a round takes at its slowest: whoever keeps a page has it renewed.
LEASE = timedelta(minutes=10)


def claim(store: Store, slot: Slot, owner: str, now: datetime) -> bool:
    """Take a slot, if it is free and its hours have not passed: one of several who try at once gets it.

    Free is what nobody took, what broke down or was blocked before (a few times), and what was left behind by somebody
    who vanished.

    Args:
        store: the store.
        slot: which.
        owner: a name nobody else has.
        now: when, aware.
    """
    return claim_row(store, slot_table, slot.id, owner, now, LEASE)


def pages_taken(store: Store, slot: Slot) -> frozenset[str]:
    """The pages of a slot that have samples, from whoever was at it before."""
    with store.begin() as connection:
        pages = connection.execute(select(sample_table.c.page).where(sample_table.c.slot_id == slot.id).distinct())
        return frozenset(pages.scalars())


def keep_samples(store: Store, slot: Slot, owner: str, page: str, samples: Sequence[Sample], now: datetime) -> bool:
    """Keep all samples of one page of a slot, and renew the lease; all of it or nothing.

    Returns:
        Whether the slot was still ours. If not, somebody else took it over, and nothing was kept.
    """
    with store.begin() as connection:
        ours = connection.execute(
            update(slot_table).where(is_ours(slot_table, slot.id, owner)).values(leased_until=now + LEASE)
        )
        if ours.rowcount != 1:
            return False
        connection.execute(insert(sample_table), _rows(slot.id, slot.portal, page, samples))
    return True


def finish(store: Store, slot: Slot, owner: str, state: State, reason: str = "") -> bool:
    """Give a slot back as done, failed or blocked; False when it is ours no more."""
    return give_back(store, slot_table, slot.id, owner, state=state, reason=reason)


def keep_unplanned(store: Store, portal: str, page: str, samples: Sequence[Sample]) -> None:
    """Keep samples that somebody asked for outside the plan: they are shown, and no period is judged by them."""
    with store.begin() as connection:
        connection.execute(insert(sample_table), _rows(None, portal, page, samples))


def as_samples(written: Sequence[dict[str, Any]]) -> list[Sample]:
    """Samples as they were kept; what an earlier version did not know of has its default."""
    samples: list[Sample] = _adapter().validate_python(written)
    return samples


def _rows(slot_id: int | None, portal: str, page: str, samples: Sequence[Sample]) -> list[dict[str, Any]]:
    whole = _adapter().dump_python(list(samples), mode="json")
    return [
        {
            "slot_id": slot_id,
            "portal": portal,
            "page": page,
            "profile": sample.profile,
            "number": number,
            "started_at": sample.started_at,
            "time_window": sample.window,
            "outcome": sample.outcome,
            **{name: getattr(sample, name) for name in METRICS},
            "sample": data,
        }
        for number, (sample, data) in enumerate(zip(samples, whole, strict=True))
    ]


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(list[Sample])
