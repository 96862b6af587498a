"""Provenance records of model files, in the encrypted database, which needs the key to write."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Table


class ProvenanceRow(Table):
    """The provenance of one file as JSON, keyed by the file's hash."""

    __tablename__ = "model_provenance"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str]
    kept_at: Mapped[datetime]
