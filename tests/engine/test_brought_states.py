"""A conversation's state in one worker, brought into another: counted in tokens, on real workers with a tiny model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cancellation import CancelToken
from app.domain.conversation import Role
from app.domain.generation import (
    GenerationEnded,
    GenerationRequest,
    PrefixRequest,
    PromptMessage,
    Sampling,
    StateFacts,
    StateRequest,
)
from app.engine.client import EngineClient
from tests.engine.scripted_model import build_scripted_model

TALK = (
    PromptMessage(Role.USER, "What do you know of the wind on the open sea? " * 8),
    PromptMessage(Role.ASSISTANT, "Ships sail on."),
)
MUCH = 2**30


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_scripted_model(tmp_path_factory.mktemp("model") / "sailor.gguf", "Ships sail on.")


@pytest.fixture(scope="module")
def first(model: Path) -> Iterator[EngineClient]:
    yield from loaded(model)


@pytest.fixture
def second(model: Path) -> Iterator[EngineClient]:
    yield from loaded(model)


def loaded(model: Path) -> Iterator[EngineClient]:
    client = EngineClient()
    client.load(model, context_size=1024)
    yield client
    client.close()


def state_of(engine: EngineClient, known: tuple[int, ...] = ()) -> tuple[StateFacts | None, list[bytes]]:
    engine.warm(PrefixRequest(TALK))
    parts: list[bytes] = []
    return engine.copy_state(StateRequest(PrefixRequest(TALK), MUCH, known), parts.append), parts


def read_for(engine: EngineClient, text: str) -> GenerationEnded:
    request = GenerationRequest(
        (*TALK, PromptMessage(Role.USER, text)), Sampling(temperature=0, max_tokens=4)
    )
    ended = list(engine.generate(request))[-1]
    assert isinstance(ended, GenerationEnded)
    return ended


def test_a_state_brought_into_another_worker_leaves_the_new_message_alone_to_read(
    first: EngineClient, second: EngineClient
) -> None:
    facts, parts = state_of(first)
    assert facts is not None
    assert sum(map(len, parts)) == facts.size
    assert second.bring_state(facts, parts)
    then = "And by night?"
    ended = read_for(second, then)
    assert ended.tokens_reused == len(facts.tokens)
    assert ended.tokens_read <= len(second.tokenise(then)) + 16
    assert not second.bring_state(facts, parts), "it is here already"


def test_a_state_of_another_engine_or_one_that_would_take_longer_than_reading_is_not_brought(
    first: EngineClient, second: EngineClient
) -> None:
    facts, parts = state_of(first)
    assert facts is not None
    assert not second.bring_state(replace(facts, engine="of another year"), parts)
    assert not second.bring_state(replace(facts, tokens=facts.tokens[:20]), parts)
    assert not second.bring_state(replace(facts, size=2**40), parts)
    assert read_for(second, "And by night?").tokens_reused < 20


def test_what_is_no_state_at_all_is_read_again(first: EngineClient, second: EngineClient) -> None:
    facts, parts = state_of(first)
    assert facts is not None
    assert second.bring_state(facts, [bytes(len(part)) for part in parts])
    ended = read_for(second, "And by night?")
    assert ended.tokens_read >= len(facts.tokens)
    assert ended.tokens_written > 0


def test_a_state_that_lacks_its_end_is_never_held(first: EngineClient, second: EngineClient) -> None:
    facts, parts = state_of(first)
    assert facts is not None
    assert second.bring_state(facts, [parts[0][:-100]]), "more is wanted"
    assert read_for(second, "And by night?").tokens_read >= len(facts.tokens)


def test_a_state_is_copied_where_it_is_new_small_enough_and_nobody_stops_it(first: EngineClient) -> None:
    facts, _ = state_of(first)
    assert facts is not None
    assert state_of(first, facts.tokens) == (None, [])
    little = StateRequest(PrefixRequest(TALK), facts.size - 1)
    assert first.copy_state(little, lambda part: None) is None
    stopped = CancelToken()
    stopped.cancel()
    assert first.copy_state(StateRequest(PrefixRequest(TALK), MUCH), lambda part: None, stopped) is None
