"""The person's safety plan: one row, as JSON."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "safety_plan",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("contents", sa.LargeBinary, nullable=False),
        sa.Column("changed_at", sa.Integer, nullable=False),
    )
