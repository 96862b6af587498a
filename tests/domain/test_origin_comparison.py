"""The chance that a sample misses what was altered, against counting all samples."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.domain.origin_comparison import chance_to_miss


@pytest.mark.parametrize(
    ("in_all", "looked_at", "altered"), [(6, 2, 1), (7, 3, 2), (8, 5, 4), (5, 5, 1), (6, 1, 6)]
)
def test_the_chance_is_the_share_of_samples_without_an_altered_one(
    in_all: int, looked_at: int, altered: int
) -> None:
    samples = list(combinations(range(in_all), looked_at))
    missing = sum(all(each >= altered for each in sample) for sample in samples)
    assert chance_to_miss(in_all, looked_at, altered) == pytest.approx(missing / len(samples))


def test_more_altered_than_there_are_is_all_of_them() -> None:
    assert chance_to_miss(4, 1, 9) == 0.0
