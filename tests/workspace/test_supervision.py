"""Sentences are coded and counted, ratios are only where they can be, and a model that cannot tell is not counted."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.supervision.questions import code_by_rules, coded_by_rules
from app.alignment.supervision.texts import CodedTalk, supervision_texts
from app.domain.conversation import Message, Role, new_conversation_id, new_message_id, now
from app.domain.supervision import (
    QUESTIONS,
    CodeCounts,
    CodedSentence,
    SentenceCode,
    SupervisionTest,
    counted,
)
from app.ui.view_models.supervision import SupervisionView, supervision_view
from app.workspace.supervision import agreement_of, can_code, exchanges_in

OPEN, CLOSED, REFLECTION, OTHER, UNJUDGED = SentenceCode
ANSWER = "You miss her. What was she like? Did you sleep?"
CODED = tuple(
    CodedSentence(each.start, each.end, REFLECTION if each.code is UNJUDGED else each.code)
    for each in coded_by_rules(ANSWER)
)


def talks(language: str) -> tuple[CodedTalk, ...]:
    return supervision_texts().sentences[language]


def hand(language: str) -> list[SentenceCode]:
    return [code for talk in talks(language) for code, _ in talk.said]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_there_are_sixty_sentences_and_the_rules_know_their_questions(language: str) -> None:
    said = list(chain.from_iterable(talk.said for talk in talks(language)))
    assert len(said) == 60
    for code, words in said:
        assert code_by_rules(words) is (code if code in QUESTIONS else UNJUDGED), words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("When you feel alone, what helps?", OPEN),
        ("Tell me more.", OPEN),
        ("So, how was that for you?", OPEN),
        ("How long have you felt so?", CLOSED),
        ("How about a walk?", CLOSED),
        ("What a day.", UNJUDGED),
        ("You wonder what to do.", UNJUDGED),
        ("愿意跟我说说吗？", OPEN),
        ("你现在安全吗？", CLOSED),
        ("你几点睡？", CLOSED),
        ("这对你意味着什么呢？", OPEN),
    ],
)
def test_rules_tell_open_from_closed(words: str, code: SentenceCode) -> None:
    assert code_by_rules(words) is code


@given(st.text(max_size=80))
def test_whatever_is_written_has_sentences_in_order_and_nothing_is_a_reflection_by_rules(text: str) -> None:
    coded = coded_by_rules(text)
    assert all(each.code is not REFLECTION for each in coded)
    assert [each.start for each in coded] == sorted(each.start for each in coded)
    assert all(0 <= each.start < each.end <= len(text) for each in coded)


counts = st.builds(CodeCounts, *[st.integers(0, 20)] * 5)


@given(counts, counts)
def test_ratios_are_of_all_sentences_or_there_are_none(one: CodeCounts, other: CodeCounts) -> None:
    both = one + other
    assert both.questions == one.questions + other.questions
    if both.unjudged or not both.questions:
        assert both.reflections_to_questions is None
    else:
        assert both.reflections_to_questions == both.reflections / both.questions
    assert both.open_share is None or 0 <= both.open_share <= 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_model_is_counted_where_it_agrees_and_not_where_it_says_one_word_or_guesses(language: str) -> None:
    by_hand = hand(language)
    whole = agreement_of(language, talks(language), by_hand)
    assert (whole.all_codes, whole.reflections, whole.items) == (1.0, 1.0, 60)
    one_word = [OTHER if code is REFLECTION else code for code in by_hand]
    said_no = agreement_of(language, talks(language), one_word)
    turned = [{OTHER: REFLECTION, REFLECTION: OTHER}.get(code, code) for code in by_hand]
    wrong = agreement_of(language, talks(language), turned)
    assert said_no.reflections == 0.0 and wrong.reflections == -1.0
    for found, can in ((whole, True), (said_no, False), (wrong, False)):
        assert can_code(SupervisionTest("ab", "cd", (found,)), language) is can
    assert not can_code(None, language)
    assert not can_code(SupervisionTest("ab", "cd", (whole,)), "fr")


def view(
    coded: tuple[CodedSentence, ...], test: SupervisionTest | None, *, has_model: bool
) -> SupervisionView:
    reply = counted(coded)
    return supervision_view(ANSWER, coded, reply, reply + reply, "en", test, has_model=has_model)


def test_the_words_say_what_was_counted_and_by_whom() -> None:
    test = SupervisionTest("ab", "cd", (agreement_of("en", talks("en"), hand("en")),))
    shown = view(CODED, test, has_model=True)
    assert "Questions: 1 open and 1 closed, 50 % of them open." in shown.lines[0]
    assert "Reflections: 1, 0.5 to one question" in shown.lines[0]
    assert "2 open and 2 closed" in shown.lines[1]
    assert "“You miss her.” reflection, by the model" in shown.sentences
    assert "Kappa 1.00" in shown.note and "60 hand-coded" in shown.note and "development data" in shown.note
    assert not shown.can_measure


def test_what_nobody_could_tell_is_unjudged_and_the_reason_is_told() -> None:
    by_rules = coded_by_rules(ANSWER)
    without = view(by_rules, None, has_model=False)
    assert "unjudged in 1 sentences, so there is no ratio" in without.lines[0]
    assert "No model is loaded" in without.note and not without.can_measure
    unmeasured = view(by_rules, None, has_model=True)
    assert "not measured yet" in unmeasured.note and unmeasured.can_measure
    poor = [OTHER if code is REFLECTION else code for code in hand("en")]
    cannot = view(
        by_rules, SupervisionTest("ab", "cd", (agreement_of("en", talks("en"), poor),)), has_model=True
    )
    assert "cannot tell reflections well enough" in cannot.note and "Kappa 0.00" in cannot.note


def test_each_answer_stands_beside_what_was_said_before_it() -> None:
    home = new_conversation_id()
    said = (("user", "A"), ("assistant", "B"), ("user", "C"), ("assistant", "D"))
    path = [Message(new_message_id(), home, None, Role(role), text, now()) for role, text in said]
    assert [(each.said, each.answer) for each in exchanges_in(path)] == [("A", "B"), ("C", "D")]
