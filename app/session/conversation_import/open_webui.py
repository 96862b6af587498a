"""Open WebUI's export: a list of chats whose ``history`` is a tree of messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from app.session.conversation_import.imported_conversation import ImportedConversation, Node, conversation_of
from app.session.conversation_import.thinking_tags import apart


class _Message(msgspec.Struct):
    role: str
    content: Any = ""
    parentId: str | None = None
    timestamp: float | None = None


class _History(msgspec.Struct):
    messages: dict[str, _Message]
    currentId: str | None = None


class _Chat(msgspec.Struct):
    history: _History
    title: str | None = None


class _Entry(msgspec.Struct):
    chat: _Chat
    id: str | None = None
    title: str | None = None
    created_at: float | None = None


def conversations_in(data: object) -> Iterator[ImportedConversation]:
    """Yield the conversations with every branch. Raises ``msgspec.ValidationError``."""
    entries = data if isinstance(data, list) else [data]
    for number, found in enumerate(msgspec.convert(entries, type=list[_Entry], strict=False)):
        history = found.chat.history
        made = conversation_of(
            found.id or f"{number}-{found.created_at}",
            found.title or found.chat.title or "",
            _seconds(found.created_at),
            (_node(identity, message) for identity, message in history.messages.items()),
            history.currentId,
        )
        if made is not None:
            yield made


def _node(identity: str, message: _Message) -> Node:
    if message.role not in ("user", "assistant") or not isinstance(message.content, str):
        return Node(identity, message.parentId, None)
    role, at = message.role, _seconds(message.timestamp)
    if role == "user":
        return Node(identity, message.parentId, "user", message.content, at=at)
    thinking, text = apart(message.content)
    return Node(identity, message.parentId, "assistant", text, thinking, at)


def _seconds(stamp: float | None) -> float:
    """Return a time in seconds; later versions count nanoseconds or milliseconds."""
    value = stamp or 0.0
    while value > 1e11:
        value /= 1000
    return value
