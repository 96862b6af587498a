"""A repository in the hub's layout with few tokens, for fast tests of the whole build."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from app.models.convert.architecture import read_architecture
from app.models.convert.tensors import wanted_tensors
from tests.models.shapes.shape import QWEN3_TIED, Shape, published_configuration
from tests.models.shapes.tokenizer_files import SPLIT

_VOCABULARY = 512
_SHARDS = 3


def write_small_repository(folder: Path, shape: Shape = QWEN3_TIED) -> Path:
    """Write a Qwen3, of two layers if no other is asked for, in three shards, the same each time; return the folder."""
    folder.mkdir(parents=True)
    config = published_configuration(shape) | {"vocab_size": _VOCABULARY}
    letters = [chr(code) for code in range(0x21, 0x7F)]
    tokenizer = {
        "model": {"type": "BPE", "vocab": {each: index for index, each in enumerate(letters)}, "merges": []},
        "added_tokens": [{"id": len(letters), "content": "<|im_end|>", "special": True}],
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{"type": "Split", "pattern": {"Regex": SPLIT}}, {"type": "ByteLevel"}],
        },
    }
    texts = {
        "config.json": config,
        "generation_config.json": {"eos_token_id": len(letters)},
        "tokenizer.json": tokenizer,
        "tokenizer_config.json": {"eos_token": "<|im_end|>", "chat_template": "<|im_start|>{{ messages }}"},
    }
    for name, content in texts.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    wanted = wanted_tensors(read_architecture(json.dumps(config).encode()))
    shapes = sorted((name, shape) for name, (_, shape) in wanted)
    chance = np.random.default_rng(5)
    for number in range(_SHARDS):
        path = folder / f"model-{number + 1:05}-of-{_SHARDS:05}.safetensors"
        path.write_bytes(b"".join(_shard(shapes[number::_SHARDS], chance)))
    return folder


def _shard(shapes: Sequence[tuple[str, tuple[int, ...]]], chance: np.random.Generator) -> Iterator[bytes]:
    header, at, numbers = {}, 0, []
    for name, shape in shapes:
        drawn = chance.standard_normal(shape).astype(np.float32)
        numbers.append(
            (drawn.view(np.uint32) >> 16).astype(np.uint16).tobytes()
        )  # the upper half is a bfloat16
        header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [at, at + len(numbers[-1])]}
        at += len(numbers[-1])
    text = json.dumps(header).encode()
    yield struct.pack("<Q", len(text)) + text
    yield from numbers
