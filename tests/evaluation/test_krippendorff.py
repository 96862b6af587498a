"""Krippendorff's alpha against its author's worked examples, and its laws."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.rubric import Measure
from app.evaluation.statistics.krippendorff import krippendorff_alpha

few = settings(max_examples=15, deadline=None)
units = st.lists(st.lists(st.integers(1, 5).map(float), max_size=4), min_size=1, max_size=12)

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), https://repository.upenn.edu/asc_papers/43:
# four observers, twelve units, with gaps (sections C and following); two observers, two values (A) and more (B).
FOUR_OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
BINARY = ((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0))
LETTERS = ("aabbdcccedda", "babbbcccedd" + "d")


def by_unit(observers: tuple[tuple[int | None, ...], ...]) -> list[list[float]]:
    return [[float(each) for each in unit if each is not None] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(
    ("measure", "published"), [(Measure.NOMINAL, 0.743), (Measure.ORDINAL, 0.815), (Measure.INTERVAL, 0.849)]
)
def test_alpha_of_four_observers_is_the_published_one(measure: Measure, published: float) -> None:
    found = krippendorff_alpha(by_unit(FOUR_OBSERVERS), measure)
    assert found.value == pytest.approx(published, abs=0.0005)
    assert (found.items, found.values) == (11, 40), "the twelfth unit has one value and pairs with none"
    assert found.low is not None and found.high is not None and found.low < published < found.high <= 1


def test_alpha_of_two_observers_is_the_published_one() -> None:
    assert krippendorff_alpha(by_unit(BINARY), Measure.NOMINAL).value == pytest.approx(0.095, abs=0.0005)
    letters = [[float(ord(first)), float(ord(second))] for first, second in zip(*LETTERS, strict=True)]
    assert krippendorff_alpha(letters, Measure.NOMINAL).value == pytest.approx(0.692, abs=0.0005)


def test_alpha_is_none_where_nobody_could_disagree() -> None:
    same = krippendorff_alpha([[3.0, 3.0], [3.0, 3.0, 3.0]], Measure.ORDINAL)
    assert (same.value, same.low, same.high, same.items) == (None, None, None, 2)
    alone = krippendorff_alpha([[1.0], [], [5.0]], Measure.INTERVAL)
    assert (alone.value, alone.items) == (None, 0)
    single = krippendorff_alpha([[1.0, 2.0]], Measure.NOMINAL)
    assert single.value is not None and single.low is None


@few
@given(units, st.sampled_from(Measure), st.randoms(use_true_random=False))
def test_alpha_knows_no_order_of_items_or_raters(
    rated: list[list[float]], measure: Measure, chance: random.Random
) -> None:
    found = krippendorff_alpha(rated, measure)
    other = [chance.sample(unit, len(unit)) for unit in chance.sample(rated, len(rated))]
    shuffled = krippendorff_alpha(other, measure)
    assert (found.value is None) == (shuffled.value is None)
    if found.value is not None:
        assert found.value == pytest.approx(shuffled.value, abs=1e-9)
        assert found.value <= 1 + 1e-9


@few
@given(units)
def test_an_ordinal_alpha_is_the_same_however_far_apart_the_figures_are(rated: list[list[float]]) -> None:
    found = krippendorff_alpha(rated, Measure.ORDINAL)
    stretched = krippendorff_alpha([[each**3 for each in unit] for unit in rated], Measure.ORDINAL)
    assert (found.value is None) == (stretched.value is None)
    assert found.value is None or found.value == pytest.approx(stretched.value, abs=1e-9)
