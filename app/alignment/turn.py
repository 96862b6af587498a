"""A turn: from the user's message to a recorded reply, as a stream of typed events."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from app.alignment.answer import Seen, unanswered
from app.alignment.answering import give
from app.alignment.evidence.source import JUDGED_KINDS, Judgement, judge_message
from app.alignment.interfaces import ConversationRecord
from app.alignment.latency_budget import JUDGE, joins_early, judges_early
from app.alignment.prompting import prompt_of
from app.alignment.strategy_comparison import compare
from app.alignment.trajectory import Heard, judge_together, put_together
from app.alignment.turn_context import TurnContext
from app.domain.analysis import Cost, Mode
from app.domain.conversation import Conversation, Message, Role
from app.domain.risk import CrisisFinding, Judge, JudgeKind
from app.domain.support import Support
from app.domain.turn import (
    CrisisScreened,
    RiskAssessed,
    SupportOffered,
    TurnEvent,
    TurnRecord,
    UserMessageCommitted,
)
from app.translation import tr

JUDGED_LATER = Judgement(
    Judge(JudgeKind.NONE, note=tr("The chat model will be asked once its reply is written.")),
    unjudged=JUDGED_KINDS,
)


@dataclass(frozen=True, slots=True)
class Screening:
    """Functions that screen a message and select support for the finding; neither needs a model.

    ``screen`` gets the person's messages on the branch, the one to screen last.
    """

    screen: Callable[[Sequence[str]], CrisisFinding]
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
    finding = screening.screen((*_said_before(record, conversation, question), question.text))
    yield CrisisScreened(finding)
    support = screening.support(finding, question.text)
    if support is not None:
        yield SupportOffered(support)
    return ScreenedMessage(conversation, question, finding, support, began)


def _said_before(
    record: ConversationRecord, conversation: Conversation, question: Message
) -> tuple[str, ...]:
    """Return the person's earlier messages on the branch of a question."""
    path = record.tree(conversation.id).path_to(question.parent)
    return tuple(message.text for message in path if message.role is Role.USER)


def answer_message(parts: TurnContext, screened: ScreenedMessage) -> Generator[TurnEvent, None, None]:
    """Answer a committed message; closing the iterator early stops the engine and keeps what arrived."""
    question = screened.question
    tree = parts.record.tree(screened.conversation.id)
    history = (*tree.path_to(question.parent), question)
    before = turn_before(parts, history)
    early = judges_early(before, judges_first=parts.judges_first, chooses_first=parts.chooses_first)
    heard = _heard(parts, history, before) if early else Heard(JUDGED_LATER)
    seen = Seen(screened.finding, heard, screened.support, before, early, screened.began)
    answer = unanswered(parts, question, history, seen)
    yield RiskAssessed(seen.assessment)
    yield from compare(answer) if parts.mode is Mode.COMPARE else give(answer)


def _heard(parts: TurnContext, history: Sequence[Message], before: TurnRecord | None) -> Heard:
    """Judge the last message, and where that is quick enough all of the person's messages together."""
    alone = judge_message(parts.judges, history[-1].text, prompt_of(parts, history))
    asked = tuple(message.text for message in history if message.role is Role.USER)
    took = Cost(JUDGE, alone.tokens_read, alone.seconds)
    if not alone.categories or not joins_early(
        before, took, len(put_together(asked)), chooses_first=parts.chooses_first
    ):
        return Heard(alone)
    return Heard(alone, judge_together(parts.judges, asked))


def turn_before(parts: TurnContext, history: Sequence[Message]) -> TurnRecord | None:
    """Return the record of the previous turn on this branch."""
    for message in reversed(history[:-1]):
        if message.role is Role.ASSISTANT:
            return parts.record.turn_of(message.id)
    return None
