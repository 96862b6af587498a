"""What an engine computed of conversations: the files' names and keys; the files stand beside the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.columns import TokenIds
from app.storage.tables.base import Table


class ConversationStateRow(Table):
    """At most one of each conversation. Without the row, and so without the key, nobody reads its file."""

    __tablename__ = "conversation_states"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    file: Mapped[str]
    key: Mapped[bytes]
    size: Mapped[int]
    model_sha256: Mapped[str]
    engine: Mapped[str]
    tokens: Mapped[tuple[int, ...]] = mapped_column(TokenIds)
    used_at: Mapped[datetime]
