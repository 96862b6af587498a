"""Replies with drafts are what they are without: in this process, so that drafts hang on no clock."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chisquare

from app.domain.conversation import Role
from app.domain.generation import (
    EndReason,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.engine.quantiser import EngineQuantiser
from app.engine.worker.generation import prompt_of
from app.engine.worker.model import OpenModel
from tests.engine.opened_models import (
    GREEDY,
    SENTENCE,
    asking,
    assert_same_but_for_near_ties,
    loaded,
    logits_after,
    rows_of,
    with_and_without,
    write,
)
from tests.engine.random_models import build_recurrent_model, build_windowed_model
from tests.engine.scripted_model import build_answering_model
from tests.models.conversion_factories import convert
from tests.models.shapes import QWEN2_WIDE, QWEN3_WIDE, Shape
from tests.models.shapes.fixtures import RepositoryOf

JSON = 'root ::= "[" item ("," item){3,12} "]"\nitem ::= "\\"the old ship\\"" | [1-9] [0-9]{0,3}'


@pytest.fixture(scope="module")
def short(short_gguf: Path) -> Iterator[OpenModel]:
    with loaded(short_gguf) as opened:
        yield opened


@pytest.fixture(scope="module")
def quantiser() -> Iterator[EngineQuantiser]:
    opened = EngineQuantiser()
    yield opened
    opened.kill()


@pytest.mark.parametrize("text", ["Say it again: " + SENTENCE * 3, "Tell me of the sea.", SENTENCE])
def test_a_greedy_reply_is_the_same_token_by_token(short: OpenModel, text: str) -> None:
    prompt = prompt_of(short, asking(text))
    drafted = rows_of(short, prompt, 150, drafts=True)
    before = short.sequences.decoded
    plain = rows_of(short, prompt, 150, drafts=False)
    assert short.sequences.decoded - before == 151, "one step a token, and the last token of the prompt"
    assert_same_but_for_near_ties(drafted, plain, 1e-3)


@pytest.mark.parametrize(
    ("shape", "kind", "share"),
    [(QWEN3_WIDE, "F32", 0.005), (QWEN3_WIDE, "Q4_K_M", 0.05), (QWEN2_WIDE, "Q4_K_M", 0.05)],
)
def test_so_it_is_with_models_of_oy1s_shapes(
    repository_of: RepositoryOf,
    quantiser: EngineQuantiser,
    tmp_path: Path,
    shape: Shape,
    kind: str,
    share: float,
) -> None:
    path = tmp_path / "model.gguf"
    convert(repository_of(shape), kind, quantiser, path)
    with loaded(path) as opened:
        for text in (SENTENCE * 3, "Hello."):
            prompt = prompt_of(opened, asking(text))
            both = (rows_of(opened, prompt, 100, drafts=drafts) for drafts in (True, False))
            assert_same_but_for_near_ties(*both, share)


def test_the_same_seed_draws_the_same_reply_from_the_same_logits(short: OpenModel) -> None:
    """This model's kernels round several tokens as one where that was tried; elsewhere a reply may part."""
    same = 0
    for seed in range(8):
        sampling = Sampling(temperature=0.6, seed=seed, max_tokens=60)
        drafted, plain = with_and_without(short, asking("Say it again: " + SENTENCE * 3, sampling))
        same += drafted == plain
    assert same >= 6


def test_above_temperature_zero_tokens_come_as_often_as_the_model_says(tmp_path: Path) -> None:
    chances = {"yes ": 0.5, "no ": 0.3, "perhaps ": 0.2}
    answers = {"\n": {"so ": 1.0}, "so ": chances, **{each: {"so ": 1.0} for each in chances}}
    path = build_answering_model(tmp_path / "model.gguf", answers, "Drawing")
    sampling = Sampling(temperature=1.0, top_k=0, top_p=1.0, min_p=0.0, repeat_penalty=1.0, max_tokens=40)
    pairs, ahead = Counter[tuple[str, str]](), 0
    with loaded(path) as opened:
        for seed in range(100):
            _, text, ended, decoded = write(opened, asking("Is it so?", replace(sampling, seed=seed)))
            drawn = [f"{each} " for each in text.split() if f"{each} " in chances]
            pairs.update(zip(drawn[::2], drawn[1::2], strict=False))
            ahead += decoded - ended.tokens_written
    assert ahead > 300, "tokens were drafted, and many of them in vain"
    total = pairs.total()
    expected = {(a, b): total * chances[a] * chances[b] for a in chances for b in chances}
    assert set(pairs) <= set(expected)
    assert chisquare([pairs[each] for each in expected], list(expected.values())).pvalue > 1e-4


def test_what_was_drafted_in_vain_leaves_the_cache_as_it_is_without(short: OpenModel) -> None:
    sampling = Sampling(temperature=1.0, seed=4, max_tokens=90)
    first = asking("Say it again: " + SENTENCE * 3, sampling)
    tokens, text, ended, decoded = write(short, first)
    assert decoded > ended.tokens_written, "some was in vain"
    held = tuple(short.sequences.held("conversation"))
    assert held == (*prompt_of(short, first), *tokens)
    assert ended.context_used == len(held)
    new = (
        *first.messages,
        PromptMessage(Role.ASSISTANT, text, tokens),
        PromptMessage(Role.USER, "And then?"),
    )
    _, _, after, _ = write(short, GenerationRequest(new, replace(sampling, max_tokens=1)))
    assert after.tokens_reused == len(held), "the next turn reads only what is new"
    kept = logits_after(short, held, "conversation")
    assert short.sequences.length("judge") == 0, "which shares no cells, and reads it all"
    assert np.abs(kept - logits_after(short, held, "judge")).max() <= 0.02 * np.ptp(kept)


@pytest.mark.parametrize("looks", [1, 7, 20, 45, 400])
def test_a_cancel_at_any_moment_leaves_what_was_written(short: OpenModel, looks: int) -> None:
    request = asking("Say it again: " + SENTENCE * 3, replace(GREEDY, max_tokens=300))
    write(
        short, replace(request, sampling=replace(GREEDY, max_tokens=1))
    )  # the prompt is cached: no looks for it
    counted = itertools.count(1)
    tokens, _, ended, _ = write(short, request, lambda: next(counted) > looks)
    assert ended.reason is EndReason.CANCELLED
    held = tuple(short.sequences.held("conversation"))
    whole = (*prompt_of(short, request), *tokens)
    assert held in (whole, whole[:-1]), "but for the last token, where its step was aborted"
    assert ended.tokens_written == len(tokens)
    assert np.isfinite(logits_after(short, whole)).all()


@pytest.mark.parametrize("most", [1, 2, 3, 30, 31])
def test_the_limit_of_tokens_is_exact(short: OpenModel, most: int) -> None:
    request = asking("Say it again: " + SENTENCE * 3, replace(GREEDY, max_tokens=most))
    tokens, _, ended, _ = write(short, request)
    assert (len(tokens), ended.tokens_written, ended.reason) == (most, most, EndReason.LENGTH)
    assert tuple(short.sequences.held("conversation")) == (*prompt_of(short, request), *tokens)


def test_a_reply_ends_with_the_context_as_it_does_without_drafts(short_gguf: Path) -> None:
    with loaded(short_gguf, 256) as opened:
        request = asking("Say it again: " + SENTENCE * 3, replace(GREEDY, max_tokens=400))
        ends = [write(opened, replace(request, speculates=drafts))[2] for drafts in (True, False)]
    assert [each.reason for each in ends] == [EndReason.CONTEXT_FULL] * 2
    assert ends[0].tokens_written == ends[1].tokens_written
    assert ends[0].context_used == ends[1].context_used == 256


def test_no_other_sequence_is_let_go_of_for_a_draft(short: OpenModel) -> None:
    sequences = short.sequences
    other = tuple(itertools.islice(itertools.cycle(range(50, 90)), 2048 + 2048 - 400))
    sequences.read("analyst", other[:2000], lambda: False, lambda read, reused: None, logits=False)
    sequences.read("judge", other[2000:], lambda: False, lambda read, reused: None, logits=False)
    prompt = prompt_of(short, asking("Say it again: " + SENTENCE * 3))
    room = 400 - len(prompt)
    rows_of(short, prompt, room, drafts=True)
    assert sequences.length("analyst") == 2000
    assert sequences.length("judge") == len(other) - 2000
    assert sequences.room("conversation") == 0


def test_a_form_is_kept_and_its_tokens_are_the_same(short: OpenModel) -> None:
    request = asking("List it.", replace(GREEDY, max_tokens=200))
    drafted, plain = with_and_without(short, replace(request, grammar=JSON))
    assert drafted == plain
    assert write(short, replace(request, grammar=JSON))[3] > 0
    for seed in range(6):
        free = replace(request, grammar=JSON, sampling=Sampling(temperature=1.2, seed=seed, max_tokens=300))
        _, text, ended, _ = write(short, free)
        assert ended.reason is EndReason.FINISHED
        assert isinstance(json.loads(text), list)


def test_a_repeat_penalty_counts_written_tokens_alone(short: OpenModel) -> None:
    penalty = 1.3
    for count in (1, 2, 3, 8):
        request = asking("Say it again: " + SENTENCE * count, replace(GREEDY, repeat_penalty=penalty))
        drafted, plain = with_and_without(short, request)
        parted = next(
            (at for at, pair in enumerate(zip(drafted, plain, strict=True)) if len(set(pair)) > 1), None
        )
        if parted is not None:
            values = logits_after(short, (*prompt_of(short, request), *plain[:parted]))
            lately = set(plain[max(0, parted - 64) : parted])
            ours, theirs = (
                float(values[token]) * (penalty if values[token] < 0 else 1 / penalty) ** (token in lately)
                for token in (drafted[parted], plain[parted])
            )
            assert abs(ours - theirs) <= 0.002 * np.ptp(values), "it differs, and is no near tie"


@pytest.mark.parametrize("build", [build_windowed_model, build_recurrent_model])
def test_nothing_is_drafted_with_a_memory_that_takes_nothing_back(
    tmp_path: Path, build: Callable[[Path], Path]
) -> None:
    with loaded(build(tmp_path / "model.gguf")) as opened:
        _, _, ended, decoded = write(opened, asking(SENTENCE * 3))
        assert ended.tokens_written > 20
        assert decoded == ended.tokens_written
