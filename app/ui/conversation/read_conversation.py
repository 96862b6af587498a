"""Reads a stored conversation, its records and its help; slow, so it runs in the task runner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.conversation import ConversationId, MessageId
from app.domain.turn import TurnRecord
from app.session.session import Session
from app.ui.view_models.offered_help import help_for, with_known_region
from app.ui.view_models.open_conversation import OpenConversation, opened


def read_conversation(
    session: Session, conversation: ConversationId, leaf: MessageId | None
) -> OpenConversation:
    """Return a conversation as it was left, or at ``leaf``, then its open branch. Raises ``StorageFailure``."""
    if leaf is not None:
        session.vault.set_leaf(conversation, leaf)
    tree = session.vault.tree(conversation)
    found = opened(tree, session.turn_of, lambda asked: help_for(asked, session.region), leaf)
    found = replace(found, play=session.vault.play_of(conversation))
    return with_known_region(found, session.region)


def records_of(session: Session, replies: Sequence[MessageId]) -> dict[MessageId, TurnRecord]:
    """Return the records of replies, where they have one. Raises ``StorageFailure``."""
    return {reply: record for reply in replies if (record := session.turn_of(reply)) is not None}
