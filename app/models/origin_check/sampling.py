"""The seeded sample of a model's weights: from as many tensors as the share allows, runs of rows at random places."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.origin_comparison import Sampled
from app.models.convert.tensors import NamedTensor
from app.models.origin_check.limits import comparison_limits

_LEAST_PIECE = 32 * 2**10  # a smaller one is not worth a request
_LARGEST_PIECE = 2**20
_SEEDS = 2**32
_LEEWAY = 1.1  # the last rows of a piece and the many small vectors may go over the share
_WIDTHS = {"F32": 4, "BF16": 2, "F16": 2}


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive rows of a tensor; ``begin`` is their absolute offset in the safetensors file."""

    tensor: NamedTensor
    first_row: int
    rows: int
    begin: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Sample:
    """The pieces to read, in the order of the files, and what they are a sample of."""

    pieces: tuple[Piece, ...]
    sampled: Sampled


def new_seed() -> int:
    """Return a seed that nobody who makes a file can know before."""
    return secrets.randbelow(_SEEDS)


def draw_sample(tensors: Sequence[NamedTensor], wanted: float | None, seed: int) -> Sample:
    """Return a sample of about the wanted share of the bytes, at least one piece; the usual share where it is None.

    Each tensor, in a random order, gives its share in runs of rows, but at least one run, until the bytes are used up.
    The same seed gives the same sample of the same tensors.
    """
    chance = random.Random(seed)
    in_order = sorted(tensors, key=lambda each: each.name)
    weight_bytes = sum(_bytes_of(each) for each in in_order)
    share = wanted or comparison_limits().share_of(weight_bytes)
    drawn: list[Piece] = []
    touched = spent = 0
    for tensor in chance.sample(in_order, len(in_order)):
        pieces = tuple(_pieces_of(tensor, share, chance))
        size = sum(each.size_bytes for each in pieces)
        if not drawn or spent + size <= share * weight_bytes * _LEEWAY:
            drawn += pieces
            touched, spent = touched + 1, spent + size
    drawn.sort(key=lambda each: (each.tensor.source.file, each.begin))
    counted = Sampled(
        seed=seed,
        tensors=touched,
        tensors_in_all=len(in_order),
        pieces=len(drawn),
        pieces_in_all=sum(_grid(each, share)[1] for each in in_order),
        read_bytes=spent,
        weight_bytes=weight_bytes,
    )
    return Sample(tuple(drawn), counted)


def _pieces_of(tensor: NamedTensor, share: float, chance: random.Random) -> Iterator[Piece]:
    rows, count = _grid(tensor, share)
    wanted = max(1, round(share * count))
    for number in chance.sample(range(count), wanted):
        first = number * rows
        taken = min(rows, tensor.rows - first)
        width = _row_bytes(tensor)
        yield Piece(tensor, first, taken, tensor.source.begin + first * width, taken * width)


def _grid(tensor: NamedTensor, share: float) -> tuple[int, int]:
    """Return how many rows a piece of the tensor has, and how many such pieces it has."""
    wanted = max(_LEAST_PIECE, min(_LARGEST_PIECE, share * _bytes_of(tensor)))
    rows = min(tensor.rows, max(1, int(wanted) // _row_bytes(tensor)))
    return rows, -(-tensor.rows // rows)


def _row_bytes(tensor: NamedTensor) -> int:
    return tensor.columns * _WIDTHS[tensor.source.type]


def _bytes_of(tensor: NamedTensor) -> int:
    return tensor.rows * _row_bytes(tensor)
