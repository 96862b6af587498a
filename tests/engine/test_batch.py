"""How a prompt is divided into steps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.worker.batch import BATCH, Batch


@pytest.fixture(scope="module")
def batch() -> Iterator[Batch]:
    made = Batch(None)  # nothing is decoded
    yield made
    made.close()


@given(left=st.integers(1, 3_000), step=st.sampled_from([0, 64, 128, 448, BATCH]))
def test_all_is_read_in_steps_that_fit_and_no_short_rest_is_left(batch: Batch, left: int, step: int) -> None:
    batch.read_by(step)
    steps = []
    while left:
        steps.append(batch.tokens_of_step(left))
        left -= steps[-1]
    assert left == 0
    assert all(1 <= each <= BATCH for each in steps)
    assert all(before == batch.step for before, _ in pairwise(steps))
    if len(steps) > 1 and batch.step < BATCH - 32:
        assert steps[-1] >= 32


def test_a_step_is_never_shorter_than_what_is_read_at_full_speed(batch: Batch) -> None:
    batch.read_by(0)
    batch.adapt(64, 60.0)  # a very slow computer
    assert batch.step == 64
    batch.adapt(64, 0.01)
    assert batch.step == BATCH
