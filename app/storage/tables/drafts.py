"""Messages that were written and not sent."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Table


class DraftRow(Table):
    """What stands in the field of a conversation, or, where that is None, of a new one."""

    __tablename__ = "drafts"

    number: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str | None] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), unique=True
    )
    text: Mapped[str]
