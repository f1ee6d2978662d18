"""Rows that are worked at: one claims a row for a while, and gives it back; nobody else can meanwhile.

For any table whose rows have ``id``, ``state``, ``owner``, ``leased_until``, ``attempts``, ``reason`` and hours from
``opens_at`` to before ``closes_at``.
"""

from __future__ import annotations

import os
import platform
import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, update

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Table

    from pytest_egov.samples.opening import Store

__all__ = ["ATTEMPTS", "claim_row", "forget_the_vanished", "give_back", "is_ours", "new_owner"]

ATTEMPTS = 5


def claim_row(
    store: Store, table: Table, row: int, owner: str, now: datetime, lease: timedelta, *further: ColumnElement[bool]
) -> bool:
    """Take a row, if it is free and its hours have not passed: one of several who try at once gets it.

    Free is what nobody took, what broke down or was blocked before (a few times), and what was left behind by somebody
    who vanished.

    Args:
        store: the store.
        table: one as described above.
        row: id of the row.
        owner: a name nobody else has.
        now: when, aware.
        lease: after so long without a sign of life, somebody else may take it.
        further: what else must hold.
    """
    columns = table.c
    free = or_(
        columns.state == "planned",
        and_(columns.state.in_(("failed", "blocked")), columns.attempts < ATTEMPTS),
        and_(columns.state == "claimed", columns.leased_until <= now),
    )
    with store.begin() as connection:
        taken = connection.execute(
            update(table)
            .where(columns.id == row, columns.opens_at <= now, columns.closes_at > now, free, *further)
            .values(state="claimed", owner=owner, leased_until=now + lease, attempts=columns.attempts + 1, reason="")
        )
        return taken.rowcount == 1


def new_owner() -> str:
    """A name nobody else has."""
    return f"{platform.node()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"


def is_ours(table: Table, row: int, owner: str) -> ColumnElement[bool]:
    """Whether a row is claimed by an owner."""
    return and_(table.c.id == row, table.c.state == "claimed", table.c.owner == owner)


def give_back(store: Store, table: Table, row: int, owner: str, **values: Any) -> bool:
    """Give a row back with a new state and what else there is to say; False when it is ours no more."""
    values["reason"] = str(values.get("reason", ""))[:300]
    with store.begin() as connection:
        ours = connection.execute(
            update(table).where(is_ours(table, row, owner)).values(owner=None, leased_until=None, **values)
        )
        return ours.rowcount == 1


def forget_the_vanished(table: Table, now: datetime) -> tuple[ColumnElement[bool], dict[str, Any]]:
    """Which rows were left behind by somebody who vanished, and what becomes of them."""
    left_behind = and_(table.c.state == "claimed", table.c.leased_until <= now)
    return left_behind, {"state": "failed", "reason": "whoever took it vanished", "owner": None, "leased_until": None}
