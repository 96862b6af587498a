"""What the model is told before every conversation, in the encrypted database: at most one row."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Table

ONLY = 1


class SystemPromptRow(Table):
    """The text; ``number`` is ``ONLY``."""

    __tablename__ = "system_prompt"

    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
