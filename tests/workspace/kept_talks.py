"""Kept conversations with analyses, made without a model."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.alignment.assessed_messages import Assessor
from app.alignment.strategies import strategy_table
from app.domain.analysis import Mode, ReplyAnalysis, TurnAnalysis
from app.domain.conversation import Conversation, ConversationId
from app.domain.rating import MarkedSpan, Opinion, Rater, Rating, RatingContents, RatingId, Verdict
from app.domain.risk import Headline
from app.rating.rubric_file import shipped_rubrics
from app.storage.vault import Vault
from tests.alignment.scripted_judges import guarded
from tests.storage.storage_factories import World

RUBRIC = shipped_rubrics()[0]
DAY = datetime(2026, 11, 29, 13, 45, tzinfo=UTC)


def keep_talk(vault: Vault, assessor: Assessor, title: str, *texts: str) -> Conversation:
    """Keep a conversation of these messages of a person, each answered, as turns would have left it."""
    conversation, world, parent = vault.start(title), World(), None
    for number, seen in enumerate(assessor.assess(texts)):
        question = world.question(conversation, texts[number], parent)
        vault.append(question)
        reply = world.reply(question, f"Answer {number}")
        analysis = TurnAnalysis(seen.analysis, ReplyAnalysis(Mode.GUIDE), strategy_table())
        record = world.record(question, reply)
        vault.record_turn(
            replace(record, crisis=seen.finding, assessment=seen.assessment, support=None, analysis=analysis)
        )
        parent = reply.id
    return conversation


def keep_rated_talk(vault: Vault) -> ConversationId:
    """Keep a conversation with a rating that has everything."""
    talk = keep_talk(
        vault, guarded(), "Mira Holt", "My name is Mira Holt. I cannot sleep.", "Thank you, Mira says."
    )
    reply = vault.tree(talk.id).messages[1]
    contents = RatingContents(
        {RUBRIC.dimensions[0].id: RUBRIC.dimensions[0].steps[0].id},
        {"questions": 2},
        (MarkedSpan(0, 6, "Mira would not say so"),),
        "I hear you, Mira.",
        Opinion(Verdict.CONTESTED, Headline.DISTRESS, "Mira is upset"),
        "=note",
    )
    vault.keep_rating(
        Rating(RatingId("1" * 32), talk.id, reply.id, Rater("Dana Field"), RUBRIC, contents, DAY, DAY)
    )
    return talk.id
