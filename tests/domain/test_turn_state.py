"""The fold of a turn's events: pure, in any order that can come, and the same as what is read from the record."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import Mode, ReplyAnalysis, Review, TurnAnalysis, WithheldReply
from app.domain.anticipation import Weights
from app.domain.conversation import Message, MessageId, Role
from app.domain.generation import ReadingProgress
from app.domain.risk import CrisisFinding, Headline
from app.domain.turn import (
    AnalysisExtended,
    AnswerBegan,
    CrisisScreened,
    MessageWithdrawn,
    PromptReading,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnRecord,
    TurnWaits,
    UserMessageCommitted,
    Waiting,
)
from app.domain.turn_state import TurnState
from tests.ui.turn_factories import HOME, assessment, facts, message

ASKED = message("What now?")
SCREENED = CrisisFinding(crisis=False)


def reply(text: str = "Go on.", thinking: str = "") -> Message:
    return message(text, Role.ASSISTANT, ASKED.id, thinking=thinking)


def analysis(followed: str = "clarify") -> TurnAnalysis:
    table = strategy_table()
    chosen = choose(table, ChoiceInputs(SCREENED, assessment(), Weights()))
    return TurnAnalysis(chosen, ReplyAnalysis(Mode.GUIDE, "Be kind.", followed), table)


def folded(*events: TurnEvent) -> TurnState:
    state = TurnState()
    for event in events:
        state = state.after(event)
    return state


BEGUN: tuple[TurnEvent, ...] = (
    UserMessageCommitted(HOME, ASKED),
    CrisisScreened(SCREENED),
    RiskAssessed(assessment()),
)


def test_a_turn_at_its_end_is_the_same_as_the_one_read_from_its_record() -> None:
    said, found = reply(thinking="Hm."), analysis()
    live = folded(
        *BEGUN,
        StrategyChosen(found),
        PromptReading(ReadingProgress(1, 2, 0)),
        ThinkingArrived("Hm."),
        ReplyArrived("Go on.", folded=False),
        TurnEnded(said, facts()),
        AnalysisExtended(said.id, found),
    )
    record = TurnRecord(ASKED, said, SCREENED, assessment(), facts(), None, "", found)
    assert replace(live, conversation=None) == TurnState.of(record)
    assert live.replied
    assert live.turn_analysis == found


def test_a_reply_that_is_withheld_gives_way_to_the_next_one() -> None:
    first = analysis()
    taken = replace(first.reply, withheld=(WithheldReply(Review(0.9, 0.3, "guard"), "refuse"),))
    second = replace(first, reply=taken)
    state = folded(*BEGUN, StrategyChosen(first), ReplyArrived("No", folded=False), ReplyWithheld(second))
    assert state.reply is not None
    assert (state.reply.text, state.reply.thinking) == ("", "")
    state = state.after(ReplyArrived("Better", folded=False))
    assert len(state.replies) == 1
    assert state.reply is not None
    assert state.reply.text == "Better"
    assert state.turn_analysis == second


def test_of_two_replies_each_keeps_what_belongs_to_it_alone() -> None:
    one, other = reply("One."), reply("Other.")
    mine, yours = analysis("clarify"), analysis("refuse")
    state = folded(
        *BEGUN,
        AnswerBegan("clarify", 1, 2, "Ask back"),
        StrategyChosen(mine),
        TurnEnded(one, facts()),
        AnswerBegan("refuse", 2, 2, "Decline"),
        StrategyChosen(yours),
    )
    assert not state.replied
    state = state.after(TurnEnded(other, facts()))
    assert state.replied
    reviewed = replace(mine, reply=replace(mine.reply, review=Review(0.1, 0.3, "guard")))
    state = state.after(AnalysisExtended(one.id, reviewed))
    assert [each.analysis for each in state.replies] == [reviewed.reply, yours.reply]
    assert [each.strategy_name for each in state.replies] == ["Ask back", "Decline"]


def test_an_improved_reply_stands_beside_the_one_that_it_was_made_of() -> None:
    said, better, found = reply("Short."), reply("Longer."), analysis()
    state = TurnState.of(TurnRecord(ASKED, said, SCREENED, assessment(), facts(), None, "", found))
    improved = replace(found, reply=replace(found.reply, guidance="Otherwise."))
    state = state.after(TurnEnded(better, facts())).after(AnalysisExtended(better.id, improved))
    assert [each.id for each in state.recorded] == [said.id, better.id]
    assert [each.analysis for each in state.replies] == [found.reply, improved.reply]


def test_a_message_that_waits_is_known_until_it_is_answered_or_taken_back() -> None:
    waiting = folded(*BEGUN[:2], TurnWaits(Waiting.MODEL))
    assert waiting.waiting is Waiting.MODEL
    moved = replace(ASKED, parent=MessageId("reply"))
    answered = waiting.after(UserMessageCommitted(HOME, moved))
    assert answered.waiting is None
    assert answered.question == moved
    assert waiting.after(MessageWithdrawn(ASKED)).withdrawn


def test_what_broke_keeps_what_had_arrived() -> None:
    partial = reply("Half a")
    state = folded(*BEGUN, ReplyArrived("Half a", folded=False), TurnFailed(partial, "It broke.", "why"))
    assert state.failure is not None
    assert state.failure.sentence == "It broke."
    assert state.recorded == (partial,)
    nothing = folded(*BEGUN, TurnFailed(None, "It broke.", ""))
    assert nothing.recorded == ()


EVENTS = st.lists(
    st.sampled_from(
        [
            *BEGUN,
            TurnWaits(Waiting.REPLY),
            StrategyChosen(analysis()),
            ReplyWithheld(analysis("refuse")),
            AnswerBegan("clarify", 1, 2),
            ThinkingArrived("t"),
            ReplyArrived("r", folded=False),
            PromptReading(ReadingProgress(1, 2, 0)),
            TurnEnded(reply(), facts()),
            TurnFailed(None, "It broke.", ""),
        ]
    ),
    max_size=20,
)


@given(EVENTS)
def test_the_fold_takes_any_events_and_changes_no_value_that_it_was_given(events: list[TurnEvent]) -> None:
    states = [TurnState()]
    for event in events:
        before = states[-1]
        copy = replace(before)
        states.append(before.after(event))
        assert before == copy
    last = states[-1]
    assert sum(len(each.text) for each in last.replies if each.message is None) <= len(events)
    ends = [each for each in events if isinstance(each, TurnEnded)]
    assert len(last.recorded) == len(ends), "no reply is lost or counted twice"
    assert last.assessment is None or last.assessment.headline in tuple(Headline)
