"""The audit chain; the turns of before are chained in their order, marked as chained now.

Unlike other migrations this one calls the program: what is hashed is fixed for good in ``audit_content``.
"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

from app.domain.audit import RecordKind
from app.storage.audit_content import FIRST_PREVIOUS, content_hash, record_hash, turn_content

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the table and chain the turns that are there."""
    op.create_table(
        "audit_chain",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, index=True),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False, unique=True),
        sa.Column("deleted_by", sa.Integer, index=True),
    )
    connection = op.get_bind()
    previous = FIRST_PREVIOUS
    turns = connection.exec_driver_sql("SELECT number FROM turns ORDER BY number").scalars().all()
    for position, turn in enumerate(turns, start=1):
        salt, stored = secrets.token_bytes(16), turn_content(connection, turn)
        assert stored is not None
        content, kind = content_hash(salt, stored), RecordKind.MIGRATED
        sha256 = record_hash(position, kind, content, previous)
        connection.exec_driver_sql(
            "INSERT INTO audit_chain (position, kind, turn, salt, content, previous, sha256) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (position, kind.value, turn, salt, content, previous, sha256),
        )
        previous = sha256
