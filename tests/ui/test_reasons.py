"""The reasons of a turn: short, without figures, each with its origin, and with the words that it rests on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.domain.analysis import AttributedSpan, Mode, Review, Trajectory, TurnAnalysis
from app.domain.conversation import Role
from app.domain.message_language import language_of
from app.domain.risk import CrisisFinding, CrisisKind, Headline, JudgeKind
from app.domain.turn_state import ReplyState, TurnState
from app.language import LANGUAGE_VARIABLE
from app.ui.view_models.reasons import Maker, answered_words, reasons_of
from app.ui.view_models.warm_words import warm_words
from tests.ui.reasoning_factories import analysis
from tests.ui.turn_factories import assessment, message, support

ASKED = message("It was a long day. I want to die.")
FIGURE = re.compile(r"\d|%|[αβγ]|R[012]\b")


def state_of(known: TurnAnalysis, *, recorded: bool = True, **changes: object) -> TurnState:
    reply = message("So.", Role.ASSISTANT, ASKED.id) if recorded else None
    state = TurnState(
        question=ASKED,
        finding=CrisisFinding(crisis=False),
        assessment=assessment(),
        analysis=known.message,
        table=known.table,
        replies=(ReplyState(analysis=known.reply, message=reply),),
    )
    return replace(state, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("headline", list(Headline))
def test_no_reason_has_a_figure_a_greek_letter_or_a_rung_in_it(mode: Mode, headline: Headline) -> None:
    known = analysis(
        mode,
        review=Review(0.5, 0.2, "the chat model"),
        trajectory=Trajectory(("a", "b"), (0.1, 0.1), (0.1, 0.4)),
        level="R1",
    )
    told = reasons_of(state_of(known, assessment=assessment(headline)))
    assert len(told) >= 4
    for reason in told:
        assert not FIGURE.search(reason.words), reason.words


def test_the_words_of_the_message_that_a_reason_rests_on_come_with_it() -> None:
    finding = CrisisFinding(True, (CrisisKind.SUICIDAL_INTENT,), ((19, 32),))
    known = analysis(spans=(AttributedSpan(19, 33, 0.7), AttributedSpan(0, 19, 0.01)))
    rules, judge, *_ = reasons_of(state_of(known, finding=finding, assessment=assessment(Headline.CRISIS)))
    assert (rules.maker, rules.quotes) == (Maker.RULES, ("I want to die",))
    assert rules.spans == ((19, 32),)
    assert (judge.maker, judge.quotes) == (Maker.MODEL, ("I want to die.",)), "slight words are not shown"


def test_nobody_in_distress_is_called_someone_with_a_question() -> None:
    known = analysis()
    assert any(
        "with a question, or with something to tell" in each.words for each in reasons_of(state_of(known))
    )
    for headline in (Headline.DISTRESS, Headline.CRISIS, Headline.CONCERN):
        told = reasons_of(state_of(known, assessment=assessment(headline)))
        assert not any("with a question, or with something to tell" in each.words for each in told)


def test_what_could_not_be_judged_or_reviewed_is_said_to_be_unjudged() -> None:
    unjudged = assessment(Headline.NOT_JUDGED, JudgeKind.NONE)
    told = [each.words for each in reasons_of(state_of(analysis(), assessment=unjudged))]
    assert any(each.startswith("No model judged the message") for each in told)
    assert told[-1].startswith("The reply was not reviewed")
    assert answered_words(state_of(analysis())).endswith("Nobody reviewed the reply.")
    reviewed = analysis(review=Review(0.1, 0.2, "the guard model"))
    assert "Nobody" not in answered_words(state_of(reviewed))
    assert not any("reviewed" in each.words for each in reasons_of(state_of(reviewed, recorded=False)))


@pytest.mark.parametrize("program", ["en", "zh"])
def test_the_sentence_beside_help_is_in_the_language_of_the_person_as_the_help_itself_is(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, program)
    monkeypatch.setattr("app.translation._catalogue", None)
    english = TurnState(question=ASKED, support=support())
    chinese = TurnState(question=message("我不想活了"), support=support(region="CN"))
    assert warm_words(english).sentence.startswith("Thank you for saying it.")
    assert warm_words(chinese).sentence.startswith("谢谢你说出来。")
    assert "咨询师" in warm_words(chinese).counsellors
    worried = TurnState(question=ASKED, support=support(quiet=True))
    later = TurnState(question=ASKED)
    assert len({warm_words(each).sentence for each in (english, worried, later)}) == 3
    for state in (english, worried, later):
        assert not FIGURE.search(warm_words(state).sentence)
        assert language_of(warm_words(state).sentence + warm_words(state).counsellors) == "en"
