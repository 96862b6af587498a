"""How much may come before the first token: by what the turn before took, on any machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.alignment.latency_budget import (
    CHOOSING_SHARE,
    OBSERVE_SHARE,
    REPLY_TOKENS,
    joins_early,
    judges_early,
)
from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import Cost, Mode, ReplyAnalysis, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.conversation import ConversationId, Message, MessageId, Role, now
from app.domain.generation import Sampling
from app.domain.model import ModelStanding
from app.domain.risk import CrisisFinding, Headline, Judge, JudgeKind, RiskAssessment
from app.domain.turn import TurnFacts, TurnRecord

SPEED = 20.0  # tokens a second
REPLY_SECONDS = REPLY_TOKENS / SPEED
seconds = st.floats(0, 3 * REPLY_SECONDS)


def turn(judge: float, speed: float = SPEED) -> TurnRecord:
    finding = CrisisFinding(crisis=False)
    assessment = RiskAssessment(Headline.LOW, Judge(JudgeKind.NONE))
    costs = (Cost("judge", 10, judge),)
    message = choose(strategy_table(), ChoiceInputs(finding, assessment, Weights(), costs=costs))
    analysis = TurnAnalysis(message, ReplyAnalysis(Mode.GUIDE))
    facts = TurnFacts(
        "m", ModelStanding.TRIAL, "", "CPU", 1, 0, 100, 1.0, 0.1, 100 / speed, 1, 512, 1, Sampling()
    )
    question = Message(MessageId("q"), ConversationId("c"), None, Role.USER, "Hi", now())
    return TurnRecord(question, None, finding, assessment, facts, None, "", analysis)


def test_the_first_turn_asks_and_so_measures() -> None:
    assert judges_early(None, judges_first=True, chooses_first=True)
    assert not judges_early(None, judges_first=False, chooses_first=False)


@given(seconds)
def test_judging_first_never_takes_longer_than_its_share(judge: float) -> None:
    for chooses, share in ((True, CHOOSING_SHARE), (False, OBSERVE_SHARE)):
        early = judges_early(turn(judge), judges_first=True, chooses_first=chooses)
        assert early is (judge <= share * REPLY_SECONDS)


@given(seconds, st.floats(1, 20))
def test_a_faster_reply_never_leaves_room_for_more(judge: float, faster: float) -> None:
    slow = judges_early(turn(judge), judges_first=True, chooses_first=True)
    fast = judges_early(turn(judge, SPEED * faster), judges_first=True, chooses_first=True)
    assert fast <= slow


def test_all_messages_are_judged_together_at_once_where_a_quick_judge_leaves_room() -> None:
    before = turn(0.1)
    quick, slow = Cost("judge", 20, 0.01 * REPLY_SECONDS), Cost("judge", 20, 0.2 * REPLY_SECONDS)
    assert joins_early(before, quick, 200, chooses_first=True)
    assert not joins_early(before, slow, 200, chooses_first=True), (
        "it would take longer than the last one took"
    )
    assert not joins_early(before, quick, 20_000, chooses_first=True)
    assert joins_early(None, slow, 200, chooses_first=True), "nothing was measured yet"
