"""What the model is told before every conversation: one row. Earlier versions left it in the settings, in the clear."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "system_prompt",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
