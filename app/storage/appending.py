"""Adding a message to its conversation, within a transaction of the caller's."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.conversation import ConversationId, Message, now
from app.storage.conversion import row_of_message
from app.storage.errors import GONE, ConversationGone
from app.storage.tables.conversations import ConversationRow


def append_message(session: Session, message: Message) -> ConversationRow:
    """Add a message and open its branch; return its conversation. Raises ``ConversationGone``."""
    row = row_of_conversation_named(session, message.conversation)
    session.add(row_of_message(message))
    row.leaf_id = message.id
    row.updated_at = max(row.updated_at, now())
    return row


def row_of_conversation_named(session: Session, conversation: ConversationId) -> ConversationRow:
    """Return the row of a conversation by its id. Raises ``ConversationGone``."""
    row = session.scalars(select(ConversationRow).where(ConversationRow.id == conversation)).one_or_none()
    if row is None:
        raise ConversationGone(GONE)
    return row
