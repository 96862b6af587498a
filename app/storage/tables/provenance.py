"""Records of where model files came from, kept where nobody without the key can write."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Table


class ProvenanceRow(Table):
    """The record of one file, by the file's hash, as JSON."""

    __tablename__ = "model_provenance"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str]
    kept_at: Mapped[datetime]
