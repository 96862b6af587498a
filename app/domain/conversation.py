"""Conversations as trees of messages; editing or regenerating adds a branch, nothing is overwritten."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

from app.translation import tr

ConversationId = NewType("ConversationId", str)
MessageId = NewType("MessageId", str)


def new_conversation_id() -> ConversationId:
    """Return a fresh random identifier."""
    return ConversationId(uuid.uuid4().hex)


def new_message_id() -> MessageId:
    """Return a fresh random identifier."""
    return MessageId(uuid.uuid4().hex)


def now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


class Role(StrEnum):
    """The author of a message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class MessageState(StrEnum):
    """How a message ended."""

    COMPLETE = "complete"
    STOPPED = "stopped"  # the user pressed stop; what had arrived is kept
    INTERRUPTED = "interrupted"  # the worker died or failed; what had arrived is kept
    LENGTH = "length"  # the limit of tokens or the context was reached


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``reply_tokens`` are the ids sampled for ``text``, kept so that nothing is read twice."""

    id: MessageId
    conversation: ConversationId
    parent: MessageId | None
    role: Role
    text: str
    created_at: datetime
    thinking: str = ""
    state: MessageState = MessageState.COMPLETE
    folded: bool = False  # the reply is collapsed behind human-written support and opens on request
    reply_tokens: tuple[int, ...] = ()
    model_sha256: str = ""  # of the model that sampled ``reply_tokens``
    guidance: str = ""  # of a reply: the instruction to the model, appended to the question

    @staticmethod
    def said(text: str, conversation: ConversationId, parent: MessageId | None) -> Message:
        """Return a new message of the user."""
        return Message(new_message_id(), conversation, parent, Role.USER, text, now())


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as listed; ``leaf`` is the last message of the open branch."""

    id: ConversationId
    title: str
    created_at: datetime
    updated_at: datetime
    leaf: MessageId | None = None


@dataclass(frozen=True, slots=True)
class ConversationTree:
    """A conversation with all its messages, in the order of writing."""

    conversation: Conversation
    messages: tuple[Message, ...] = field(default=())
    _by_id: dict[MessageId, Message] = field(init=False, repr=False, compare=False)
    _children: dict[MessageId | None, tuple[Message, ...]] = field(init=False, repr=False, compare=False)

    _last_path: dict[MessageId, tuple[Message, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Look through the messages once; every question after that is answered from the indices."""
        by_id: dict[MessageId, Message] = {}
        children: dict[MessageId | None, list[Message]] = {}
        for message in self.messages:
            by_id.setdefault(message.id, message)
            children.setdefault(message.parent, []).append(message)
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_children", {parent: tuple(below) for parent, below in children.items()})

    def find(self, message: MessageId) -> Message | None:
        """Return the message with this id, or None."""
        return self._by_id.get(message)

    def children_of(self, parent: MessageId | None) -> tuple[Message, ...]:
        """Return the branches below a message (or the roots), oldest first."""
        return self._children.get(parent, ())

    def path_to(self, leaf: MessageId | None) -> tuple[Message, ...]:
        """Return the messages from the root to ``leaf``; empty where there is none."""
        if leaf is None:
            return ()
        known = self._last_path.get(leaf)  # a window asks for the same one again and again
        if known is None:
            known = self._path_to(leaf)
            self._last_path.clear()
            self._last_path[leaf] = known
        return known

    def _path_to(self, leaf: MessageId) -> tuple[Message, ...]:
        path: list[Message] = []
        at: MessageId | None = leaf
        while at is not None and (message := self._by_id.get(at)) is not None:
            path.append(message)
            at = message.parent
        return tuple(reversed(path))

    def open_path(self) -> tuple[Message, ...]:
        """Return the branch that was open last, or the newest one."""
        leaf = self.conversation.leaf
        if leaf is None or self.find(leaf) is None:
            leaf = self.messages[-1].id if self.messages else None
        return self.path_to(leaf)

    def newest_leaf_below(self, message: MessageId) -> MessageId:
        """Return the end of the newest branch through ``message``."""
        at = message
        while children := self.children_of(at):
            at = children[-1].id
        return at


def title_from(text: str, limit: int = 48) -> str:
    """Return a title for a conversation: the first line of its first message, cut at a word."""
    line = next((each.strip() for each in text.splitlines() if each.strip()), "")
    if len(line) <= limit:
        return line or tr("New conversation")
    cut = line[:limit]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip() + "…"


def latest(messages: Iterable[Message], role: Role) -> Message | None:
    """Return the last message of a role, or None."""
    return next((each for each in reversed(tuple(messages)) if each.role is role), None)
