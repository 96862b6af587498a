"""The audit chain of a database: what is recorded of turns is chained as it is written, and can be verified."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from app.domain.audit import Audit, RecordKind
from app.storage.audit_content import (
    FIRST_PREVIOUS,
    content_hash,
    deletion_hash,
    record_hash,
    turn_content,
)
from app.storage.audit_head import AuditHead
from app.storage.audit_verification import verified
from app.storage.database import Database
from app.storage.tables.audit import AuditRow

_SALT_BYTES = 16


class AuditChain(Database):
    """Chains records in the transaction that writes them, and keeps the newest hash apart."""

    def __init__(self, engine: Engine, head: Path | None = None) -> None:
        super().__init__(engine)
        self._head = AuditHead(head)

    def audit(self) -> Audit:
        """Verify every record. Takes about a millisecond for each turn. Raises a ``StorageFailure``."""
        with self._reading() as session:
            return verified(session, self._head)

    def keep_newest_apart(self) -> None:
        """Keep the hash of the newest record apart, for a chain that an upgrade or a backup has brought."""
        with self._reading() as session:
            last = session.scalars(
                select(AuditRow.sha256).order_by(AuditRow.position.desc()).limit(1)
            ).first()
        self._keep_head(last or "")

    def _keep_head(self, sha256: str) -> None:
        """Keep the newest hash apart, once its transaction is committed."""
        if sha256:
            self._head.keep(sha256, self._is_in_chain)

    def _is_in_chain(self, sha256: str) -> bool:
        with self._reading() as session:
            return (
                session.scalars(select(AuditRow.position).where(AuditRow.sha256 == sha256)).first()
                is not None
            )


def chain_turn(session: Session, turn: int, kind: RecordKind) -> str:
    """Append a record of a turn as it is stored now, and return its hash."""
    session.flush()
    content = turn_content(session.connection(), turn)
    if content is None:
        raise ValueError("Only a stored turn is chained.")
    salt = secrets.token_bytes(_SALT_BYTES)
    return _append(session, AuditRow(kind=kind, turn=turn, salt=salt, content=content_hash(salt, content)))


def chain_deletion(session: Session, turns: Iterable[int]) -> str:
    """Leave nothing but hashes of turns that are being deleted, and return the hash of the record that says so.

    Empty where the turns have no records.
    """
    of_turns = AuditRow.turn.in_(tuple(turns))
    deleted = session.scalars(select(AuditRow.sha256).where(of_turns).order_by(AuditRow.position)).all()
    if not deleted:
        return ""
    row = AuditRow(kind=RecordKind.DELETION, content=deletion_hash(deleted))
    sha256 = _append(session, row)
    session.execute(update(AuditRow).where(of_turns).values(turn=None, salt=None, deleted_by=row.position))
    return sha256


def _append(session: Session, row: AuditRow) -> str:
    last = session.execute(
        select(AuditRow.position, AuditRow.sha256).order_by(AuditRow.position.desc()).limit(1)
    ).first()
    position, previous = last if last is not None else (0, FIRST_PREVIOUS)
    row.position, row.previous = position + 1, previous
    row.sha256 = record_hash(row.position, row.kind, row.content, row.previous)
    session.add(row)
    session.flush()
    return row.sha256
