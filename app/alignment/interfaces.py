"""Protocols that a turn depends on: an engine that writes and scores, and a record of conversations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Conversation, ConversationId, ConversationTree, Message, MessageId
from app.domain.errors import EngineDied, EngineFailure, PromptTooLong
from app.domain.generation import (
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    PrefixRead,
    PrefixRequest,
    QuestionAnswers,
    QuestionRequest,
)
from app.domain.turn import TurnRecord

__all__ = ["ChatEngine", "ConversationRecord", "Engine", "EngineDied", "EngineFailure", "PromptTooLong"]


class Engine(Protocol):
    """A loaded model. One call at a time; whoever owns the running turn can cancel it."""

    @property
    def model(self) -> LoadedModel | None:
        """The loaded model, or None."""

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Stream the continuation; the last event is ``GenerationEnded``. Raises ``EngineFailure``."""

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Answer many questions on one shared prefix. Raises ``EngineFailure``."""


class ChatEngine(Engine, Protocol):
    """An engine that has the conversation, and can read ahead in it."""

    def warm(self, request: PrefixRequest) -> PrefixRead:
        """Read what stands before the person's next message; any other call ends it. Raises ``EngineFailure``."""


class ConversationRecord(Protocol):
    """Stores conversations: in the encrypted database, or in memory in a private conversation."""

    def start(self, title: str) -> Conversation:
        """Begin a conversation."""

    def tree(self, conversation: ConversationId) -> ConversationTree:
        """Return a conversation with all its messages."""

    def append(self, message: Message) -> Conversation:
        """Commit a message, open its branch, and return the conversation as it is now."""

    def record_turn(self, record: TurnRecord) -> None:
        """Commit the reply and the record of its turn in one transaction."""

    def record_analysis(self, reply: MessageId, analysis: TurnAnalysis) -> None:
        """Store the extended analysis of the turn that made this reply."""

    def turn_of(self, reply: MessageId) -> TurnRecord | None:
        """Return the record of the turn that made this reply."""
