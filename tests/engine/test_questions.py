"""Questions on one shared prefix, with a real model: the same answers as one by one, at a fraction."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import (
    GenerationEnded,
    GenerationRequest,
    OptionRequest,
    PromptMessage,
    Question,
    QuestionRequest,
    Sampling,
)
from app.engine.client import EngineClient

TALK = (
    PromptMessage(Role.SYSTEM, "You are a friendly assistant."),
    PromptMessage(Role.USER, "I have a garden with roses and they have black spots on their leaves. " * 12),
)
QUESTIONS = tuple(
    Question(f"Is the person {mood}? Answer yes or no.", ("yes", "no"))
    for mood in ("worried", "angry", "in a hurry", "a gardener", "selling something", "asking for help")
)


def test_many_questions_have_the_answers_that_each_would_have_alone(engine: EngineClient) -> None:
    together = engine.ask(QuestionRequest(TALK, QUESTIONS))
    for question, answered in zip(QUESTIONS, together.log_probabilities, strict=True):
        alone = engine.score_options(
            OptionRequest((*TALK, PromptMessage(Role.USER, question.text)), question.options)
        )
        # llama.cpp rounds a quantised model's activations differently with the size of a batch
        assert answered == pytest.approx(alone.log_probabilities, abs=0.5)
        only = engine.ask(QuestionRequest(TALK, (question,))).log_probabilities[0]
        assert only == pytest.approx(alone.log_probabilities, abs=1e-3), (
            "in a batch of the same size it is equal"
        )


def test_the_conversation_is_not_read_again_for_the_analyst_nor_the_other_way_round(
    engine: EngineClient,
) -> None:
    request = GenerationRequest(TALK, Sampling(seed=1, max_tokens=4, temperature=0.0))
    first = list(engine.generate(request))[-1]
    asked = engine.ask(QuestionRequest(TALK, QUESTIONS))
    assert isinstance(first, GenerationEnded)
    assert asked.tokens_reused >= first.tokens_read * 0.95
    assert asked.tokens_read < len(QUESTIONS) * 30
    longer = (
        *TALK,
        PromptMessage(Role.ASSISTANT, "They have a fungus."),
        PromptMessage(Role.USER, "And now?"),
    )
    read_by_analyst = engine.ask(QuestionRequest(longer, QUESTIONS[:1]))
    assert read_by_analyst.tokens_reused > 0
    after = list(engine.generate(GenerationRequest(longer, request.sampling)))[-1]
    assert isinstance(after, GenerationEnded)
    assert after.tokens_read < 15, "what the analyst has read, the conversation need not read"


def test_a_reply_is_the_same_with_and_without_questions_in_between(engine: EngineClient) -> None:
    def reply(messages: tuple[PromptMessage, ...]) -> str:
        sampling = Sampling(seed=3, max_tokens=20, temperature=0.0)
        return "".join(
            getattr(each, "text", "") for each in engine.generate(GenerationRequest(messages, sampling))
        )

    other = (PromptMessage(Role.USER, "Something else entirely."),)
    reply(other)
    alone = reply(TALK)
    reply(other)
    engine.ask(QuestionRequest(TALK, QUESTIONS))
    engine.ask(QuestionRequest(TALK, QUESTIONS[:2], sketch_tokens=6))
    assert reply(TALK) == alone


def test_sketches_are_short_and_the_same_as_written_one_by_one(engine: EngineClient) -> None:
    asked = tuple(
        Question(f"In one sentence, what does a {each} need?", ()) for each in ("rose", "dog", "car")
    )
    sketched = engine.ask(QuestionRequest(TALK[:1], asked, sketch_tokens=12))
    assert len(sketched.sketches) == 3
    assert 0 < sketched.tokens_written <= 36
    for question, sketch in zip(asked, sketched.sketches, strict=True):
        sampling = Sampling(temperature=0.0, repeat_penalty=1.0, max_tokens=12)
        messages = (*TALK[:1], PromptMessage(Role.USER, question.text))
        alone = "".join(
            getattr(each, "text", "")
            for each in engine.generate(GenerationRequest(messages, sampling, sequence="judge"))
        )
        # batches of other sizes round differently, so where two words are near a tie the rest may differ
        assert sketch.split()[:3] == alone.split()[:3]


def test_options_that_begin_alike_are_refused_and_the_worker_goes_on(engine: EngineClient) -> None:
    with pytest.raises(EngineFailure, match="begin alike"):
        engine.ask(QuestionRequest(TALK, (Question("Which?", ("alike", "alike")),)))
    assert engine.ask(QuestionRequest(TALK, QUESTIONS[:1])).log_probabilities


def test_more_questions_than_forks_and_a_full_context_are_served(short_gguf: Path) -> None:
    many = tuple(Question(f"Is {number} a number? Answer yes or no.", ("yes", "no")) for number in range(40))
    small = EngineClient()
    try:
        small.load(short_gguf, context_size=1024)
        assert len(small.ask(QuestionRequest(TALK, many)).log_probabilities) == 40
        long = (PromptMessage(Role.USER, "one two three four five six seven eight nine ten. " * 80),)
        ended = list(small.generate(GenerationRequest(long, Sampling(max_tokens=1, seed=1))))[-1]
        assert isinstance(ended, GenerationEnded)
        assert ended.context_used > 800, "it is nearly full"
        assert len(small.ask(QuestionRequest(long, many)).log_probabilities) == 40
    finally:
        small.close()
