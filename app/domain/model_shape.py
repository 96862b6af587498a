"""The shape of a model as far as its memory depends on it, for one whose file is not here yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelShape:
    """Named as in a GGUF's header. ``tensor_bytes`` are those of the weights; lengths are counts of values."""

    block_count: int
    embedding_length: int
    feed_forward_length: int
    head_count: int
    head_count_kv: int
    key_length: int
    value_length: int
    vocabulary_size: int
    tensor_bytes: int
