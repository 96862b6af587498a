"""Factories for tests of storage: messages and records with every field set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select

from app.domain.conversation import Conversation, Message, MessageId, MessageState, Role, new_message_id, now
from app.domain.generation import Sampling
from app.domain.model import ModelStanding
from app.domain.risk import (
    CategoryScore,
    CrisisFinding,
    CrisisKind,
    Headline,
    Helpline,
    Judge,
    JudgeKind,
    RiskAssessment,
)
from app.domain.support import Support
from app.domain.turn import TurnFacts, TurnRecord
from app.storage.conversion import record_of
from app.storage.tables.turns import TurnRow
from app.storage.vault import Vault


class World:
    """Creates messages and records with a distinct value in every field."""

    @staticmethod
    def question(
        conversation: Conversation, text: str = "How do I sleep better?", parent: MessageId | None = None
    ) -> Message:
        return Message(new_message_id(), conversation.id, parent, Role.USER, text, now())

    @staticmethod
    def reply(question: Message, text: str = "With a fixed hour.") -> Message:
        return Message(
            id=new_message_id(),
            conversation=question.conversation,
            parent=question.id,
            role=Role.ASSISTANT,
            text=text,
            created_at=datetime(2026, 11, 23, 8, 15, 59, 123457, tzinfo=UTC),
            thinking="The person is tired.\n\n累了。",
            state=MessageState.INTERRUPTED,
            folded=True,
            reply_tokens=(0, 1, 151_645, 2**31 - 1),
            model_sha256="ab" * 32,
        )

    @staticmethod
    def record(question: Message, reply: Message | None, failure: str = "") -> TurnRecord:
        helpline = Helpline(
            name="求助热线 Line",
            region="CN",
            reach=("Call 12356", "Text 741741"),
            hours="24/7",
            languages=("zh", "en"),
            kinds=(CrisisKind.SUICIDAL_INTENT, CrisisKind.ABUSE),
            source="a public page",
            checked="2026-11-01",
        )
        return TurnRecord(
            question=question,
            reply=reply,
            crisis=CrisisFinding(
                True, (CrisisKind.SELF_HARM, CrisisKind.CONCERN_FOR_OTHER), ((0, 4), (9, 17))
            ),
            assessment=RiskAssessment(
                Headline.CRISIS,
                Judge(JudgeKind.INDICATIVE, "Trial", "only indicative"),
                (CategoryScore("mh", "mental health", 0.75), CategoryScore("sec", "safe", 0.1)),
            ),
            facts=TurnFacts(
                model="Trial",
                standing=ModelStanding.TRIAL,
                hash="cd" * 32,
                device="CPU",
                tokens_read=31,
                tokens_reused=1200,
                tokens_written=77,
                seconds=3.25,
                seconds_to_first_token=0.1,
                seconds_writing=2.9,
                context_used=1308,
                context_size=4096,
                seed=2**32 - 1,
                sampling=Sampling(0.1, 2, 0.3, 0.4, 1.5, None, 600),
                assessment_tokens_read=12,
                messages_left_out=4,
            ),
            support=Support("You are not alone. 你并不孤单。", (helpline,), "CN", quiet=False),
            failure=failure,
        )


def sample_record(conversation: Conversation, world: World) -> TurnRecord:
    """Return the turn of the sample databases, always the same."""
    question = Message(
        MessageId("1" * 32),
        conversation.id,
        None,
        Role.USER,
        "I cannot sleep. 我睡不着。",
        datetime(2026, 11, 23, 8, 15, tzinfo=UTC),
    )
    reply = replace(world.reply(question), id=MessageId("2" * 32))
    return world.record(question, reply)


def all_turns(vault: Vault) -> list[TurnRecord]:
    """Return every turn of a vault in order of writing, including those without a reply."""
    with vault._reading() as session:
        return [record_of(row) for row in session.scalars(select(TurnRow).order_by(TurnRow.number))]
