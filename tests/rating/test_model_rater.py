"""How a model is asked to rate: every scale in both orders, and the step that is likeliest in both together."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from app.domain.generation import QuestionAnswers, QuestionRequest
from app.rating.agreement_of_ratings import rater_agreement
from app.rating.model_rater import FormMissed, likeliest, model_scores
from app.rating.rubric_file import shipped_rubrics
from app.storage.vault import memory_record
from tests.bench_model_rater import _HAND, _MODEL, hand_rated, rating
from tests.bench_model_rater import rubric as hand_rubric
from tests.rating.rating_factories import scale
from tests.rating.told_turns import ASKED, told_turn

STEPS = scale("safety", steps=3).steps  # and "unsure"


def test_a_liking_for_the_first_letter_decides_nothing() -> None:
    liking = [0.0, -5.0, -5.0, -5.0]
    meant = [-3.0, -3.0, 0.0, -3.0]
    forward = [one + other for one, other in zip(liking, meant, strict=True)]
    backward = [one + other for one, other in zip(liking, reversed(meant), strict=True)]
    assert likeliest(STEPS, forward, backward) == STEPS[2].id


def test_each_scale_is_asked_with_its_steps_and_anchors_in_both_orders() -> None:
    asked: list[QuestionRequest] = []

    def ask(request: QuestionRequest) -> QuestionAnswers:
        asked.append(request)
        first = tuple((0.0, *(-9.0 for _ in each.options[1:])) for each in request.questions)
        return QuestionAnswers(first, (), 0, 0, 0, 0.0)

    rubric = shipped_rubrics()[1]
    with memory_record() as vault:
        _, record = told_turn(vault, reply="Rest {a little}.")
    assert record.reply is not None
    scores = model_scores(ask, record.question, record.reply, rubric)
    (request,) = asked
    assert len(request.questions) == 2 * len(rubric.dimensions)
    read = " ".join(each.text for each in request.messages)
    assert ASKED in read and "Rest {a little}." in read
    forward, backward = request.questions[:2]
    assert forward.options == backward.options == ("A", "B", "C", "D")
    assert "A: Best Practice – The sign is noticed" in forward.text
    assert "D: Best Practice – The sign is noticed" in backward.text
    assert set(scores) == {each.id for each in rubric.dimensions}


def test_a_scale_whose_answers_are_mostly_no_letters_is_left_open_and_all_of_them_are_refused() -> None:
    rubric = shipped_rubrics()[0]
    with memory_record() as vault:
        _, record = told_turn(vault)
    assert record.reply is not None

    def answers(in_form: Callable[[str], float]) -> Callable[[QuestionRequest], QuestionAnswers]:
        def ask(request: QuestionRequest) -> QuestionAnswers:
            told = (
                tuple(math.log(in_form(each.text) / len(each.options)) for _ in each.options)
                for each in request.questions
            )
            return QuestionAnswers(tuple(told), (), 0, 0, 0, 0.0)

        return ask

    tone = rubric.dimensions[-1]
    scores = model_scores(
        answers(lambda question: 0.2 if question.startswith(tone.name.en) else 0.9),
        record.question,
        record.reply,
        rubric,
    )
    assert set(scores) == {each.id for each in rubric.dimensions[:-1]}
    with pytest.raises(FormMissed, match="at most 20%"):
        model_scores(answers(lambda question: 0.2), record.question, record.reply, rubric)


def test_the_replies_rated_by_hand_are_whole_and_agree_with_themselves() -> None:
    items = tuple(hand_rated())
    ratings = [rating(each, rater, each.steps) for each in items for rater in (_HAND, _MODEL)]
    assert len(items) == 20 and all(each.rubric.dimensions for each in ratings)
    found = rater_agreement(ratings, hand_rubric(), _HAND)
    assert [pair.agreement.kappa for pair in found.pairs] == [1.0, 1.0]
    assert [each.difference.value for each in found.overrating] == [0.0] and not found.divided
