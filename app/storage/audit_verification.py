"""Verification of the audit chain: finds the first record that is altered, missing or out of its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit import (
    Audit,
    AuditFinding,
    AuditProblem,
    AuditRecord,
    HeadState,
    RecordKind,
    TurnPlace,
)
from app.domain.conversation import MessageId
from app.storage.audit_content import (
    FIRST_PREVIOUS,
    content_hash,
    deletion_hash,
    record_hash,
    turn_content,
)
from app.storage.audit_head import AuditHead
from app.storage.tables.audit import AuditRow
from app.storage.tables.conversations import ConversationRow, MessageRow
from app.storage.tables.turns import TurnRow


def verified(session: Session, head: AuditHead) -> Audit:
    """Return the verification of a database's chain and of the hash that is kept apart."""
    rows = tuple(session.scalars(select(AuditRow).order_by(AuditRow.position)))
    turns = session.execute(select(TurnRow.number, TurnRow.reply_id))
    replies = {row.number: row.reply_id for row in turns}
    state, kept = head.state(chain_is_empty=not rows), head.read()
    finding = next(_Verification(session, rows, tuple(sorted(replies))).findings(), None)
    if finding is None and state is HeadState.FOUND and all(row.sha256 != kept for row in rows):
        finding = AuditFinding(AuditProblem.CUT, len(rows) + 1)
    records = tuple(_record(row, replies.get(row.turn or 0)) for row in rows)
    return Audit(records, state, finding)


@dataclass(slots=True)
class _Verification:
    """One walk along the chain, comparing each turn with its newest record."""

    session: Session
    rows: Sequence[AuditRow]
    turns: Sequence[int]
    newest: dict[int, AuditRow] = field(init=False)

    def __post_init__(self) -> None:
        self.newest = {row.turn: row for row in self.rows if row.turn is not None}

    def findings(self) -> Iterator[AuditFinding]:
        """Yield what is wrong, in the chain's order; turns without a record last."""
        previous, last_turn = FIRST_PREVIOUS, 0
        for place, row in enumerate(self.rows, start=1):
            problem = self._link_problem(place, row, previous)
            if problem is not None:
                yield problem
                return  # what follows hangs on this record
            if row.kind in (RecordKind.TURN, RecordKind.MIGRATED) and row.turn is not None:
                if row.turn <= last_turn:
                    yield self._found(AuditProblem.REORDERED, row)
                last_turn = row.turn
            if (content := self._content_problem(row)) is not None:
                yield self._found(content, row)
            previous = row.sha256
        yield from (
            AuditFinding(AuditProblem.ADDED, turn=self._place(turn))
            for turn in self.turns
            if turn not in self.newest
        )

    def _link_problem(self, place: int, row: AuditRow, previous: str) -> AuditFinding | None:
        """Return what is wrong with a record's own hash and place."""
        origin = self._origin(row)
        if origin is None:
            return self._found(AuditProblem.ALTERED, row)
        if origin != place:
            moved = any(self._origin(other) == place for other in self.rows)
            return AuditFinding(AuditProblem.REORDERED if moved else AuditProblem.MISSING, place)
        if row.previous != previous:  # the record before was replaced by one with a hash of its own
            before = self.rows[place - 2] if place > 1 else row
            return self._found(AuditProblem.ALTERED, before)
        return None

    def _origin(self, row: AuditRow) -> int | None:
        """Return the position that a record was written at; None where its hash fits none."""

        def fits(position: int) -> bool:
            return record_hash(position, row.kind, row.content, row.previous) == row.sha256

        if fits(row.position):
            return row.position
        most = len(self.rows) + max(each.position for each in self.rows)
        return next((position for position in range(1, most + 1) if fits(position)), None)

    def _content_problem(self, row: AuditRow) -> AuditProblem | None:
        """Return what is wrong with what a record is about."""
        if row.kind is RecordKind.DELETION:
            deleted = [each.sha256 for each in self.rows if each.deleted_by == row.position]
            return None if deletion_hash(deleted) == row.content else AuditProblem.ALTERED
        if row.deleted_by is not None:
            by = next((each for each in self.rows if each.position == row.deleted_by), None)
            is_deletion = by is not None and by.kind is RecordKind.DELETION
            return None if is_deletion else AuditProblem.MISSING
        if row.turn is None or row.salt is None:
            return AuditProblem.MISSING
        if self.newest[row.turn] is not row:
            return None  # a newer record has the turn as it is now
        content = turn_content(self.session.connection(), row.turn)
        if content is None:
            return AuditProblem.MISSING
        if content_hash(row.salt, content) == row.content:
            return None
        return AuditProblem.REORDERED if self._is_of_another(content) else AuditProblem.ALTERED

    def _is_of_another(self, content: bytes) -> bool:
        """True where a turn has the content of another record: two were exchanged."""
        return any(
            row.salt is not None and content_hash(row.salt, content) == row.content
            for row in self.newest.values()
        )

    def _found(self, problem: AuditProblem, row: AuditRow) -> AuditFinding:
        return AuditFinding(problem, row.position, self._place(row.turn) if row.turn is not None else None)

    def _place(self, turn: int) -> TurnPlace | None:
        row = self.session.execute(
            select(ConversationRow.title, MessageRow.created_at, TurnRow.reply_id)
            .join(ConversationRow, ConversationRow.id == TurnRow.conversation_id)
            .join(MessageRow, MessageRow.id == TurnRow.question_id)
            .where(TurnRow.number == turn)
        ).first()
        return TurnPlace(row[0], row[1], MessageId(row[2]) if row[2] else None) if row is not None else None


def _record(row: AuditRow, reply: str | None) -> AuditRecord:
    return AuditRecord(
        position=row.position,
        kind=row.kind,
        content=row.content,
        previous=row.previous,
        sha256=row.sha256,
        deleted=row.deleted_by is not None,
        reply=MessageId(reply) if reply is not None else None,
    )
