"""How much may come before the first token: by what the turn before took, on any machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.alignment.latency_budget import CHOOSING_SHARE, OBSERVE_SHARE, REPLY_TOKENS, Early, early_parts
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


def turn(judge: float, types: float, speed: float = SPEED) -> TurnRecord:
    finding = CrisisFinding(crisis=False)
    assessment = RiskAssessment(Headline.LOW, Judge(JudgeKind.NONE))
    costs = (Cost("judge", 10, judge), Cost("types", 10, types))
    message = choose(strategy_table(), ChoiceInputs(finding, assessment, Weights(), costs=costs))
    analysis = TurnAnalysis(message, ReplyAnalysis(Mode.GUIDE))
    facts = TurnFacts(
        "m", ModelStanding.TRIAL, "", "CPU", 1, 0, 100, 1.0, 0.1, 100 / speed, 1, 512, 1, Sampling()
    )
    question = Message(MessageId("q"), ConversationId("c"), None, Role.USER, "Hi", now())
    return TurnRecord(question, None, finding, assessment, facts, None, "", analysis)


def test_the_first_turn_asks_all_and_so_measures() -> None:
    assert early_parts(None, judges_first=True, chooses_first=True) == Early(True, True)
    assert early_parts(None, judges_first=False, chooses_first=False) == Early(False, False)


@given(seconds, seconds)
def test_what_is_asked_first_never_takes_longer_than_its_share(judge: float, types: float) -> None:
    for chooses, share in ((True, CHOOSING_SHARE), (False, OBSERVE_SHARE)):
        early = early_parts(turn(judge, types), judges_first=True, chooses_first=chooses)
        took = (judge if early.judge else 0.0) + (types if early.types else 0.0)
        assert took <= share * REPLY_SECONDS
        assert not early.types or chooses


@given(seconds, seconds, st.floats(1, 20))
def test_a_faster_reply_never_leaves_room_for_more(judge: float, types: float, faster: float) -> None:
    slow = early_parts(turn(judge, types), judges_first=True, chooses_first=True)
    fast = early_parts(turn(judge, types, SPEED * faster), judges_first=True, chooses_first=True)
    assert (fast.judge, fast.types) <= (slow.judge, slow.types)


def test_what_fits_is_asked() -> None:
    assert early_parts(turn(1.0, 1.0), judges_first=True, chooses_first=True) == Early(True, True)
    assert early_parts(turn(2.0, 2.0), judges_first=True, chooses_first=True) == Early(True, False)
    assert early_parts(turn(4.0, 0.1), judges_first=True, chooses_first=True) == Early(False, False)
