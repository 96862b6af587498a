"""The turn: one way through from what a person wrote to a recorded reply, as a stream of typed events."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from app.alignment.answering import Answering, Seen
from app.alignment.comparing import compare
from app.alignment.depth import early_parts
from app.alignment.guard import Judgement, judge_message
from app.alignment.turn_parts import TurnParts
from app.domain.analysis import Mode
from app.domain.conversation import Conversation, Message, Role
from app.domain.risk import Judge, JudgeKind
from app.domain.turn import (
    CrisisScreened,
    RiskAssessed,
    SupportOffered,
    TurnEvent,
    TurnRecord,
    UserMessageCommitted,
)

__all__ = ["TurnParts", "answer"]

JUDGED_LATER = Judgement(
    Judge(JudgeKind.NONE, note="The chat model will be asked once its reply is written."),
)


def answer(parts: TurnParts, conversation: Conversation, question: Message) -> Iterator[TurnEvent]:
    """Answer a person's message; closing the iterator early stops the engine and keeps what arrived.

    ``question`` is committed first if it is not yet part of the conversation (a regenerated turn's is).
    """
    began = time.perf_counter()
    tree = parts.record.tree(conversation.id)
    if tree.find(question.id) is None:
        conversation = parts.record.append(question)
    yield UserMessageCommitted(conversation, question)

    finding = parts.screen(question.text)
    yield CrisisScreened(finding)
    support = parts.support(finding, question.text)
    if support is not None:
        yield SupportOffered(support)

    history = (*tree.path_to(question.parent), question)
    before = turn_before(parts, history)
    early = early_parts(before, judges_first=parts.judges_first, chooses_first=parts.chooses_first)
    judgement = judge_message(parts.judges, question.text) if early.judge else JUDGED_LATER
    answering = Answering(parts, question, history, Seen(finding, judgement, support, before, early, began))
    yield RiskAssessed(answering.seen.assessment)
    yield from compare(answering) if parts.mode is Mode.COMPARE else answering.give()


def turn_before(parts: TurnParts, history: Sequence[Message]) -> TurnRecord | None:
    """Answer what was recorded of the last turn before this one on its branch."""
    for each in reversed(history[:-1]):
        if each.role is Role.ASSISTANT:
            return parts.record.turn_of(each.id)
    return None
