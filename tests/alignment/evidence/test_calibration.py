"""A score becomes evidence: the right way round, within its bound, and no more certain than the labels allow."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.evidence.calibration import shares_of
from app.alignment.evidence.calibration_fitting import area_under_curve, fit
from tests.judging.figures import expected_calibration_error

MOST, RIDGE = 4.0, 0.3


def column(values: list[float]) -> list[tuple[float]]:
    """One score a text."""
    return [(value,) for value in values]


scores = st.lists(st.floats(-20, 20), min_size=2, max_size=30)


@given(scores, scores, st.floats(-30, 30), st.floats(-30, 30))
def test_a_higher_score_is_never_less_evidence_and_stays_within_the_bound(
    members: list[float], others: list[float], one: float, other: float
) -> None:
    found = fit(column([*members, *others]), [True] * len(members) + [False] * len(others), MOST, RIDGE)
    low, high = sorted((one, other))
    assert -MOST <= found.log_ratio([low]) <= found.log_ratio([high]) <= MOST


def test_scores_that_say_nothing_are_no_evidence() -> None:
    dice = random.Random(3)
    values = [dice.gauss(0, 1) for _ in range(400)]
    found = fit(column(values), [index % 4 == 0 for index in range(400)], MOST, RIDGE)
    assert abs(found.log_ratio([1.0])) < 0.4


def test_a_score_that_points_the_other_way_says_nothing() -> None:
    found = fit(column([0.0, 0.1, 3.0, 3.1]), [True, True, False, False], MOST, RIDGE)
    assert (found.log_ratio([-5.0]), found.log_ratio([5.0])) == (0.0, 0.0)


def test_the_evidence_is_the_likelihood_ratio_of_the_scores() -> None:
    dice = random.Random(5)
    members, others = ([dice.gauss(mean, 1) for _ in range(4000)] for mean in (1.0, -1.0))
    found = fit(column([*members, *others]), [True] * 4000 + [False] * 4000, MOST, RIDGE)
    for score in (-1.0, 0.0, 0.5, 1.0):  # of two unit normals at ±1 the log-ratio is twice the score
        assert found.log_ratio([score]) == pytest.approx(2 * score, abs=0.25)


def test_two_scores_that_say_the_same_are_not_counted_twice() -> None:
    dice = random.Random(11)
    labels = [index % 2 == 0 for index in range(2000)]
    values = [dice.gauss(1 if label else -1, 1) for label in labels]
    one = fit(column(values), labels, MOST, RIDGE)
    both = fit([(value, value) for value in values], labels, MOST, RIDGE)
    assert both.log_ratio([0.7, 0.7]) == pytest.approx(one.log_ratio([0.7]), abs=0.02)
    assert both.log_ratios([0.7, 0.7])[0] == pytest.approx(one.log_ratio([0.7]) / 2, abs=0.02)


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_the_parts_sum_to_the_whole(one: float, other: float) -> None:
    found = fit([(1, 2), (2, 1), (0, 0), (-1, 0.5)], [True, True, False, False], MOST, RIDGE)
    assert sum(found.log_ratios((one, other))) == pytest.approx(found.log_ratio((one, other)), abs=1e-9)


def test_the_share_of_members_in_the_labels_is_not_in_the_evidence() -> None:
    dice = random.Random(7)
    members, others = [dice.gauss(1, 1) for _ in range(300)], [dice.gauss(-1, 1) for _ in range(3000)]
    found = fit(column([*members, *others]), [True] * 300 + [False] * 3000, MOST, RIDGE)
    assert found.log_ratio([0.0]) == pytest.approx(0.0, abs=0.35)


def test_a_class_without_texts_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="texts of others"):
        fit(column([1.0, 2.0]), [True, True], MOST, RIDGE)


def test_the_area_under_the_curve_counts_pairs() -> None:
    assert area_under_curve([2.0, 3.0], [1.0, 2.0]) == pytest.approx(3.5 / 4)


def test_chances_that_come_true_have_no_calibration_error() -> None:
    happened = [index % 10 < 3 for index in range(1000)]
    assert expected_calibration_error([0.3] * 1000, happened) == pytest.approx(0.0, abs=1e-9)
    assert expected_calibration_error([0.9] * 1000, happened) == pytest.approx(0.6)


@given(st.lists(st.floats(-10, 10), min_size=3, max_size=3))
def test_shares_sum_to_one_and_follow_the_odds(ratios: list[float]) -> None:
    prior = (0.85, 0.1, 0.05)
    found = shares_of(prior, ratios)
    assert sum(found) == pytest.approx(1.0)
    assert found[1] / found[0] == pytest.approx(0.1 / 0.85 * 2.718281828459045 ** (ratios[1] - ratios[0]))
