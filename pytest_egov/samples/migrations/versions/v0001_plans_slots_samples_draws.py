"""Plans, slots, samples and draws."""

import sqlalchemy as sa
from alembic import op

from pytest_egov.samples.tables import Utc

revision = "0001"
down_revision = None

_METRICS = ("ttfb_ms", "fcp_ms", "lcp_ms", "speed_index_ms", "tbt_ms", "tti_ms", "load_ms")


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("portal", sa.String(300), nullable=False),
        sa.Column("profile", sa.String(60), nullable=False),
        sa.Column("since", Utc, nullable=False),
        sa.Column("planned_through", sa.Date, nullable=False),
        sa.Column("hours", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        sa.UniqueConstraint("portal", "profile", name="uq_plan_portal_profile"),
    )
    op.create_table(
        "slot",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("portal", sa.String(300), nullable=False),
        sa.Column("profile", sa.String(60), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("time_window", sa.String(20), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("opens_at", Utc, nullable=False),
        sa.Column("closes_at", Utc, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("owner", sa.String(80)),
        sa.Column("leased_until", Utc),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slot"),
        sa.UniqueConstraint(
            "portal", "profile", "day", "time_window", "round", name="uq_slot_portal_profile_day_time_window_round"
        ),
        sa.CheckConstraint("state IN ('planned', 'claimed', 'done', 'missed', 'failed', 'blocked')", name="state"),
    )
    op.create_index("ix_slot_portal_profile_opens_at", "slot", ["portal", "profile", "opens_at"])
    op.create_index("ix_slot_state_closes_at", "slot", ["state", "closes_at"])
    op.create_table(
        "sample",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("slot_id", sa.Integer),
        sa.Column("portal", sa.String(300), nullable=False),
        sa.Column("page", sa.String(60), nullable=False),
        sa.Column("profile", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("started_at", Utc, nullable=False),
        sa.Column("time_window", sa.String(20)),
        sa.Column("outcome", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Float) for name in _METRICS),
        sa.Column("sample", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sample"),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name="fk_sample_slot_id"),
        sa.UniqueConstraint("slot_id", "page", "number", name="uq_sample_slot_id_page_number"),
    )
    op.create_index("ix_sample_portal_page_profile_started_at", "sample", ["portal", "page", "profile", "started_at"])
    op.create_table(
        "draw",
        sa.Column("portal", sa.String(300), nullable=False),
        sa.Column("kept_at", Utc, nullable=False),
        sa.Column("draw", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("portal", name="pk_draw"),
    )


def downgrade() -> None:
    """Remove them."""
    for table in ("draw", "sample", "slot", "plan"):
        op.drop_table(table)
