"""Conversations and the messages of their trees; thinking and sampled tokens are rows of their own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.conversation import MessageState, Role
from app.storage.tables.base import Table


class ConversationRow(Table):
    """A conversation; ``leaf_id`` is the last message of the open branch."""

    __tablename__ = "conversations"
    __table_args__ = (
        ForeignKeyConstraint(
            ["id", "leaf_id"],
            ["messages.conversation_id", "messages.id"],
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
            name="leaf_is_in_the_conversation",
        ),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    leaf_id: Mapped[str | None]


class MessageRow(Table):
    """A message; its parent is in the same conversation. ``number`` is the order of writing."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "id"),
        # Deferred, not cascading: a cascade down a long branch would exceed SQLite's limit of 1,000 levels.
        ForeignKeyConstraint(
            ["conversation_id", "parent_id"],
            ["messages.conversation_id", "messages.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        Index("messages_by_parent", "conversation_id", "parent_id"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    parent_id: Mapped[str | None]
    role: Mapped[Role]
    text: Mapped[str]
    state: Mapped[MessageState]
    folded: Mapped[bool]
    created_at: Mapped[datetime]

    reasoning: Mapped[ReasoningRow | None] = relationship(lazy="joined", passive_deletes="all")
    sample: Mapped[SampleRow | None] = relationship(lazy="joined", passive_deletes="all")
    guidance: Mapped[GuidanceRow | None] = relationship(lazy="joined", passive_deletes="all")


class ReasoningRow(Table):
    """The model's own thinking before a reply."""

    __tablename__ = "reasonings"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    thinking: Mapped[str]


class GuidanceRow(Table):
    """The guidance of a reply, appended to its question."""

    __tablename__ = "guidances"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    words: Mapped[str]


class SampleRow(Table):
    """The token ids of a reply and the hash of the model that sampled them."""

    __tablename__ = "reply_tokens"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    model_sha256: Mapped[str]
    tokens: Mapped[tuple[int, ...]]
