"""The tables of the store. What changes here needs a migration; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

__all__ = [
    "METRICS",
    "STATES",
    "Utc",
    "audit_table",
    "draw_table",
    "metadata",
    "plan_table",
    "sample_table",
    "slot_table",
]

STATES = ("planned", "claimed", "done", "missed", "failed", "blocked")
METRICS = ("ttfb_ms", "fcp_ms", "lcp_ms", "speed_index_ms", "tbt_ms", "tti_ms", "load_ms")


class Utc(TypeDecorator[datetime]):
    """A moment, kept in UTC and always aware: SQLite forgets time zones, PostgreSQL gives those of its session.

    Raises:
        ValueError: a moment without a time zone is to be stored.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone: give an aware datetime, as datetime.now(UTC).")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# A portal is named by the address of its start page, as its file says it.
_PORTAL, _PROFILE = String(300), String(60)

plan_table = Table(
    "plan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("portal", _PORTAL, nullable=False),
    Column("profile", _PROFILE, nullable=False),
    Column("since", Utc, nullable=False),
    Column("planned_through", Date, nullable=False),
    # Empty for a plan that goes on for as long as somebody takes its rounds.
    Column("last_day", Date),
    Column("hours", JSON, nullable=False),
    UniqueConstraint("portal", "profile"),
)

slot_table = Table(
    "slot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("portal", _PORTAL, nullable=False),
    Column("profile", _PROFILE, nullable=False),
    Column("day", Date, nullable=False),
    Column("time_window", String(20), nullable=False),
    Column("round", Integer, nullable=False),
    Column("opens_at", Utc, nullable=False),
    Column("closes_at", Utc, nullable=False),
    Column("state", String(10), nullable=False),
    Column("owner", String(80)),
    Column("leased_until", Utc),
    Column("attempts", Integer, nullable=False),
    Column("reason", String(300), nullable=False),
    UniqueConstraint("portal", "profile", "day", "time_window", "round"),
    CheckConstraint(f"state IN ({', '.join(repr(state) for state in STATES)})", name="state"),
    Index(None, "portal", "profile", "opens_at"),
    Index(None, "state", "closes_at"),
)

sample_table = Table(
    "sample",
    metadata,
    Column("id", Integer, primary_key=True),
    # Empty for a load that somebody asked for outside the plan.
    Column("slot_id", Integer, ForeignKey("slot.id")),
    Column("portal", _PORTAL, nullable=False),
    Column("page", String(60), nullable=False),
    Column("profile", _PROFILE, nullable=False),
    Column("number", Integer, nullable=False),
    Column("started_at", Utc, nullable=False),
    Column("time_window", String(20)),
    Column("outcome", String(20), nullable=False),
    *(Column(name, Float) for name in METRICS),
    Column("sample", JSON, nullable=False),
    UniqueConstraint("slot_id", "page", "number"),
    Index(None, "portal", "page", "profile", "started_at"),
)

draw_table = Table(
    "draw",
    metadata,
    Column("portal", _PORTAL, primary_key=True),
    Column("kept_at", Utc, nullable=False),
    Column("draw", JSON, nullable=False),
)

# The audits of campaigns: each portal once in each stretch of days. Paths are seen from the folder of the campaign.
audit_table = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("campaign", String(200), nullable=False),
    Column("portal", String(100), nullable=False),
    Column("rule", String(60), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("opens_at", Utc, nullable=False),
    Column("closes_at", Utc, nullable=False),
    Column("state", String(10), nullable=False),
    Column("owner", String(80)),
    Column("leased_until", Utc),
    Column("not_before", Utc),
    Column("attempts", Integer, nullable=False),
    Column("reason", String(300), nullable=False),
    Column("run", String(200)),
    Column("finished_at", Utc),
    *(Column(name, Float) for name in ("certain", "possible", "maximum")),
    UniqueConstraint("campaign", "portal", "rule", "first_day"),
    CheckConstraint(f"state IN ({', '.join(repr(state) for state in STATES)})", name="state"),
    Index(None, "campaign", "state", "closes_at"),
)
