"""ChatGPT's export: ``conversations.json``, a list of conversations whose ``mapping`` is a tree of nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from app.session.conversation_import.imported_conversation import ImportedConversation, Node, conversation_of

_SHOWN = {"text", "multimodal_text", "code"}


class _Author(msgspec.Struct):
    role: str = ""


class _Content(msgspec.Struct):
    content_type: str = "text"
    parts: list[Any] | None = None
    text: str | None = None
    thoughts: list[dict[str, Any]] | None = None


class _Message(msgspec.Struct):
    author: _Author
    content: _Content | None = None
    create_time: float | None = None
    recipient: str | None = None


class _Node(msgspec.Struct):
    message: _Message | None = None
    parent: str | None = None


class _Conversation(msgspec.Struct):
    mapping: dict[str, _Node]
    title: str | None = None
    create_time: float | None = None
    current_node: str | None = None
    conversation_id: str | None = None
    id: str | None = None


def conversations_in(data: object) -> Iterator[ImportedConversation]:
    """Yield the conversations with every branch. Raises ``msgspec.ValidationError``."""
    for number, found in enumerate(msgspec.convert(data, type=list[_Conversation], strict=False)):
        nodes = (_node(identity, node) for identity, node in found.mapping.items())
        made = conversation_of(
            found.conversation_id or found.id or f"{number}-{found.create_time}",
            found.title or "",
            found.create_time or 0.0,
            nodes,
            found.current_node,
        )
        if made is not None:
            yield made


def _node(identity: str, node: _Node) -> Node:
    message = node.message
    role = message.author.role if message is not None else ""
    if message is None or message.content is None or role not in ("user", "assistant"):
        return Node(identity, node.parent, None)
    content, at = message.content, message.create_time or 0.0
    if content.content_type == "thoughts":
        return Node(identity, node.parent, None, thinking=_thoughts(content), at=at)
    to_a_tool = message.recipient not in (None, "all")
    if content.content_type not in _SHOWN or to_a_tool:
        return Node(identity, node.parent, None)
    return Node(identity, node.parent, "user" if role == "user" else "assistant", _text(content), at=at)


def _text(content: _Content) -> str:
    """Return the parts that are words; pictures and sounds are not in the file."""
    parts = [part for part in content.parts or () if isinstance(part, str)]
    return "\n\n".join(part for part in parts if part) or content.text or ""


def _thoughts(content: _Content) -> str:
    return "\n\n".join(str(each.get("content", "")) for each in content.thoughts or ())
