"""The versions of the table of strategies: one row each, never changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Table


class StrategyVersionRow(Table):
    """One version; the highest number is in force. ``contents`` is YAML, empty for the shipped table."""

    __tablename__ = "strategy_versions"

    number: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    author: Mapped[str]
    reason: Mapped[str]
    contents: Mapped[str]
