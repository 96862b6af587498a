"""The audit chain: one row for each thing that was recorded of a turn, each with the hash of the one before."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from app.domain.audit import RecordKind
from app.storage.columns import named
from app.storage.tables.base import Table


class AuditRow(Table):
    """One record. Of a deleted turn only the hashes stay: ``turn`` and ``salt`` are removed.

    ``turn`` is ``turns.number``, on purpose without a foreign key: a turn that vanishes has to leave a trace.
    """

    __tablename__ = "audit_chain"

    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RecordKind] = mapped_column(named(RecordKind))
    turn: Mapped[int | None] = mapped_column(index=True)
    salt: Mapped[bytes | None]
    content: Mapped[str]
    previous: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    deleted_by: Mapped[int | None] = mapped_column(index=True)  # the position of the deletion's record
