"""What is to be done now, and when there is something to do next: pure, from the rows of the store and a moment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from pytest_egov.campaign.stretches import in_hours, next_hours
from pytest_egov.samples.leases import ATTEMPTS

if TYPE_CHECKING:
    from pytest_egov.campaign.audits import Audit
    from pytest_egov.campaign.campaign_file import Audits
    from pytest_egov.samples import Slot

__all__ = ["Rests", "audits_due", "next_event", "slots_due"]


Rests = Mapping[int, datetime]


def slots_due(slots: Iterable[Slot], now: datetime, rests: Rests = MappingProxyType({})) -> list[Slot]:
    """The timed slots that may be taken now.

    Those never tried come first, so that a portal that hangs does not hold up the others; among equals the order changes
    from round to round, so that no portal is always the last one of a round that is too short for all.

    Args:
        slots: any.
        now: a moment.
        rests: by id, until when a slot is left alone.
    """
    due = [slot for slot in slots if _ready_at(slot, rests) <= now < slot.closes_at and _is_wanted(slot)]
    return sorted(due, key=lambda it: (it.attempts, _lot(it.day, it.window, it.number, it.portal), it.portal))


def audits_due(
    audits: Iterable[Audit], rules: Mapping[str, Audits], now: datetime, rests: Rests = MappingProxyType({})
) -> list[Audit]:
    """The audits that may begin now: those whose days end first, and among equals in an order of lot."""
    due = [
        it
        for it in audits
        if it.rule in rules
        and _ready_at(it, rests) <= now < it.closes_at
        and _is_wanted(it)
        and in_hours(rules[it.rule], now)
    ]
    return sorted(due, key=lambda it: (it.closes_at, it.attempts, _lot(it.first_day, it.rule, it.portal), it.portal))


def next_event(
    slots: Iterable[Slot],
    audits: Iterable[Audit],
    rules: Mapping[str, Audits],
    now: datetime,
    slot_rests: Rests = MappingProxyType({}),
    audit_rests: Rests = MappingProxyType({}),
) -> datetime | None:
    """The next moment after now at which something may be due that is not due now; None when nothing ever will be."""
    moments = [_ready_at(slot, slot_rests) for slot in slots if slot.closes_at > now and _is_wanted(slot)]
    for audit in audits:
        if audit.rule in rules and audit.closes_at > now and _is_wanted(audit):
            rule, ready = rules[audit.rule], max(_ready_at(audit, audit_rests), now)
            moments.append(ready if ready > now and in_hours(rule, ready) else next_hours(rule, ready))
    return min((moment for moment in moments if moment > now), default=None)


def _is_wanted(row: Slot | Audit) -> bool:
    """Whether a row is still to be done, by us or by whoever has it now."""
    tried = row.state in ("failed", "blocked") and row.attempts < ATTEMPTS
    return row.state in ("planned", "claimed") or tried


def _ready_at(row: Slot | Audit, rests: Rests) -> datetime:
    moments = [row.opens_at, rests.get(row.id)]
    moments.append(row.leased_until if row.state == "claimed" else None)
    moments.append(getattr(row, "not_before", None))
    return max(moment for moment in moments if moment is not None)


def _lot(*said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()
