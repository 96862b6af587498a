"""Recordings with small made values, for tests: no model wrote them, and none ships."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from app.domain.analysis import Mode
from app.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    Role,
    new_conversation_id,
    new_message_id,
    now,
)
from app.domain.model import ModelStanding
from app.domain.risk import CrisisFinding
from app.domain.turn import (
    AnalysisExtended,
    CrisisScreened,
    ReplyArrived,
    RiskAssessed,
    StrategyChosen,
    TurnEnded,
    TurnEvent,
    UserMessageCommitted,
)
from app.session.demonstration.scenarios import Scenario, scenarios
from app.session.recording.recording import (
    RecordedModel,
    RecordedScene,
    RecordedTurn,
    Recording,
    recorded_turn,
    table_hash,
)
from tests.ui.reasoning_factories import analysis, chain
from tests.ui.turn_factories import HASH, assessment, facts

MADE_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def recording(*wanted: Scenario, language: str = "en") -> Recording:
    """Return a recording of some scenarios, or of all that ship."""
    table = analysis().table
    assert table is not None
    return Recording(
        format="oyster-recording",
        version=1,
        program="0.0",
        made_at=MADE_AT,
        language=language,
        model=RecordedModel("small-model", HASH, ModelStanding.UNVERIFIED),
        tables={table_hash(table): table},
        scenes=tuple(
            RecordedScene(each.id, turns_of([words.in_language(language) for words in each.messages]))
            for each in wanted or scenarios()
        ),
    )


def turns_of(messages: list[str]) -> tuple[RecordedTurn, ...]:
    """Return the recorded turns of a conversation; an event every tenth of a second."""
    home = Conversation(new_conversation_id(), "A talk", now(), now())
    parent: MessageId | None = None
    made = []
    for text in messages:
        events = tuple(events_of(home, text, parent))
        parent = next(each.message.id for each in events if isinstance(each, TurnEnded))
        made.append(recorded_turn((at / 10, event) for at, event in enumerate(events))[0])
    return tuple(made)


def events_of(home: Conversation, text: str, parent: MessageId | None) -> Iterator[TurnEvent]:
    """Yield the events of an everyday turn."""
    asked = Message.said(text, home.id, parent)
    known = analysis(Mode.GUIDE)
    yield UserMessageCommitted(replace(home, leaf=asked.id), asked)
    yield CrisisScreened(CrisisFinding(crisis=False))
    yield RiskAssessed(assessment())
    yield StrategyChosen(known)
    yield ReplyArrived("That is a good ", folded=False)
    yield ReplyArrived("question.", folded=False)
    reply = Message(
        new_message_id(), ConversationId(home.id), asked.id, Role.ASSISTANT, "That is a good question.", now()
    )
    yield TurnEnded(reply, facts(), known)
    yield AnalysisExtended(reply.id, analysis(Mode.GUIDE, chain=chain()))
