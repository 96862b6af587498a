"""What was fitted to counsellors' labels: one row a version, never changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.domain.fitted_evidence import FittedPart
from app.storage.columns import named
from app.storage.tables.base import Table


class FittedEvidenceRow(Table):
    """One version; the highest number of a part and subject is in force. ``contents`` is empty for the shipped one."""

    __tablename__ = "fitted_evidence"

    number: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[FittedPart] = mapped_column(named(FittedPart))
    subject: Mapped[str]
    under: Mapped[str]
    created_at: Mapped[datetime]
    author: Mapped[str]
    reason: Mapped[str]
    contents: Mapped[bytes]
