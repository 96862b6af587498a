"""A model that cannot be converted is refused in one sentence, before anything large is fetched or written."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.models.convert.architecture import Architecture, read_architecture
from app.models.convert.errors import NotConvertible
from app.models.convert.shards import check_shard
from app.models.convert.tensors import SourceTensor, name_tensors, wanted_tensors
from app.models.convert.tokenizer import CONTROL, NORMAL, UNUSED, USER_DEFINED, read_tokenizer
from tests.models.shapes.shape import QWEN2, QWEN3, QWEN3_YARN, Shape, published_configuration

_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)


YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 32768}


def config(shape: Shape = QWEN3, **changes: object) -> bytes:
    return json.dumps(published_configuration(shape) | changes).encode()


def sources(architecture: Architecture) -> dict[str, SourceTensor]:
    return {
        name: SourceTensor(name, "BF16", shape, "model.safetensors", 8)
        for name, (_, shape) in wanted_tensors(architecture)
    }


def tokenizer_files(**changes: Any) -> dict[str, bytes]:
    stated: dict[str, Any] = {
        "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b"]]},
        "added_tokens": [
            {"id": 3, "content": "<|im_end|>", "special": True},
            {"id": 4, "content": "<think>", "special": False},
            {"id": 5, "content": "<|file_sep|>", "special": False},
        ],
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{"type": "Split", "pattern": {"Regex": _SPLIT}}, {"type": "ByteLevel"}],
        },
    }
    settings = {"eos_token": "<|im_end|>", "chat_template": "{{ messages }}"}
    return {
        "tokenizer.json": json.dumps(stated | changes).encode(),
        "tokenizer_config.json": json.dumps(settings).encode(),
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "settings cannot be read"),
        (b"\xff\xfe{", "settings cannot be read"),
        (b"[]", "settings cannot be read"),
        (config(architectures=["LlamaForCausalLM"]), r"of a kind \(LlamaForCausalLM\)"),
        (config(architectures=[]), r"none named"),
        (config(use_sliding_window=True), "sliding attention window"),
        (config(hidden_act="gelu"), "the activation 'gelu'"),
        (config(quantization_config={"bits": 4}), "quantised already"),
        (config(rope_scaling={"type": "linear", "factor": 2.0}), "stretches its context by 'linear'"),
        (config(rope_scaling=YARN | {"factor": 0.5}), "stretches its context by 'yarn' in a way"),
        (config(rope_scaling=YARN | {"beta_fast": 16.0}), "stretches its context by 'yarn' in a way"),
        (config(rope_scaling=YARN | {"beta_slow": 2}), "stretches its context by 'yarn' in a way"),
        (config(rope_scaling=YARN | {"truncate": False}), "stretches its context by 'yarn' in a way"),
        (config(rope_scaling=YARN | {"mscale": 1.0}), "stretches its context by 'yarn' in a way"),
        (config(num_hidden_layers=0), "num_hidden_layers is 0"),
        (config(hidden_size=10**12), "hidden_size is 1000000000000"),
        (config(num_key_value_heads=3), "cannot share their keys"),
    ],
)
def test_a_configuration_that_cannot_be_followed(content: bytes, words: str) -> None:
    with pytest.raises(NotConvertible, match=words):
        read_architecture(content)


def test_yarn_is_carried_over_and_absent_where_it_is_not_stated() -> None:
    yarn = read_architecture(config(QWEN3_YARN)).yarn
    assert yarn is not None and (yarn.factor, yarn.original_context_length) == (4.0, 32768)
    usual = {"beta_fast": 32.0, "beta_slow": 1, "mscale": None, "truncate": True}
    assert read_architecture(config(QWEN3, rope_scaling=YARN | usual)).yarn == yarn
    assert read_architecture(config(QWEN3)).yarn is None
    newer = {"rope_type": "default", "rope_theta": 5e5}
    without = {
        k: v for k, v in published_configuration(QWEN3).items() if k not in ("rope_theta", "rope_scaling")
    }
    found = read_architecture(json.dumps(without | {"rope_parameters": newer}).encode())
    assert found.yarn is None and found.rope_base == 5e5


@pytest.mark.parametrize("shape", [QWEN3, QWEN2], ids=lambda shape: shape.name)
def test_tensors_that_do_not_fit_the_configuration(shape: Shape) -> None:
    architecture = read_architecture(config(shape))
    whole = sources(architecture)
    assert len(name_tensors(architecture, whole.values())) == len(whole)
    first, other = "model.layers.0.mlp.up_proj.weight", "model.layers.9.mlp.up_proj.weight"
    cases = {
        "lacks tensors": {k: v for k, v in whole.items() if k != first},
        "has unknown tensors": whole | {other: SourceTensor(other, "BF16", (2, 2), "x", 8)},
        "settings say": whole | {first: SourceTensor(first, "BF16", (2, 2), "x", 8)},
        "holds I8": whole | {first: SourceTensor(first, "I8", whole[first].shape, "x", 8)},
    }
    for words, found in cases.items():
        with pytest.raises(NotConvertible, match=words):
            name_tensors(architecture, found.values())


def test_a_second_copy_of_tied_embeddings_is_left_out() -> None:
    architecture = read_architecture(config(QWEN3, tie_word_embeddings=True))
    head = SourceTensor("lm_head.weight", "BF16", (architecture.vocabulary, architecture.width), "x", 8)
    named = name_tensors(architecture, [*sources(architecture).values(), head])
    assert "output.weight" not in {each.name for each in named}


def test_kinds_of_tokens_and_padding() -> None:
    found = read_tokenizer(tokenizer_files(), 8)
    assert found.types == (NORMAL, NORMAL, NORMAL, CONTROL, USER_DEFINED, CONTROL, UNUSED, UNUSED)
    assert found.tokens[6:] == ("[PAD6]", "[PAD7]")
    assert (found.merges, found.eos, found.ends, found.pre) == (("a b",), 3, (3,), "qwen2")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "has no tokenizer.json"),
        (tokenizer_files() | {"tokenizer.json": b"{"}, "tokenizer.json cannot be read"),
        (tokenizer_files() | {"tokenizer_config.json": b"{}"}, "which token ends its turn"),
        (tokenizer_files(pre_tokenizer={"type": "ByteLevel"}), "cuts text in a way"),
        (tokenizer_files(pre_tokenizer=None), "cuts text in a way"),
        (tokenizer_files(normalizer={"type": "Lowercase"}), "cuts text in a way"),
        (tokenizer_files(added_tokens=[{"id": 9, "content": "x"}]), "has token 9, but its settings say 8"),
        (tokenizer_files(added_tokens=[{"id": 3, "content": "ab"}]), "the same token twice"),
        (tokenizer_files(added_tokens=[{"id": -1, "content": "ab"}]), "has token -1, but its settings say 8"),
    ],
)
def test_a_tokenizer_that_cannot_be_followed(files: dict[str, bytes], words: str) -> None:
    with pytest.raises(NotConvertible, match=words):
        read_tokenizer(files, 8)


def test_a_shard_whose_tensors_lie_elsewhere_than_its_header_said_over_the_network(tmp_path: Path) -> None:
    places = {"a": [0, 8], "b": [8, 16]}
    header = json.dumps(
        {"__metadata__": {"format": "pt"}}
        | {name: {"dtype": "BF16", "shape": [2, 2], "data_offsets": span} for name, span in places.items()}
    ).encode()
    path = tmp_path / "model.safetensors"
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(range(16)))
    data = 8 + len(header)
    right = [SourceTensor(name, "BF16", (2, 2), path.name, data + span[0]) for name, span in places.items()]
    check_shard(path, right)
    exchanged = [replace(right[0], begin=right[1].begin), replace(right[1], begin=right[0].begin)]
    for said in (
        exchanged,
        right[:1],
        [right[0], replace(right[1], shape=(4, 1))],
        [*right[:1], replace(right[1], type="F16")],
    ):
        with pytest.raises(NotConvertible, match="holds other tensors than its header said"):
            check_shard(path, said)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(NotConvertible, match="not a whole safetensors file"):
        check_shard(path, right)
