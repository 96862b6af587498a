"""What every export is read into: messages as a tree, made from nodes of which some hold nothing to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

LARGEST_FILE = 256 * 1024 * 1024  # bytes, packed or not
LONGEST_MESSAGE = 2_000_000  # characters
MOST_MESSAGES = 200_000  # of one file
MOST_CONVERSATIONS = 20_000
_LONGEST_TITLE = 200


class NotAnExport(Exception):
    """The file is none of the known forms, or not as its form is; the words are for a report."""


class TooMuch(Exception):
    """The file holds more than is taken in."""


class Node(msgspec.Struct, frozen=True):
    """One node of an export; without a text it only joins its children to its parent. ``at``: seconds since 1970."""

    id: str
    parent: str | None
    role: Literal["user", "assistant"] | None
    text: str = ""
    thinking: str = ""
    at: float = 0.0


class ImportedMessage(msgspec.Struct, frozen=True):
    """One message; its parent comes before it."""

    id: str
    parent: str | None
    role: Literal["user", "assistant"]
    text: str
    thinking: str
    at: float


class ImportedConversation(msgspec.Struct, frozen=True):
    """One conversation; ``identity`` is the same each time it is read. ``open`` ends the branch that was open."""

    identity: str
    title: str
    at: float
    messages: tuple[ImportedMessage, ...]
    open: str | None


class ImportedFile(msgspec.Struct, frozen=True):
    """What a file holds; ``source`` is the program that wrote it."""

    source: str
    conversations: tuple[ImportedConversation, ...]


def conversation_of(
    identity: str, title: str, at: float, nodes: Iterable[Node], open_node: str | None
) -> ImportedConversation | None:
    """Return a conversation with every branch; None where nothing in it has words. Raises ``TooMuch``."""
    by_id = {node.id: node for node in nodes}
    joined = _Joined(by_id)
    messages = tuple(joined.messages())
    if not messages:
        return None
    words = " ".join(title.split())[:_LONGEST_TITLE]
    return ImportedConversation(identity, words, at or messages[0].at, messages, joined.shown(open_node))


class _Joined:
    """A tree of nodes without those that show nothing; what hangs in a ring is reached from nowhere, and left out."""

    def __init__(self, by_id: dict[str, Node]) -> None:
        self._by_id = by_id
        self._children: dict[str | None, list[Node]] = {}
        for node in by_id.values():
            parent = node.parent if node.parent in by_id else None
            self._children.setdefault(parent, []).append(node)
        self._above: dict[str, str | None] = {}  # the nearest message at or above a node

    def messages(self) -> Iterator[ImportedMessage]:
        """Yield the messages, each after its parent, siblings in the order of the file."""
        waiting = [(node, None, "") for node in reversed(self._children.get(None, []))]
        stack: list[tuple[Node, str | None, str]] = list(waiting)
        while stack:
            node, above, thinking = stack.pop()
            message = _message(node, above, thinking)
            if message is not None:
                yield message
                above, thinking = node.id, ""
            elif node.thinking:
                thinking = f"{thinking}\n\n{node.thinking}".strip()
            self._above[node.id] = above
            stack.extend((child, above, thinking) for child in reversed(self._children.get(node.id, [])))

    def shown(self, node: str | None) -> str | None:
        """Return the message at or above a node."""
        return self._above.get(node) if node is not None else None


def _message(node: Node, above: str | None, thinking: str) -> ImportedMessage | None:
    if node.role is None or not node.text.strip():
        return None
    if len(node.text) > LONGEST_MESSAGE:
        raise TooMuch
    own = node.thinking if node.role == "assistant" else ""
    before = thinking if node.role == "assistant" else ""
    thought = "\n\n".join(part for part in (before, own) if part)[:LONGEST_MESSAGE]
    return ImportedMessage(node.id, above, node.role, node.text, thought, node.at)
