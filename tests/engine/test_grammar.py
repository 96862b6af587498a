"""Writing under a grammar, with the real worker and a real model."""

from __future__ import annotations

import json

import pytest

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.engine.client import EngineClient

WORDS = 'root ::= "red" | "green" | "dark blue"'
JSON = """
root   ::= "{" pair ("," pair){0,2} "}"
pair   ::= string ":" value
value  ::= string | number | "[]" | "[" value ("," value){0,2} "]" | "true" | "null"
string ::= "\\"" char{1,12} "\\""
char   ::= [^"\\\\\\x00-\\x1f\\x7f]
number ::= "-"? [1-9] [0-9]{0,3}
"""


def write(engine: EngineClient, text: str, grammar: str, sampling: Sampling) -> tuple[str, GenerationEnded]:
    request = GenerationRequest((PromptMessage(Role.USER, text),), sampling, grammar=grammar)
    events = list(engine.generate(request))
    ended = events[-1]
    assert isinstance(ended, GenerationEnded)
    return "".join(each.text for each in events if isinstance(each, GeneratedPiece)), ended


def test_a_grammar_of_three_words_is_always_answered_with_one_of_them(engine: EngineClient) -> None:
    for seed in range(20):
        sampling = Sampling(temperature=1.2, seed=seed, max_tokens=40)
        text, ended = write(engine, "Tell me a long story of the sea.", WORDS, sampling)
        assert text in ("red", "green", "dark blue")
        assert ended.reason is EndReason.FINISHED, "it ends where the grammar ends"


def test_what_is_written_under_a_json_grammar_always_parses(engine: EngineClient) -> None:
    for seed in range(12):
        sampling = Sampling(temperature=1.5, top_k=0, top_p=1.0, min_p=0.0, seed=seed, max_tokens=1500)
        text, ended = write(
            engine, "Describe a garden, with Chinese names: 花园。 Use emoji.", JSON, sampling
        )
        assert ended.reason is EndReason.FINISHED
        assert isinstance(json.loads(text), dict), text


def test_the_same_seed_writes_the_same_under_a_grammar(engine: EngineClient) -> None:
    sampling = Sampling(temperature=1.0, seed=7, max_tokens=300)
    assert write(engine, "A colour?", JSON, sampling)[0] == write(engine, "A colour?", JSON, sampling)[0]


def test_a_grammar_that_allows_any_text_changes_nothing(engine: EngineClient) -> None:
    sampling = Sampling(temperature=0.8, seed=3, max_tokens=24)
    free, _ = write(engine, "What is the capital of France?", "", sampling)
    loose, _ = write(engine, "What is the capital of France?", "root ::= [^\\x00]*", sampling)
    assert loose == free, "a token that the grammar allows is taken as it was drawn first"


def test_the_turn_does_not_end_before_the_grammar_does(engine: EngineClient) -> None:
    exactly = "root ::= [a-z]{60}"
    text, ended = write(engine, "Say hi.", exactly, Sampling(temperature=0.0, max_tokens=200))
    assert len(text) == 60
    assert text.isalpha()
    assert ended.reason is EndReason.FINISHED


def test_no_control_token_is_written_for_text_of_the_same_look(engine: EngineClient) -> None:
    named = 'root ::= "<|im_start|>" [a-z]+ "<|im_end|>"'
    text, _ = write(engine, "Go on.", named, Sampling(temperature=0.0, max_tokens=1))
    assert text, "what the grammar reads is what is written"
    assert "<|im_start|>".startswith(text)


def test_characters_of_several_tokens_come_out_whole(engine: EngineClient) -> None:
    emoji = 'root ::= "🫧🦪" [\\u4e00-\\u9fff]{6} "𝔊"'
    text, ended = write(engine, "Pearls?", emoji, Sampling(temperature=1.2, seed=5, max_tokens=100))
    assert ended.reason is EndReason.FINISHED
    assert text.startswith("🫧🦪")
    assert text.endswith("𝔊")
    assert len(text) == 9
    assert all("\u4e00" <= each <= "\u9fff" for each in text[2:8])


@pytest.mark.parametrize(
    "broken",
    [
        "root ::= (",
        'root ::= "a',
        "root ::= missing",
        'other ::= "a"',
        "root ::= root",
        "root ::= [z-",
        "   \n",
        "# nothing but a comment",
        '\0root ::= "a"',
        'root ::= "a"{5000} "b"',
        "root ::= " + "(" * 20_000,
        'root ::= "a" ::= "b"',
    ],
)
def test_a_broken_grammar_is_one_sentence_and_the_worker_lives_on(engine: EngineClient, broken: str) -> None:
    before = engine.worker_pid
    with pytest.raises(EngineFailure) as caught:
        write(engine, "Hello", broken, Sampling(max_tokens=4))
    assert caught.value.sentence.endswith(".")
    assert "\n" not in caught.value.sentence
    assert write(engine, "A colour?", WORDS, Sampling(max_tokens=40))[0] in ("red", "green", "dark blue")
    assert engine.worker_pid == before is not None


def test_a_grammar_without_a_fitting_token_is_one_sentence(engine: EngineClient) -> None:
    with pytest.raises(EngineFailure):
        write(engine, "Hello", 'root ::= "\\x00"', Sampling(max_tokens=4))
    assert write(engine, "A colour?", WORDS, Sampling(max_tokens=40))[0]
