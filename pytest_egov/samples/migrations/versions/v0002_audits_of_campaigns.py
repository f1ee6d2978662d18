"""Audits of campaigns; plans that end on a day."""

import sqlalchemy as sa
from alembic import op

from pytest_egov.samples.tables import Utc

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of audits, and give plans a last day."""
    op.add_column("plan", sa.Column("last_day", sa.Date))
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("campaign", sa.String(200), nullable=False),
        sa.Column("portal", sa.String(100), nullable=False),
        sa.Column("rule", sa.String(60), nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("opens_at", Utc, nullable=False),
        sa.Column("closes_at", Utc, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("owner", sa.String(80)),
        sa.Column("leased_until", Utc),
        sa.Column("not_before", Utc),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("run", sa.String(200)),
        sa.Column("finished_at", Utc),
        *(sa.Column(name, sa.Float) for name in ("certain", "possible", "maximum")),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sa.UniqueConstraint("campaign", "portal", "rule", "first_day", name="uq_audit_campaign_portal_rule_first_day"),
        sa.CheckConstraint("state IN ('planned', 'claimed', 'done', 'missed', 'failed', 'blocked')", name="state"),
    )
    op.create_index("ix_audit_campaign_state_closes_at", "audit", ["campaign", "state", "closes_at"])


def downgrade() -> None:
    """Remove them."""
    op.drop_table("audit")
    with op.batch_alter_table("plan") as plan:
        plan.drop_column("last_day")
