"""Ratings of replies and blind choices between two, gone with their conversation; raters and rubrics, once each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "raters",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("model_sha256", sa.Text, nullable=False),
        sa.UniqueConstraint("name", "kind", "model_sha256"),
    )
    op.create_table(
        "rubrics",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("contents", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "ratings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _within("conversation_id", "conversations.id"),
        _within("reply_id", "messages.id"),
        sa.Column("rater_number", sa.Integer, sa.ForeignKey("raters.number"), nullable=False),
        sa.Column("rubric_sha256", sa.Text, sa.ForeignKey("rubrics.sha256"), nullable=False),
        sa.Column("contents", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.Integer, nullable=False),
        sa.UniqueConstraint("reply_id", "rater_number", "rubric_sha256"),
    )
    op.create_table(
        "blind_choices",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _within("conversation_id", "conversations.id"),
        _within("question_id", "messages.id"),
        _within("first_id", "messages.id"),
        _within("second_id", "messages.id"),
        sa.Column("rater_number", sa.Integer, sa.ForeignKey("raters.number"), nullable=False),
        sa.Column("contents", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.Integer, nullable=False),
    )
    for table, column in (
        ("ratings", "conversation_id"),
        ("blind_choices", "conversation_id"),
        ("blind_choices", "question_id"),
        ("blind_choices", "first_id"),
        ("blind_choices", "second_id"),
    ):
        op.create_index(f"{table}_by_{column.removesuffix('_id')}", table, [column])


def _within(name: str, owner: str) -> sa.Column[str]:
    """Return the column of a row that is deleted with its owner."""
    return sa.Column(name, sa.Text, sa.ForeignKey(owner, ondelete="CASCADE"), nullable=False)
