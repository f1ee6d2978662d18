"""The audits of a campaign as the store has them: planned, claimed by one who works at it, finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from pytest_egov.samples.leases import claim_row, forget_the_vanished, give_back
from pytest_egov.samples.tables import audit_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.campaign.stretches import PlannedAudit
    from pytest_egov.results import RunResult
    from pytest_egov.samples import Store
    from pytest_egov.samples.slots import State

__all__ = ["Audit", "catch_up_audits", "claim_audit", "finish_audit", "give_up_audit", "plan_audits", "read_audits"]

_COLUMNS = (
    "id", "portal", "rule", "first_day", "opens_at", "closes_at", "state", "attempts", "reason", "leased_until",
    "not_before", "run", "finished_at", "certain", "possible", "maximum",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit.

    Attributes:
        id: in the store.
        portal: key of the portal.
        rule: name of the rule that asks for it.
        first_day, opens_at, closes_at: its stretch of days.
        state: ``planned``; ``claimed`` (somebody is at it, until ``leased_until``); ``done``; ``missed`` (its days passed and
            nobody took it); ``failed`` (whoever took it broke down or was cut off); ``blocked`` (the portal was down, or
            refused us).
        attempts: how often it was claimed.
        reason: why it failed or was blocked; empty otherwise.
        not_before: when it may be tried again; None for at once.
        run: the folder of its result, seen from the campaign's; None while there is none.
        finished_at: when it came to its state; None while it has not.
        certain, possible, maximum: the points judged; None without a result.
    """

    id: int
    portal: str
    rule: str
    first_day: date
    opens_at: datetime
    closes_at: datetime
    state: State
    attempts: int
    reason: str
    leased_until: datetime | None
    not_before: datetime | None
    run: str | None
    finished_at: datetime | None
    certain: float | None
    possible: float | None
    maximum: float | None


def plan_audits(store: Store, campaign: str, planned: Iterable[PlannedAudit]) -> None:
    """See to it that the audits of a campaign are in the store; the same twice is the same as once.

    What a changed campaign file no longer plans, and nobody has begun, is taken out again.
    """
    columns = audit_table.c
    wanted = {(it.portal, it.rule, it.first_day): it for it in planned}
    try:
        with store.begin() as connection:
            known = {
                (row.portal, row.rule, row.first_day): row
                for row in connection.execute(select(audit_table).where(columns.campaign == campaign))
            }
            rows = [_row(campaign, it) for name, it in wanted.items() if name not in known]
            if rows:
                connection.execute(insert(audit_table), rows)
            for name, row in known.items():
                if name not in wanted and row.state == "planned":
                    connection.execute(audit_table.delete().where(columns.id == row.id, columns.state == "planned"))
                elif name in wanted and row.closes_at != wanted[name].closes_at:
                    hours = {"opens_at": wanted[name].opens_at, "closes_at": wanted[name].closes_at}
                    connection.execute(update(audit_table).where(columns.id == row.id).values(**hours))
    except IntegrityError:
        return  # another process wrote the same plan at the same moment


def catch_up_audits(store: Store, campaign: str, now: datetime) -> None:
    """Mark the audits whose days have passed: missed where nobody took them, failed where whoever took them vanished."""
    columns = audit_table.c
    over = [columns.campaign == campaign, columns.closes_at <= now]
    left_behind, failed = forget_the_vanished(audit_table, now)
    with store.begin() as connection:
        connection.execute(update(audit_table).where(*over, columns.state == "planned").values(state="missed"))
        connection.execute(update(audit_table).where(*over, left_behind).values(**failed))


def read_audits(store: Store, campaign: str) -> list[Audit]:
    """The audits of a campaign, in the order of their days."""
    columns = audit_table.c
    asked = select(*(columns[name] for name in _COLUMNS)).where(columns.campaign == campaign)
    with store.begin() as connection:
        return [Audit(*row) for row in connection.execute(asked.order_by(columns.opens_at, columns.id))]


def claim_audit(store: Store, audit: int, owner: str, now: datetime, lease: timedelta) -> bool:
    """Take an audit, if it is free and its days have not passed: one of several who try at once gets it."""
    rested = or_(audit_table.c.not_before.is_(None), audit_table.c.not_before <= now)
    return claim_row(store, audit_table, audit, owner, now, lease, rested)


def finish_audit(store: Store, audit: int, owner: str, run: str, result: RunResult, now: datetime) -> bool:
    """Give an audit back as done; False when it is ours no more."""
    points = {name: getattr(result.judged, name) for name in ("certain", "possible", "maximum")}
    done = {"state": "done", "run": run, "finished_at": now, "not_before": None, **points}
    return give_back(store, audit_table, audit, owner, **done)


def give_up_audit(
    store: Store,
    audit: int,
    owner: str,
    state: Literal["failed", "blocked"],
    reason: str,
    now: datetime,
    rest: timedelta,
) -> bool:
    """Give an audit back without a result, to be tried again after a rest; False when it is ours no more."""
    said = {"state": state, "reason": reason, "finished_at": now, "not_before": now + rest}
    return give_back(store, audit_table, audit, owner, **said)


def _row(campaign: str, it: PlannedAudit) -> dict[str, Any]:
    return {
        "campaign": campaign,
        "portal": it.portal,
        "rule": it.rule,
        "first_day": it.first_day,
        "opens_at": it.opens_at,
        "closes_at": it.closes_at,
        "state": "planned",
        "attempts": 0,
        "reason": "",
    }
