"""The analysis of each turn, and the guidance that the model was given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "analyses",
        sa.Column("turn", sa.Integer, sa.ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("computed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "guidances",
        sa.Column("message_id", sa.Text, sa.ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
    )
