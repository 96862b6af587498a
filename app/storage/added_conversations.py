"""Whole conversations that come from elsewhere: stored all at once or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.domain.conversation import ConversationId, ConversationTree
from app.storage.conversion import row_of_conversation, row_of_message
from app.storage.database import Database
from app.storage.tables.conversations import ConversationRow


class AddedConversations(Database):
    """Adds conversations with all their messages."""

    def add_conversations(self, trees: Sequence[ConversationTree]) -> tuple[ConversationId, ...]:
        """Store whole conversations in one transaction, and return which: those that are here already stay as they are.

        Each message stands after its parent.
        """
        added = []
        with self._writing() as session:
            for tree in trees:
                found = tree.conversation
                if session.scalars(
                    select(ConversationRow.number).where(ConversationRow.id == found.id)
                ).first():
                    continue
                session.add(row_of_conversation(found))
                session.flush()
                session.add_all(row_of_message(message) for message in tree.messages)
                session.flush()
                added.append(found.id)
        return tuple(added)
