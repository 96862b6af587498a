"""How a model is asked to rate: every scale in both orders, and the step that is likeliest in both together."""

from __future__ import annotations

from app.domain.generation import QuestionAnswers, QuestionRequest
from app.rating.model_rater import likeliest, model_scores
from app.rating.rubric_file import shipped_rubrics
from app.storage.vault import memory_record
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
