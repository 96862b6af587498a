"""Messages that were written and not sent, kept while the window is locked or closed."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select

from app.domain.conversation import ConversationId
from app.storage.database import Database
from app.storage.tables.conversations import ConversationRow
from app.storage.tables.drafts import DraftRow


class KeptDrafts(Database):
    """Keeps the text that stands in each conversation's field; None stands for a new conversation."""

    def drafts(self) -> dict[ConversationId | None, str]:
        """Return the drafts. Raises a ``StorageFailure``."""
        with self._reading() as session:
            rows = session.scalars(select(DraftRow))
            return {_identity(each.conversation_id): each.text for each in rows}

    def keep_drafts(self, drafts: Mapping[ConversationId | None, str]) -> None:
        """Keep these drafts in place of the earlier ones; empty ones are not kept. On disk on return.

        What was removed is gone from the log too. Raises a ``StorageFailure``.
        """
        written = {place: text for place, text in drafts.items() if text.strip()}
        with self._writing() as session:
            before = {each.conversation_id: each.text for each in session.scalars(select(DraftRow))}
            known = set(session.scalars(select(ConversationRow.id)))
            kept = {place: text for place, text in written.items() if place is None or place in known}
            if before == kept:
                return
            session.execute(delete(DraftRow))
            session.add_all(DraftRow(conversation_id=place, text=text) for place, text in kept.items())
        if before:
            self._empty_log()


def _identity(conversation: str | None) -> ConversationId | None:
    return ConversationId(conversation) if conversation is not None else None
