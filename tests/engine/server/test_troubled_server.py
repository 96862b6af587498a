"""A server that does what it should not: one sentence each, what had arrived is kept, and the next request works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain import answer_form
from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationEvent,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.domain.named_server import named_server
from app.engine.client import EngineClient
from tests.engine.server.troubled_server import THOUGHT, WRITTEN, Trouble, TroubledServer, troubled_server

_SECRET = "a word that is in no sentence"
ASKED = GenerationRequest((PromptMessage(Role.USER, _SECRET),), Sampling(seed=3, max_tokens=20))
SENTENCES = {
    Trouble.CUT: "broke off in the middle of the answer",
    Trouble.SILENT_END: "broke off in the middle of the answer",
    Trouble.STALL: "has not answered for 1 seconds",
    Trouble.SIGNS_OF_LIFE: "has not answered for 1 seconds",
    Trouble.RUBBISH: "is not what an OpenAI-compatible server answers",
    Trouble.RUBBISH_INSIDE: "is not what an OpenAI-compatible server answers",
    Trouble.ENDLESS_LINE: "is not what an OpenAI-compatible server answers",
    Trouble.FAILS_INSIDE: "failed while it answered",
    Trouble.ELSEWHERE: "leads elsewhere, and nobody named that place",
    Trouble.BUSY: "is too busy",
}


@pytest.fixture(scope="module")
def server() -> Iterator[TroubledServer]:
    with troubled_server() as opened:
        yield opened


@pytest.fixture(scope="module")
def engine(server: TroubledServer) -> Iterator[EngineClient]:
    client = EngineClient()
    client.connect(named_server(server.address, "trial"), patience=1.0)
    yield client
    client.close()


def text_of(events: list[GenerationEvent]) -> str:
    return "".join(each.text for each in events if isinstance(each, GeneratedPiece))


@pytest.mark.parametrize("trouble", SENTENCES)
def test_each_trouble_is_one_sentence_and_the_next_request_works(
    server: TroubledServer, engine: EngineClient, trouble: Trouble
) -> None:
    server.trouble = trouble
    before, arrived = engine.worker_pid, []
    with pytest.raises(EngineFailure) as failed:
        for event in engine.generate(ASKED):
            arrived.append(event)
    assert SENTENCES[trouble] in failed.value.sentence
    assert _SECRET not in failed.value.sentence + failed.value.detail
    if trouble in (Trouble.CUT, Trouble.RUBBISH_INSIDE, Trouble.FAILS_INSIDE):
        assert text_of(arrived).split() == WRITTEN.split(), "what had arrived was given"
    server.trouble = Trouble.NONE
    assert text_of(list(engine.generate(ASKED))).split() == WRITTEN.split()
    assert engine.worker_pid == before, "none of it ends the process"


def test_an_answer_that_breaks_off_before_its_first_word_is_asked_for_its_reason_once(
    server: TroubledServer, engine: EngineClient
) -> None:
    server.trouble = Trouble.CUT_AT_ONCE
    server.asked.clear()
    with pytest.raises(EngineFailure, match="broke off"):
        list(engine.generate(ASKED))
    assert [body.get("stream", False) for _, body in server.asked] == [True, False]


def test_a_server_that_does_not_keep_to_a_form_is_not_believed(
    server: TroubledServer, engine: EngineClient
) -> None:
    server.trouble = Trouble.NO_FORM
    form = answer_form.form(answer_form.array(answer_form.string(20), most=2))
    asked = GenerationRequest(ASKED.messages, ASKED.sampling, grammar=form.grammar, schema=form.schema)
    with pytest.raises(EngineFailure, match="does not keep an answer to a form"):
        list(engine.generate(asked))


def test_thinking_that_comes_apart_stands_between_its_tags_and_the_tokens_are_the_servers_count(
    server: TroubledServer, engine: EngineClient
) -> None:
    server.trouble = Trouble.THINKS_APART
    events = list(engine.generate(ASKED))
    thinking, reply = text_of(events).removeprefix("<think>\n").split("\n</think>\n\n")
    assert (thinking.split(), reply.split()) == (THOUGHT.split(), WRITTEN.split())
    ended = events[-1]
    assert isinstance(ended, GenerationEnded)
    assert (ended.tokens_read, ended.tokens_reused, ended.tokens_written, ended.context_used) == (
        10,
        30,
        7,
        47,
    )
    assert (ended.reason, ended.seed) == (EndReason.FINISHED, 3)


def test_the_servers_own_context_counts_where_it_states_one(engine: EngineClient) -> None:
    assert engine.model is not None
    assert engine.model.context_size == 1234
