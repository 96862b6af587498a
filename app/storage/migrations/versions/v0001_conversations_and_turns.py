"""The first tables: conversations as trees of messages, and the record of each turn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first tables."""
    _conversations()
    _turns()
    _judgement()
    _figures()


def _text(name: str, *, nullable: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, unique=unique)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _real(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=nullable)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True)


def _of_message() -> sa.Column[str]:
    """Return a primary key that is also a foreign key to a message, deleted with it."""
    return sa.Column(
        "message_id", sa.Text, sa.ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True
    )


def _of_turn(owner: str = "turns.number") -> sa.Column[int]:
    """Return a primary key that is also a foreign key to a turn, deleted with it."""
    return sa.Column("turn", sa.Integer, sa.ForeignKey(owner, ondelete="CASCADE"), primary_key=True)


def _reference(name: str, owner: str, *, nullable: bool = False, unique: bool = False) -> sa.Column[str]:
    """Return a foreign key whose row is deleted with the row it names."""
    key = sa.ForeignKey(owner, ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, nullable=nullable, unique=unique)


def _conversations() -> None:
    op.create_table(
        "conversations",
        _number(),
        _text("id", unique=True),
        _text("title"),
        _whole("created_at"),
        _whole("updated_at"),
        _text("leaf_id", nullable=True),
        sa.ForeignKeyConstraint(
            ["id", "leaf_id"],
            ["messages.conversation_id", "messages.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_table(
        "messages",
        _number(),
        _text("id", unique=True),
        _reference("conversation_id", "conversations.id"),
        _text("parent_id", nullable=True),
        _text("role"),
        _text("text"),
        _text("state"),
        sa.Column("folded", sa.Boolean, nullable=False),
        _whole("created_at"),
        sa.UniqueConstraint("conversation_id", "id"),
        sa.ForeignKeyConstraint(
            ["conversation_id", "parent_id"],
            ["messages.conversation_id", "messages.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("messages_by_parent", "messages", ["conversation_id", "parent_id"])
    op.create_table("reasonings", _of_message(), _text("thinking"))
    op.create_table(
        "reply_tokens",
        _of_message(),
        _text("model_sha256"),
        sa.Column("tokens", sa.LargeBinary, nullable=False),
    )


def _turns() -> None:
    op.create_table(
        "turns",
        _number(),
        _reference("conversation_id", "conversations.id"),
        _reference("question_id", "messages.id"),
        _reference("reply_id", "messages.id", nullable=True, unique=True),
        _text("failure"),
        _whole("created_at"),
    )
    op.create_index("ix_turns_conversation_id", "turns", ["conversation_id"])
    op.create_index("ix_turns_question_id", "turns", ["question_id"])


def _judgement() -> None:
    op.create_table(
        "crisis_findings",
        _of_turn(),
        sa.Column("crisis", sa.Boolean, nullable=False),
        sa.Column("kinds", sa.LargeBinary, nullable=False),
        sa.Column("evidence", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "assessments",
        _of_turn(),
        _text("headline"),
        _text("judge_kind"),
        _text("judge_model"),
        _text("judge_note"),
    )
    op.create_table(
        "category_scores",
        _of_turn("assessments.turn"),
        sa.Column("position", sa.Integer, primary_key=True),
        _text("category"),
        _text("name"),
        _real("score"),
    )
    op.create_table(
        "supports_shown",
        _of_turn(),
        sa.Column("shown", sa.LargeBinary, nullable=False),
    )


def _figures() -> None:
    op.create_table(
        "turn_models",
        _of_turn(),
        _text("name"),
        _text("standing"),
        _text("sha256"),
        _text("device"),
        _whole("context_size"),
    )
    op.create_table(
        "samplings",
        _of_turn(),
        _whole("seed"),
        _whole("requested_seed", nullable=True),
        _real("temperature"),
        _whole("top_k"),
        _real("top_p"),
        _real("min_p"),
        _real("repeat_penalty"),
        _whole("max_tokens"),
    )
    op.create_table(
        "timings",
        _of_turn(),
        _real("seconds"),
        _real("seconds_to_first_token", nullable=True),
        _real("seconds_writing"),
    )
    op.create_table(
        "token_counts",
        _of_turn(),
        _whole("tokens_read"),
        _whole("tokens_reused"),
        _whole("tokens_written"),
        _whole("context_used"),
        _whole("assessment_tokens_read"),
        _whole("messages_left_out"),
    )
