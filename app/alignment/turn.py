"""A turn: from the user's message to a recorded reply, as a stream of typed events."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from app.alignment.answer import Seen, unanswered
from app.alignment.answering import give
from app.alignment.guard import Judgement, judge_message
from app.alignment.interfaces import ConversationRecord
from app.alignment.latency_budget import early_parts
from app.alignment.strategy_comparison import compare
from app.alignment.turn_context import TurnContext
from app.domain.analysis import Mode
from app.domain.conversation import Conversation, Message, Role
from app.domain.risk import CrisisFinding, Judge, JudgeKind
from app.domain.turn import (
    CrisisScreened,
    RiskAssessed,
    Support,
    SupportOffered,
    TurnEvent,
    TurnRecord,
    UserMessageCommitted,
)

JUDGED_LATER = Judgement(
    Judge(JudgeKind.NONE, note="The chat model will be asked once its reply is written."),
)


@dataclass(frozen=True, slots=True)
class Screening:
    """Functions that screen a message and select support for the finding; neither needs a model."""

    screen: Callable[[str], CrisisFinding]
    support: Callable[[CrisisFinding, str], Support | None]  # finding and text → what to show


@dataclass(frozen=True, slots=True)
class ScreenedMessage:
    """A committed and screened message, to be answered; ``began`` is its time by ``perf_counter``."""

    conversation: Conversation
    question: Message
    finding: CrisisFinding
    support: Support | None
    began: float


def commit_message(
    record: ConversationRecord, screening: Screening, conversation: Conversation, question: Message
) -> Generator[TurnEvent, None, ScreenedMessage]:
    """Commit the user's message and screen it; needs no model, so it never waits.

    A message that is in the conversation already (a regenerated turn's) is not committed again.
    """
    began = time.perf_counter()
    if record.tree(conversation.id).find(question.id) is None:
        conversation = record.append(question)
    yield UserMessageCommitted(conversation, question)
    finding = screening.screen(question.text)
    yield CrisisScreened(finding)
    support = screening.support(finding, question.text)
    if support is not None:
        yield SupportOffered(support)
    return ScreenedMessage(conversation, question, finding, support, began)


def answer_message(parts: TurnContext, screened: ScreenedMessage) -> Generator[TurnEvent, None, None]:
    """Answer a committed message; closing the iterator early stops the engine and keeps what arrived."""
    question = screened.question
    tree = parts.record.tree(screened.conversation.id)
    history = (*tree.path_to(question.parent), question)
    before = turn_before(parts, history)
    early = early_parts(before, judges_first=parts.judges_first, chooses_first=parts.chooses_first)
    judgement = judge_message(parts.judges, question.text) if early.judge else JUDGED_LATER
    seen = Seen(screened.finding, judgement, screened.support, before, early, screened.began)
    answer = unanswered(parts, question, history, seen)
    yield RiskAssessed(seen.assessment)
    yield from compare(answer) if parts.mode is Mode.COMPARE else give(answer)


def turn_before(parts: TurnContext, history: Sequence[Message]) -> TurnRecord | None:
    """Return the record of the previous turn on this branch."""
    for message in reversed(history[:-1]):
        if message.role is Role.ASSISTANT:
            return parts.record.turn_of(message.id)
    return None
