"""Jan's thread: ``messages.jsonl``, one message a line, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from app.session.conversation_import.imported_conversation import ImportedConversation, Node, conversation_of
from app.session.conversation_import.thinking_tags import apart


class _Message(msgspec.Struct):
    role: str
    content: list[dict[str, Any]]
    id: str | None = None
    created_at: float | None = None
    thread_id: str | None = None


def conversations_in(data: object, title: str = "") -> Iterator[ImportedConversation]:
    """Yield the one conversation. Raises ``msgspec.ValidationError``."""
    messages = msgspec.convert(data, type=list[_Message], strict=False)
    nodes: list[Node] = []
    for number, message in enumerate(messages):
        identity = f"{number}-{message.id}"
        parent = nodes[-1].id if nodes else None
        nodes.append(_node(identity, parent, message))
    if not nodes:
        return
    thread = messages[0].thread_id or nodes[0].id
    made = conversation_of(thread, title or _beginning(nodes), nodes[0].at, nodes, nodes[-1].id)
    if made is not None:
        yield made


def _node(identity: str, parent: str | None, message: _Message) -> Node:
    at = message.created_at or 0.0
    at = at / 1000 if at > 1e11 else at
    text = "\n\n".join(filter(None, (_words(part) for part in message.content)))
    if message.role == "user":
        return Node(identity, parent, "user", text, at=at)
    if message.role != "assistant":
        return Node(identity, parent, None)
    thinking, said = apart(text)
    return Node(identity, parent, "assistant", said, thinking, at)


def _words(part: dict[str, Any]) -> str:
    text = part.get("text")
    value = text.get("value") if isinstance(text, dict) else text
    return value if part.get("type") == "text" and isinstance(value, str) else ""


def _beginning(nodes: list[Node]) -> str:
    first = next((node.text for node in nodes if node.role == "user" and node.text.strip()), "")
    return first.strip().splitlines()[0][:48] if first.strip() else ""
