"""Conversations that were deleted and can still be brought back."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Table


class SetAsideRow(Table):
    """A conversation that is listed and found no more, and is deleted for good when the window ends or starts."""

    __tablename__ = "set_aside"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
