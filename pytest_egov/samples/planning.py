"""Writes plans into the store: their slots up to a day, and those nobody took as missed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from pytest_egov.samples.leases import forget_the_vanished
from pytest_egov.samples.plan import Hours, Plan
from pytest_egov.samples.tables import plan_table, slot_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection, Select

    from pytest_egov.samples.opening import Store

__all__ = ["begin_plan", "catch_up", "plan_days", "plan_of"]


def begin_plan(store: Store, plan: Plan, now: datetime) -> None:
    """See to it that a plan is in the store, with the slots of today; the same plan twice is the same as once.

    What is over when a plan begins was never planned, and is not missed. Other hours than before hold from the first day
    that has no slots yet.
    """
    with store.begin() as connection:
        row = connection.execute(_of(plan)).mappings().one_or_none()
        if row is None:
            _add(connection, plan, now)
        elif row["hours"] != _as_data(plan.hours):
            changed = update(plan_table).where(plan_table.c.id == row["id"]).values(hours=_as_data(plan.hours))
            connection.execute(changed)
        _catch_up(connection, now, plan)


def plan_days(store: Store, plan: Plan, first: date, last: date) -> None:
    """See to it that every slot of a plan on the days from ``first`` to ``last`` is in the store, and none after.

    The same twice is the same as once. Unlike what ``begin_plan`` plans, days that are over already are planned as well,
    and missed. Days that have slots already keep those.
    """
    with store.begin() as connection:
        if connection.execute(_of(plan)).first() is None:
            _add(connection, plan, datetime.combine(first, time(), ZoneInfo(plan.hours.time_zone)), last)
        row = connection.execute(_of(plan)).mappings().one()
        if (row["last_day"], row["hours"]) != (last, _as_data(plan.hours)):
            said = {"last_day": last, "hours": _as_data(plan.hours)}
            connection.execute(update(plan_table).where(plan_table.c.id == row["id"]).values(**said))
        _extend(connection, {**row, "last_day": last, "hours": _as_data(plan.hours)}, last)


def catch_up(store: Store, now: datetime, plan: Plan | None = None) -> None:
    """Write the slots of a plan, or of all, up to today, and mark those whose hours have passed.

    A slot nobody took is missed; one whose taker broke down, or vanished and let its lease run out, has failed.
    """
    with store.begin() as connection:
        _catch_up(connection, now, plan)


def _catch_up(connection: Connection, now: datetime, plan: Plan | None) -> None:
    columns = slot_table.c
    over = [columns.closes_at <= now]
    if plan is not None:
        over += [columns.portal == plan.portal, columns.profile == plan.profile]
    asked = select(plan_table).order_by(plan_table.c.id) if plan is None else _of(plan)
    for row in connection.execute(asked).mappings().all():
        _extend(connection, row, plan_of(row).hours.day_of(now))
    connection.execute(update(slot_table).where(*over, columns.state == "planned").values(state="missed"))
    left_behind, failed = forget_the_vanished(slot_table, now)
    connection.execute(update(slot_table).where(*over, left_behind).values(**failed))


def _of(plan: Plan) -> Select[Any]:
    return select(plan_table).where(plan_table.c.portal == plan.portal, plan_table.c.profile == plan.profile)


def _as_data(hours: Hours) -> dict[str, Any]:
    # As JSON gives it back: lists where the plan has tuples.
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(hours).items()}


def plan_of(row: Mapping[Any, Any]) -> Plan:
    """A row as a plan."""
    hours: dict[str, Any] = {name: tuple(it) if isinstance(it, list) else it for name, it in row["hours"].items()}
    return Plan(row["portal"], row["profile"], Hours(**hours))


def _add(connection: Connection, plan: Plan, since: datetime, last: date | None = None) -> None:
    said = {
        "portal": plan.portal,
        "profile": plan.profile,
        "since": since,
        "planned_through": plan.hours.day_of(since) - timedelta(days=1),
        "last_day": last,
        "hours": _as_data(plan.hours),
    }
    # Another process may begin the same plan at the same moment: then its row stands, and ours alone is undone.
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(plan_table).values(**said))


def _extend(connection: Connection, row: Mapping[Any, Any], last: date) -> None:
    """Write the slots of a plan up to a day, and not beyond the plan's own last one."""
    plan, through = plan_of(row), row["planned_through"]
    last = min(last, row["last_day"] or last)
    if last <= through:
        return
    # Of several who extend at once one gets this row; the others see it done when they come through.
    ours = connection.execute(
        update(plan_table)
        .where(plan_table.c.id == row["id"], plan_table.c.planned_through == through)
        .values(planned_through=last)
    )
    if ours.rowcount != 1:
        return
    days = (through + timedelta(days=ahead) for ahead in range(1, (last - through).days + 1))
    rows = [
        {
            "portal": plan.portal,
            "profile": plan.profile,
            "day": planned.day,
            "time_window": planned.window,
            "round": planned.number,
            "opens_at": planned.opens_at,
            "closes_at": planned.closes_at,
            "state": "planned",
            "attempts": 0,
            "reason": "",
        }
        for day in days
        for planned in plan.hours.rounds_of(day)
        if planned.closes_at > row["since"]
    ]
    if rows:
        connection.execute(insert(slot_table), rows)
