"""Reading the records of turns, by reply or by conversation."""

from __future__ import annotations

from sqlalchemy import func, select

from app.domain.conversation import ConversationId, MessageId
from app.domain.turn import TurnRecord
from app.storage.conversion import record_of
from app.storage.database import Database
from app.storage.set_aside import set_aside
from app.storage.tables.conversations import MessageRow
from app.storage.tables.turns import TurnRow


class KeptTurns(Database):
    """Finds the records of turns."""

    def turn_of(self, reply: MessageId) -> TurnRecord | None:
        """Return the record of the turn that made this reply."""
        with self._reading() as session:
            row = session.scalars(select(TurnRow).where(TurnRow.reply_id == reply)).one_or_none()
            return record_of(row) if row is not None else None

    def turns_in(self, conversation: ConversationId) -> tuple[TurnRecord, ...]:
        """Return the records of a conversation's turns, those without a reply included, in their order."""
        with self._reading() as session:
            rows = select(TurnRow).where(TurnRow.conversation_id == conversation).order_by(TurnRow.number)
            return tuple(record_of(row) for row in session.scalars(rows))

    def turns_answered_again(self) -> tuple[TurnRecord, ...]:
        """Return the turns with a reply to messages that have two replies or more, in conversations that are listed."""
        with self._reading() as session:
            answered = TurnRow.reply_id.is_not(None), TurnRow.conversation_id.not_in(set_aside())
            several = (
                select(TurnRow.question_id)
                .where(*answered)
                .group_by(TurnRow.question_id)
                .having(func.count() > 1)
            )
            rows = select(TurnRow).where(*answered, TurnRow.question_id.in_(several)).order_by(TurnRow.number)
            return tuple(record_of(row) for row in session.scalars(rows))

    def find_turn(self, beginning: str) -> TurnRecord | None:
        """Return the newest turn whose reply's id begins with ``beginning``; with an empty one, the newest of all."""
        with self._reading() as session:
            hidden = select(MessageRow.id).where(MessageRow.conversation_id.in_(set_aside()))
            row = session.scalars(
                select(TurnRow)
                .where(
                    TurnRow.reply_id.startswith(beginning, autoescape=True), TurnRow.reply_id.not_in(hidden)
                )
                .order_by(TurnRow.number.desc())
                .limit(1)
            ).first()
            return record_of(row) if row is not None else None
