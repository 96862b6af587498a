"""Provenance of model files: one record a file, keyed by its hash; records are added and never changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "model_provenance",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("kept_at", sa.Integer, nullable=False),
    )
