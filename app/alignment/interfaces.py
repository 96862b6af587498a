"""What a turn needs from outside, as protocols: an engine that writes and scores, and a record that keeps."""

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
    QuestionAnswers,
    QuestionRequest,
)
from app.domain.turn import TurnRecord

__all__ = ["ConversationRecord", "Engine", "EngineDied", "EngineFailure", "PromptTooLong"]


class Engine(Protocol):
    """A loaded model. One call at a time; whoever owns the running turn can end it."""

    @property
    def model(self) -> LoadedModel | None:
        """The model that is loaded, or None."""

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Stream the continuation; the last event is ``GenerationEnded``. Raises ``EngineFailure``."""

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Return many questions on one shared prefix. Raises ``EngineFailure``."""


class ConversationRecord(Protocol):
    """Keeps conversations: the encrypted database, or memory in a private conversation."""

    def start(self, title: str) -> Conversation:
        """Begin a conversation."""

    def tree(self, conversation: ConversationId) -> ConversationTree:
        """Return a conversation with all its messages."""

    def append(self, message: Message) -> Conversation:
        """Commit a message and open its branch; answer the conversation as it is now."""

    def record_turn(self, record: TurnRecord) -> None:
        """Commit the reply and everything known of its turn in one transaction."""

    def record_analysis(self, reply: MessageId, analysis: TurnAnalysis) -> None:
        """Keep what more was computed of the turn that made this reply."""

    def turn_of(self, reply: MessageId) -> TurnRecord | None:
        """Return what was recorded of the turn that made this reply."""
