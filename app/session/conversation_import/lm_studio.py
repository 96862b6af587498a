"""LM Studio's conversation file: messages in a row, each in versions of which one is selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from app.session.conversation_import.imported_conversation import ImportedConversation, Node, conversation_of
from app.session.conversation_import.thinking_tags import apart


class _Step(msgspec.Struct):
    type: str = ""
    content: Any = None
    style: dict[str, Any] | None = None


class _Version(msgspec.Struct):
    role: str
    content: Any = None
    steps: list[_Step] | None = None


class _Message(msgspec.Struct):
    versions: list[_Version]
    currentlySelected: int = 0


class _Conversation(msgspec.Struct):
    messages: list[_Message]
    name: str | None = None
    createdAt: float | None = None


def conversations_in(data: object) -> Iterator[ImportedConversation]:
    """Yield the one conversation; versions become branches. Raises ``msgspec.ValidationError``."""
    found = msgspec.convert(data, type=_Conversation, strict=False)
    at = (found.createdAt or 0.0) / 1000
    nodes, parent = [], None
    for place, message in enumerate(found.messages):
        for number, version in enumerate(message.versions):
            nodes.append(_node(f"{place}.{number}", parent, version, at))
        if message.versions:
            selected = min(max(0, message.currentlySelected), len(message.versions) - 1)
            parent = f"{place}.{selected}"
    made = conversation_of(f"{found.name}-{found.createdAt}", found.name or "", at, nodes, parent)
    if made is not None:
        yield made


def _node(identity: str, parent: str | None, version: _Version, at: float) -> Node:
    if version.role == "user":
        return Node(identity, parent, "user", _words(version.content), at=at)
    if version.role != "assistant":
        return Node(identity, parent, None)
    if version.steps is None:
        thinking, text = apart(_words(version.content))
        return Node(identity, parent, "assistant", text, thinking, at)
    blocks = [step for step in version.steps if step.type == "contentBlock"]
    thoughts = [_words(step.content) for step in blocks if _is_thinking(step)]
    said = [_words(step.content) for step in blocks if not _is_thinking(step)]
    thinking, text = apart("\n\n".join(part for part in said if part))
    return Node(identity, parent, "assistant", text, "\n\n".join([*thoughts, thinking]).strip(), at)


def _is_thinking(step: _Step) -> bool:
    return (step.style or {}).get("type") == "thinking"


def _words(content: object) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "\n\n".join(
        str(part.get("text", "")) for part in parts if isinstance(part, dict) and part.get("type") == "text"
    )
