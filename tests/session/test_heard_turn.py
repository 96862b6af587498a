"""A message that a person answers is committed and screened as any other, with no model and no engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.alignment.evidence.source import NOBODY_JUDGED
from app.domain.conversation import Message, Role
from app.domain.message_length import MOST_CHARACTERS, MessageTooLong
from app.domain.risk import Headline
from app.domain.turn import CrisisScreened, RiskAssessed, SupportOffered, TurnEnded, UserMessageCommitted
from app.locations import Locations
from app.session.session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with Session(Locations(tmp_path_factory.mktemp("heard")), region="GB", private=True) as opened:
        yield opened


def _question(session: Session, text: str) -> Message:
    return Message.said(text, session.vault.start("Rain").id, None)


def test_danger_is_met_with_help_before_anybody_has_answered(session: Session) -> None:
    question = _question(session, "I want to die")
    events = list(session.hear(question))
    assert [type(each) for each in events] == [
        UserMessageCommitted,
        CrisisScreened,
        SupportOffered,
        RiskAssessed,
    ]
    assert session.vault.tree(question.conversation).messages == (question,)


def test_a_persons_reply_is_recorded_with_what_was_seen_and_without_a_models_figures(
    session: Session,
) -> None:
    question = _question(session, "I want to die")
    list(session.hear(question))
    turn = session.hear(question, "I am here. Are you safe this minute?")
    ended = list(turn)[-1]
    assert isinstance(ended, TurnEnded) and ended.facts is None
    record = session.vault.turn_of(ended.message.id)
    assert record is not None
    assert (record.question, record.reply) == (question, ended.message)
    assert record.crisis.crisis and record.support is not None
    assert record.assessment.headline is Headline.CRISIS
    assert record.assessment.judge == NOBODY_JUDGED.judge, "nobody judged it, and that is said"
    assert record.facts is None and record.analysis is None
    assert turn.state.replied
    tree = session.vault.tree(question.conversation)
    assert [each.role for each in tree.open_path()] == [Role.USER, Role.ASSISTANT]


def test_a_calm_message_is_told_as_not_judged(session: Session) -> None:
    turn = session.hear(_question(session, "It rains."), "What is that like?")
    list(turn)
    assert turn.state.assessment is not None
    assert turn.state.assessment.headline is Headline.NOT_JUDGED


def test_what_no_model_could_read_is_refused(session: Session) -> None:
    with pytest.raises(MessageTooLong):
        session.hear(_question(session, "It rains."), "a" * (MOST_CHARACTERS + 1))
