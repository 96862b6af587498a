"""What of a prompt is decoded and what was cached, counted in tokens: real workers with tiny models."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.cancellation import CancelToken
from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    OptionRequest,
    PrefixRequest,
    PromptMessage,
    Sampling,
)
from app.engine.client import EngineClient
from tests.engine.scripted_model import DROPPING_TEMPLATE, build_scripted_model

THOUGHT = "<think>\nSomebody asks about the sea, so the answer is about ships and wind.\n</think>\n\n"
REPLY = "Ships sail on."
GREEDY = Sampling(temperature=0.0, max_tokens=64)


@pytest.fixture(scope="module")
def thinker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineClient]:
    """An engine whose model thinks before it replies, under a template that drops earlier thinking."""
    path = build_scripted_model(
        tmp_path_factory.mktemp("model") / "thinker.gguf", THOUGHT + REPLY, DROPPING_TEMPLATE
    )
    client = EngineClient()
    client.load(path, context_size=1024)
    yield client
    client.close()


def said(text: str) -> PromptMessage:
    return PromptMessage(Role.USER, text)


def answered(engine: EngineClient, *messages: PromptMessage) -> tuple[PromptMessage, GenerationEnded]:
    """Return the reply to a conversation, as its history keeps it: without thinking."""
    text, ended = "", None
    for event in engine.generate(GenerationRequest(messages, GREEDY)):
        match event:
            case GeneratedPiece():
                text += event.text
            case GenerationEnded():
                ended = event
    assert ended is not None
    return PromptMessage(Role.ASSISTANT, text.rpartition("</think>")[2].strip()), ended


def tokens_of(engine: EngineClient, text: str) -> int:
    return len(engine.tokenise(text))


def test_a_reply_read_ahead_without_its_thinking_leaves_the_new_message_alone_to_read(
    thinker: EngineClient,
) -> None:
    question, then = said("What do you know of ships?"), said("And of the wind?")
    reply, first = answered(thinker, question)
    assert first.tokens_written > tokens_of(thinker, reply.text), "it thought"
    ahead = thinker.warm(PrefixRequest((question, reply)))
    assert ahead.tokens_reused >= tokens_of(thinker, question.text), "it goes back to the question's end"
    assert ahead.tokens_read >= tokens_of(thinker, reply.text)
    _, second = answered(thinker, question, reply, then)
    marks = second.tokens_read - tokens_of(thinker, then.text)
    assert second.tokens_reused == ahead.tokens_read + ahead.tokens_reused
    assert 0 < marks <= 16, "the message, its end, and what opens the reply"
    again = thinker.warm(PrefixRequest((question, reply)))
    assert again.tokens_read == 0, "nothing is decoded twice"


def test_without_reading_ahead_the_reply_is_read_before_the_new_message(thinker: EngineClient) -> None:
    question, then = said("What do you know of lighthouses?"), said("And of the fog?")
    reply, _ = answered(thinker, question)
    _, second = answered(thinker, question, reply, then)
    assert second.tokens_read > tokens_of(thinker, then.text) + tokens_of(thinker, reply.text)


def test_the_system_prompt_read_ahead_leaves_the_first_message_alone_to_read(thinker: EngineClient) -> None:
    system = PromptMessage(Role.SYSTEM, "Keep to the sea, to what floats on it and to what lives in it.")
    ahead = thinker.warm(PrefixRequest((system,)))
    assert ahead.tokens_read >= tokens_of(thinker, system.text)
    _, first = answered(thinker, system, said("Hello"))
    assert first.tokens_reused == ahead.tokens_read + ahead.tokens_reused
    assert first.tokens_read <= tokens_of(thinker, "Hello") + 16


def test_reading_ahead_that_is_cancelled_is_no_failure_and_what_it_read_stays_right(
    thinker: EngineClient,
) -> None:
    cancelled = CancelToken()
    cancelled.cancel()
    question = said("What do you know of harbours? " * 8)
    assert thinker.warm(PrefixRequest((question,)), cancelled).tokens_read == 0
    reply, _ = answered(thinker, question)
    assert reply.text.startswith("Ships")


def test_reading_nothing_ahead_is_nothing(thinker: EngineClient) -> None:
    thinker.warm(PrefixRequest(()))
    assert thinker.warm(PrefixRequest(())).tokens_read == 0


def talk(engine: EngineClient, text: str) -> tuple[PromptMessage, ...]:
    """Return a conversation of one exchange, read and answered."""
    question = said(text)
    return (question, answered(engine, question)[0])


def test_a_conversation_that_is_switched_to_again_is_not_read_again(thinker: EngineClient) -> None:
    ships = talk(thinker, "Tell me all about ships. " * 6)
    thinker.warm(PrefixRequest(ships))
    for other in ("What is a lighthouse good for? " * 6, "Who lives on the ocean's ground? " * 6):
        talk(thinker, other)
    then = said("And who builds them?")
    _, back = answered(thinker, *ships, then)
    assert back.tokens_read <= tokens_of(thinker, then.text) + 16
    assert back.tokens_reused > tokens_of(thinker, ships[0].text)


def test_what_is_asked_beside_a_conversation_that_is_switched_to_brings_it_back_too(
    thinker: EngineClient,
) -> None:
    bays = talk(thinker, "Tell me all about bays. " * 6)
    talk(thinker, "What is a fjord? " * 8)
    question = said("And where are they?")
    asked = OptionRequest((*bays, question), ("Here", "There"))
    scores = thinker.score_options(asked)
    assert scores.tokens_reused > tokens_of(thinker, bays[0].text)
    _, back = answered(thinker, *bays, question)
    assert back.tokens_read <= 1, "what was asked has read it"


def test_what_comes_back_means_what_it_meant(engine: EngineClient) -> None:
    options = ("a ship", "the moon", "nobody at all")
    conversation = (said("Who sails on the sea at night, and where to? " * 4),)
    before = engine.score_options(OptionRequest(conversation, options, sequence="conversation"))
    other = (said("Name the towns of the north. " * 12),)
    away = engine.score_options(OptionRequest(other, options, sequence="conversation"))
    assert away.tokens_reused < tokens_of(engine, other[0].text), "the other one was read"
    again = engine.score_options(OptionRequest(conversation, options, sequence="conversation"))
    assert again.tokens_reused > tokens_of(engine, conversation[0].text)
    # one token is computed otherwise than many: with AMX that is 0.2 of 55 to 87 here
    assert again.log_probabilities == pytest.approx(before.log_probabilities, abs=0.5)
    assert away.log_probabilities != pytest.approx(before.log_probabilities, abs=0.5)
