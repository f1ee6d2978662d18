"""What was drawn for a portal, kept for a whole campaign: the same procedure is timed to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from pytest_egov.samples.tables import draw_table

if TYPE_CHECKING:
    from datetime import datetime

    from pytest_egov.samples.opening import Store

__all__ = ["keep_draw", "kept_draw"]


def kept_draw(store: Store, portal: str) -> Any:
    """The draw kept for a portal, as JSON values; None when there is none."""
    with store.begin() as connection:
        return connection.execute(select(draw_table.c.draw).where(draw_table.c.portal == portal)).scalar()


def keep_draw(store: Store, portal: str, draw: Any, now: datetime) -> None:
    """Keep a draw (JSON values) for a portal in place of the one before."""
    with store.begin() as connection:
        connection.execute(delete(draw_table).where(draw_table.c.portal == portal))
        connection.execute(insert(draw_table).values(portal=portal, kept_at=now, draw=draw))
