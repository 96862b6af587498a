"""The small models that stand for Oy1 are what they claim to be: layout, vocabulary, template, and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import regex
from safetensors import safe_open

from tests.models.shapes import (
    QWEN2,
    QWEN3,
    QWEN3_FEW_TOKENS,
    QWEN3_NEWER,
    QWEN3_TIED,
    QWEN3_YARN,
    SHAPES,
    Family,
    Reference,
    Shape,
    build_repository,
    varied_texts,
)
from tests.models.shapes.added_tokens import added_tokens
from tests.models.shapes.fixtures import ReferenceOf, RepositoryOf
from tests.models.shapes.tokenizer_files import SPLIT
from tests.models.shapes.vocabulary import TOKENS, merge_bytes, ranks

TALK = [
    {"role": "system", "content": "Be kind."},
    {"role": "user", "content": "One?"},
    {"role": "assistant", "content": "<think>\nFirst thought.\n</think>\n\nOne."},
    {"role": "user", "content": "Two?"},
]


@pytest.fixture(scope="module", params=[QWEN3, QWEN3_NEWER, QWEN2], ids=lambda shape: shape.name)
def spoken(request: pytest.FixtureRequest, reference_of: ReferenceOf) -> tuple[Shape, Reference]:
    """A shape with its reference, one of each kind of tokenizer files."""
    return request.param, reference_of(request.param)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_transformers_loads_every_shape_and_its_logits_are_finite_and_decided(
    shape: Shape, reference_of: ReferenceOf
) -> None:
    reference = reference_of(shape)
    logits = reference.logits(reference.encode("Good morning, 早上好! What shall we talk about today? 🙂"))
    best_two = np.sort(logits, axis=1)[:, -2:]
    assert logits.shape[1] == shape.vocabulary
    assert np.isfinite(logits).all()
    assert np.median(best_two[:, 1] - best_two[:, 0]) > 0.1, "a margin to compare top tokens by"
    assert len(set(logits.argmax(axis=1))) > 5, "what comes next depends on what came before"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_repository_has_three_shards_or_more_of_bfloat16_that_its_index_names(
    shape: Shape, repository_of: RepositoryOf
) -> None:
    folder = repository_of(shape)
    named = json.loads((folder / "model.safetensors.index.json").read_text())["weight_map"]
    found = {name: (shard.name, dtype) for shard in shards_of(folder) for name, dtype in types_in(shard)}
    assert len(shards_of(folder)) >= 3
    assert named == {name: shard for name, (shard, _) in found.items()}
    assert {dtype for _, dtype in found.values()} == {"BF16"}
    assert ("lm_head.weight" in found) is not shape.tied
    assert any(name.endswith("q_norm.weight") for name in found) is (shape.family is Family.QWEN3)
    assert any(name.endswith("q_proj.bias") for name in found) is (shape.family is Family.DISTILLED)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_weights(
    tmp_path: Path, repository_of: RepositoryOf
) -> None:
    first, again = repository_of(QWEN3_TIED), build_repository(tmp_path / "again", QWEN3_TIED)
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    assert [name for name in names if (first / name).read_bytes() != (again / name).read_bytes()] == []
    other = build_repository(tmp_path / "other", QWEN3_TIED, seed=2)
    assert shards_of(first)[-1].read_bytes() != shards_of(other)[-1].read_bytes()


def test_yarn_changes_what_the_same_weights_answer(reference_of: ReferenceOf) -> None:
    plain, stretched = (reference_of(shape) for shape in (QWEN3_FEW_TOKENS, QWEN3_YARN))
    ids = plain.encode("A sentence that is long enough to have distances in it.")
    assert np.abs(plain.logits(ids) - stretched.logits(ids)).max() > 0.1


def test_the_newer_layout_is_the_same_model_in_other_files(
    repository_of: RepositoryOf, reference_of: ReferenceOf
) -> None:
    older, newer = repository_of(QWEN3), repository_of(QWEN3_NEWER)
    assert "rope_theta" in json.loads((older / "config.json").read_text())
    assert "rope_parameters" in json.loads((newer / "config.json").read_text())
    assert (newer / "chat_template.jinja").is_file() and not (newer / "vocab.json").exists()
    ids = [1, 20, 300, 4000]
    assert np.array_equal(reference_of(QWEN3).logits(ids), reference_of(QWEN3_NEWER).logits(ids))


def test_every_part_of_the_weights_counts(repository_of: RepositoryOf) -> None:
    """A norm, bias or matrix that a converter left out or took for another would be seen in the logits."""
    for shape in (QWEN3, QWEN2):
        reference = Reference.load(repository_of(shape))
        ids = reference.encode("Every part of it counts.")
        right = reference.logits(ids)
        for name, weight in reference.model.named_parameters():
            kept = weight.detach().clone()
            weight.data = weight.data.flip(0)
            assert np.abs(reference.logits(ids) - right).max() > 0.05, name
            weight.data = kept


def test_the_tokenizer_holds_the_real_vocabulary_and_its_added_tokens(
    spoken: tuple[Shape, Reference],
) -> None:
    shape, reference = spoken
    added = added_tokens(shape.family)
    assert TOKENS == 151643
    assert len(reference.tokenizer) == TOKENS + len(added) < shape.vocabulary
    assert [reference.encode(each.content) for each in added] == [[each.id] for each in added]


def test_special_tokens_have_the_published_ids() -> None:
    qwen3 = {each.content: each.id for each in added_tokens(Family.QWEN3)}
    assert [qwen3[each] for each in ("<|endoftext|>", "<|im_start|>", "<|im_end|>")] == [
        151643,
        151644,
        151645,
    ]
    assert [qwen3[each] for each in ("<tool_call>", "<think>", "</think>")] == [151657, 151667, 151668]
    distilled = {each.content: each.id for each in added_tokens(Family.DISTILLED)}
    names = (
        "<｜end▁of▁sentence｜>",
        "<｜User｜>",
        "<｜Assistant｜>",
        "<｜begin▁of▁sentence｜>",
        "<think>",
        "</think>",
    )
    assert [distilled[each] for each in names] == [151643, 151644, 151645, 151646, 151648, 151649]


def test_two_thousand_texts_come_back_as_they_went_in(spoken: tuple[Shape, Reference]) -> None:
    _, reference = spoken
    texts = varied_texts()
    assert len(set(texts)) == 2000
    lost = [text for text in texts if reference.decode(reference.encode(text)) != text]
    assert lost == []


def test_ids_equal_those_of_merging_by_rank_as_the_file_of_ranks_wants_it(
    spoken: tuple[Shape, Reference],
) -> None:
    shape, reference = spoken
    texts = varied_texts()
    other = [text for text in texts if reference.encode(text) != list(ids_by_rank(text, shape.family))]
    assert other == []


def test_chat_ml_leaves_out_earlier_thinking_and_opens_the_assistants_turn(
    reference_of: ReferenceOf,
) -> None:
    reference = reference_of(QWEN3)
    earlier = (
        "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nOne?<|im_end|>\n"
        "<|im_start|>assistant\nOne.<|im_end|>\n<|im_start|>user\nTwo?<|im_end|>\n"
    )
    opened = earlier + "<|im_start|>assistant\n"
    assert reference.render(TALK) == earlier
    assert reference.render(TALK, add_generation_prompt=True) == opened
    silent = reference.render(TALK, add_generation_prompt=True, enable_thinking=False)
    assert silent == opened + "<think>\n\n</think>\n\n"


def test_chat_ml_keeps_the_thinking_of_the_last_reply(reference_of: ReferenceOf) -> None:
    reference = reference_of(QWEN3)
    kept = "<|im_start|>assistant\n<think>\nFirst thought.\n</think>\n\nOne.<|im_end|>\n"
    assert reference.render(TALK[:3]).endswith(kept)
    apart = {"role": "assistant", "content": "One.", "reasoning_content": "First thought."}
    assert reference.render([*TALK[:2], apart]).endswith(kept)


def test_the_distillation_talks_in_its_own_tokens(reference_of: ReferenceOf) -> None:
    reference = reference_of(QWEN2)
    assert reference.render(TALK, add_generation_prompt=True) == (
        "<｜begin▁of▁sentence｜>Be kind.<｜User｜>One?<｜Assistant｜>\n\nOne.<｜end▁of▁sentence｜>"
        "<｜User｜>Two?<｜Assistant｜><think>\n"
    )


def shards_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("model-*-of-*.safetensors"))


def types_in(shard: Path) -> Iterator[tuple[str, str]]:
    with safe_open(shard, framework="np") as opened:
        for name in opened.keys():  # noqa: SIM118 - it is no mapping
            yield name, opened.get_slice(name).get_dtype()


def ids_by_rank(text: str, family: Family) -> Iterator[int]:
    """Tokenise by the ranks alone, as the vocabulary's own file is meant: no merges, no tokenizer.json."""
    known = {each.content: each.id for each in added_tokens(family)}
    for part in regex.split("(" + "|".join(map(regex.escape, known)) + ")", text):
        if part in known:
            yield known[part]
            continue
        for piece in regex.findall(SPLIT, part):
            yield from (ranks()[token] for token in merge_bytes(piece.encode("utf-8"), ranks()))
