"""Conversations with recorded turns, written into a vault without a model."""

from __future__ import annotations

from app.domain.analysis import Mode
from app.domain.conversation import Conversation, Message, Role, new_message_id, now
from app.domain.risk import CrisisFinding, Headline, Judge, JudgeKind, RiskAssessment
from app.domain.turn import TurnRecord
from app.storage.vault import Vault
from tests.ui.reasoning_factories import analysis
from tests.ui.turn_factories import facts

ASKED = "I have not slept for weeks."


def told_turn(
    vault: Vault, title: str = "Sleep", reply: str = "Go to bed early."
) -> tuple[Conversation, TurnRecord]:
    """Return a conversation of one turn in the vault."""
    conversation = vault.start(title)
    question = Message(new_message_id(), conversation.id, None, Role.USER, ASKED, now())
    vault.append(question)
    return conversation, answered(vault, question, reply)


def answered(
    vault: Vault, question: Message, reply: str, strategy: str = "", mode: Mode = Mode.OBSERVE
) -> TurnRecord:
    """Return another recorded reply to a question."""
    said = Message(new_message_id(), question.conversation, question.id, Role.ASSISTANT, reply, now())
    assessment = RiskAssessment(Headline.LOW, Judge(JudgeKind.INDICATIVE, "Trial", "only indicative"))
    made = analysis(mode, followed=strategy)
    record = TurnRecord(question, said, CrisisFinding(False), assessment, facts(), None, analysis=made)
    vault.record_turn(record)
    kept = vault.turn_of(said.id)
    assert kept is not None
    return kept
