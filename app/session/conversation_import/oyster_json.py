"""This program's own JSON: the words of a conversation with every branch. Records of turns are not taken over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from app.session.conversation_import.imported_conversation import ImportedConversation, Node, conversation_of


class _Message(msgspec.Struct):
    id: str
    parent: str | None
    role: str
    text: str
    created_at: datetime
    thinking: str = ""


class _Conversation(msgspec.Struct):
    title: str
    created_at: datetime
    messages: list[_Message]
    open: str | None = None


def conversations_in(data: object) -> Iterator[ImportedConversation]:
    """Yield the one conversation. Raises ``msgspec.ValidationError``."""
    found = msgspec.convert(data, type=_Conversation)
    made = conversation_of(
        f"{found.messages[0].id}-{len(found.messages)}" if found.messages else "",
        found.title,
        found.created_at.timestamp(),
        (_node(message) for message in found.messages),
        found.open,
    )
    if made is not None:
        yield made


def _node(message: _Message) -> Node:
    at = message.created_at.timestamp()
    if message.role == "user":
        return Node(message.id, message.parent, "user", message.text, at=at)
    if message.role == "assistant":
        return Node(message.id, message.parent, "assistant", message.text, message.thinking, at)
    return Node(message.id, message.parent, None)
