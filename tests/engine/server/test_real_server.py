"""The engine that a named server is, on the real llama_cpp.server: another program on loopback with the same model."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.confinement.connection_log import ConnectionLog, Purpose
from app.domain import answer_form
from app.domain.conversation import Role
from app.domain.errors import EngineFailure, NotTold, PromptTooLong
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationEvent,
    GenerationRequest,
    Likelihoods,
    OptionRequest,
    PrefixRequest,
    PromptMessage,
    Question,
    QuestionRequest,
    Sampling,
    StateRequest,
)
from app.domain.named_server import NamedServer, named_server
from app.engine.client import EngineClient
from app.engine.server.kept_form import as_our_own
from app.locations import locate
from tests.engine.scripted_model import build_scripted_model, build_verdict_model
from tests.llama_server import MODEL, free_port, llama_server

GREEDY = Sampling(temperature=0.0, seed=1, max_tokens=12, repeat_penalty=1.0)
ASKED = (PromptMessage(Role.USER, "What is the capital of France?"),)
TOKEN = "a-token-of-the-tests"
CONTEXT = 512


@pytest.fixture(scope="module")
def server(short_gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NamedServer]:
    """A server that wants a token, and does not tell how likely anything is."""
    with llama_server(short_gguf, tmp_path_factory.mktemp("server"), context=CONTEXT, token=TOKEN) as address:
        yield named_server(address, MODEL)


@pytest.fixture(scope="module")
def there(server: NamedServer) -> Iterator[EngineClient]:
    """The engine that this server is."""
    client = EngineClient()
    client.connect(server, token=TOKEN)
    yield client
    client.close()


@pytest.fixture(scope="module")
def here(short_gguf: Path) -> Iterator[EngineClient]:
    """The engine of this computer with the same model."""
    client = EngineClient()
    client.load(short_gguf, sha256="short")
    yield client
    client.close()


def written(events: list[GenerationEvent]) -> tuple[str, GenerationEnded]:
    ended = events[-1]
    assert isinstance(ended, GenerationEnded)
    return "".join(each.text for each in events if isinstance(each, GeneratedPiece)), ended


def test_it_writes_what_the_same_model_writes_here(here: EngineClient, there: EngineClient) -> None:
    request = GenerationRequest(ASKED, GREEDY)
    text, ended = written(list(there.generate(request)))
    assert (text, ended.reason) == (written(list(here.generate(request)))[0], EndReason.LENGTH)
    assert (ended.tokens_written, ended.seed) == (12, 1)


def test_a_sketch_is_what_the_same_model_sketches_here(here: EngineClient, there: EngineClient) -> None:
    request = QuestionRequest(
        ASKED, (Question("Say a thing.", ()), Question("Say another.", ())), sketch_tokens=8
    )
    found = there.ask(request)
    assert found.sketches == here.ask(request).sketches
    assert found.tokens_read > 0 and found.tokens_written == 16


def test_what_has_to_keep_to_a_form_does(there: EngineClient) -> None:
    kind = answer_form.choice(("name", "place"))
    item = answer_form.record([("kind", kind), ("words", answer_form.string(12, least=3))])
    form = answer_form.form(answer_form.array(item, most=2, least=1))
    sampling = Sampling(temperature=1.0, seed=4, max_tokens=200)
    text, ended = written(
        list(there.generate(GenerationRequest(ASKED, sampling, grammar=form.grammar, schema=form.schema)))
    )
    assert ended.reason is EndReason.FINISHED
    assert as_our_own(text, form.schema, cut=False) == text


def test_it_is_said_to_be_elsewhere_and_no_file(server: NamedServer, there: EngineClient) -> None:
    model = there.model
    assert model is not None
    assert (model.server, model.path, model.size_bytes) == (server.place, "", 0)
    assert model.device == f"{server.place}, another program on this computer"
    assert model.sha256 == server.identity


def test_nothing_is_read_ahead_and_no_state_is_kept(there: EngineClient) -> None:
    assert there.warm(PrefixRequest(ASKED)).tokens_read == 0
    assert there.copy_state(StateRequest(PrefixRequest(ASKED), 10**9), lambda part: None) is None


def test_where_a_server_tells_no_likelihoods_it_is_said_and_nothing_is_guessed(there: EngineClient) -> None:
    assert there.model is not None
    assert there.model.likelihoods is Likelihoods.NOTHING
    with pytest.raises(NotTold, match="could not be judged"):
        there.ask(QuestionRequest(ASKED, (Question("Is that so?", ("yes", "no")),)))
    with pytest.raises(NotTold, match="could not be judged"):
        there.score_options(OptionRequest(ASKED, ("I am sorry to hear",)))


def test_options_are_as_likely_as_the_same_model_finds_them_here(tmp_path: Path) -> None:
    gguf = build_verdict_model(tmp_path / "verdicts.gguf", ["yes", "maybe", "no"])
    request = QuestionRequest(
        ASKED, (Question("Is that so?", ("yes", "no")), Question("Is it?", ("no", "maybe", "yes")))
    )
    local, remote = EngineClient(), EngineClient()
    try:
        local.load(gguf)
        with llama_server(gguf, tmp_path, context=CONTEXT, likelihoods=True) as address:
            loaded = remote.connect(named_server(address, MODEL))
            found, expected = remote.ask(request), local.ask(request)
            assert loaded.likelihoods is Likelihoods.FIRST_TOKENS
            for mine, others in zip(found.log_probabilities, expected.log_probabilities, strict=True):
                assert mine == pytest.approx(others, abs=0.02)
            with pytest.raises(NotTold, match="other words than those"):
                remote.ask(QuestionRequest(ASKED, (Question("Which?", ("distress", "wrong")),)))
    finally:
        local.close()
        remote.close()


def test_a_reply_is_stopped_at_once_and_the_next_one_is_written(there: EngineClient) -> None:
    longest = GenerationRequest(ASKED, Sampling(temperature=0.0, seed=1, max_tokens=400))
    events: list[GenerationEvent] = []
    for event in there.generate(longest):
        events.append(event)
        if len(events) == 3:
            there.cancel()
    _, ended = written(events)
    assert ended.reason is EndReason.CANCELLED
    assert ended.tokens_written < 100
    assert written(list(there.generate(GenerationRequest(ASKED, GREEDY))))[1].reason is EndReason.LENGTH


def test_a_question_is_stopped_while_the_server_thinks_of_it(there: EngineClient) -> None:
    question = QuestionRequest(ASKED, tuple(Question(f"{n}", ()) for n in range(40)), sketch_tokens=200)
    timer = threading.Timer(0.5, there.cancel)
    timer.start()
    with pytest.raises(EngineFailure, match="stopped"):
        there.ask(question)


def test_a_prompt_that_is_too_long_is_told_as_such(there: EngineClient) -> None:
    long = (PromptMessage(Role.USER, "word " * 2 * CONTEXT),)
    with pytest.raises(PromptTooLong):
        list(there.generate(GenerationRequest(long, GREEDY)))


@pytest.mark.parametrize(
    ("token", "model", "sentence"),
    [
        ("another", MODEL, "does not accept the token"),
        ("", MODEL, "does not accept the token"),
        (TOKEN, "oy1", f"has no model called oy1. It offers: {MODEL}."),
    ],
)
def test_a_wrong_token_or_model_is_told_before_anything_is_sent(
    server: NamedServer, token: str, model: str, sentence: str
) -> None:
    client = EngineClient()
    try:
        with pytest.raises(EngineFailure) as failed:
            client.connect(named_server(server.address, model), token=token)
        assert sentence in failed.value.sentence
        with pytest.raises(EngineFailure, match="No model is loaded"):
            list(client.generate(GenerationRequest(ASKED, GREEDY)))
    finally:
        client.close()


def test_a_server_that_is_gone_and_comes_back_is_asked_again(short_gguf: Path, tmp_path: Path) -> None:
    port, client, request = free_port(), EngineClient(), GenerationRequest(ASKED, GREEDY)
    try:
        with llama_server(short_gguf, tmp_path, context=CONTEXT, port=port) as address:
            client.connect(named_server(address, MODEL))
            text, _ = written(list(client.generate(request)))
        with pytest.raises(EngineFailure, match="cannot be reached"):
            list(client.generate(request))
        with llama_server(short_gguf, tmp_path, context=CONTEXT, port=port):
            assert written(list(client.generate(request)))[0] == text
    finally:
        client.close()


def test_its_connections_are_listed_and_name_it(server: NamedServer) -> None:
    client = EngineClient()
    try:
        client.connect(server, token=TOKEN)
    finally:
        client.close()
    notes = ConnectionLog(locate().connections).read()
    assert notes and {(each.host, each.purpose, each.subject) for each in notes} == {
        ("127.0.0.1", Purpose.CONVERSATION, MODEL)
    }
    assert all(each.sent > 0 and each.received > 0 for each in notes)


def test_a_model_that_thinks_is_split_as_here(tmp_path: Path) -> None:
    gguf = build_scripted_model(tmp_path / "thinking.gguf", "<think>\nLet me see.\n</think>\n\nParis.")
    client = EngineClient()
    try:
        with llama_server(gguf, tmp_path, context=CONTEXT) as address:
            client.connect(named_server(address, MODEL))
            text, ended = written(list(client.generate(GenerationRequest(ASKED, Sampling(temperature=0.0)))))
    finally:
        client.close()
    assert text.startswith("<think>") and text.strip().endswith("Paris.")
    assert ended.reason is EndReason.FINISHED
