"""The sample of a model's weights: as large as was asked for, the same for a seed, and as chance says."""

from __future__ import annotations

import pytest

from app.models.convert.tensors import NamedTensor, SourceTensor
from app.models.origin_check.sampling import draw_sample

ROWS, COLUMNS = 4096, 1024  # of BF16: 8 MiB


def tensor(name: str, rows: int = ROWS) -> NamedTensor:
    return NamedTensor(name, SourceTensor(name, "BF16", (rows, COLUMNS), "model.safetensors", 8))


MODEL = (*(tensor(f"blk.{number}.weight") for number in range(60)), tensor("token_embd.weight", 20 * ROWS))


def test_a_sample_touches_every_tensor_in_proportion_where_its_share_allows_it() -> None:
    sample = draw_sample(MODEL, 0.015, seed=1)
    counted = sample.sampled
    assert counted.tensors == counted.tensors_in_all == len(MODEL)
    assert counted.read_bytes / counted.weight_bytes == pytest.approx(0.015, rel=0.05)
    embedding = sum(each.size_bytes for each in sample.pieces if each.tensor.name == "token_embd.weight")
    assert embedding / counted.read_bytes == pytest.approx(20 / 80, abs=0.05)
    assert counted.read_bytes == sum(each.size_bytes for each in sample.pieces)
    assert counted.pieces == len(sample.pieces)


def test_pieces_are_whole_rows_within_their_tensor_and_never_overlap() -> None:
    for piece in (pieces := draw_sample(MODEL, 0.05, seed=2).pieces):
        assert piece.size_bytes == piece.rows * COLUMNS * 2
        assert piece.begin == 8 + piece.first_row * COLUMNS * 2
        assert piece.first_row + piece.rows <= piece.tensor.rows
    rows = [(each.tensor.name, each.first_row + row) for each in pieces for row in range(each.rows)]
    assert len(set(rows)) == len(rows)


def test_a_seed_gives_the_same_sample_and_another_another() -> None:
    assert draw_sample(MODEL, 0.02, 5) == draw_sample(MODEL[::-1], 0.02, 5)
    assert draw_sample(MODEL, 0.02, 5) != draw_sample(MODEL, 0.02, 6)


def test_one_tensor_is_left_out_as_often_as_the_hypergeometric_chance_says() -> None:
    alike = MODEL[:60]
    left_out, draws = 0, 600
    for seed in range(draws):
        sample = draw_sample(alike, 0.001, seed)
        left_out += alike[0].name not in {each.tensor.name for each in sample.pieces}
    chance = sample.sampled.chance_for_tensors(1)
    assert 0.2 < chance < 0.8
    assert abs(left_out / draws - chance) < 3 * (chance * (1 - chance) / draws) ** 0.5
