"""Deletion that can be undone: a conversation is set aside first, and deleted for good later."""

from __future__ import annotations

from sqlalchemy import Select, delete, select

from app.domain.conversation import ConversationId
from app.storage.database import Database
from app.storage.errors import GONE, ConversationGone
from app.storage.tables.conversations import ConversationRow
from app.storage.tables.set_aside import SetAsideRow


class SetAside(Database):
    """Sets conversations aside: they are not listed and not found, and can be brought back."""

    def set_aside(self, conversation: ConversationId) -> None:
        """Set a conversation aside. Raises ``ConversationGone``."""
        with self._writing() as session:
            if (
                session.scalars(select(ConversationRow).where(ConversationRow.id == conversation)).first()
                is None
            ):
                raise ConversationGone(GONE)
            session.merge(SetAsideRow(conversation_id=conversation))

    def bring_back(self, conversation: ConversationId) -> None:
        """List a conversation again that was set aside. Raises ``ConversationGone`` where it is deleted by now."""
        with self._writing() as session:
            if session.get(SetAsideRow, conversation) is None:
                raise ConversationGone(GONE)
            session.execute(delete(SetAsideRow).where(SetAsideRow.conversation_id == conversation))

    def conversations_set_aside(self) -> tuple[ConversationId, ...]:
        """Return the conversations that wait to be deleted for good."""
        with self._reading() as session:
            return tuple(ConversationId(each) for each in session.scalars(set_aside()))


def set_aside() -> Select[str]:
    """Return the query for the ids of what was set aside."""
    return select(SetAsideRow.conversation_id)
