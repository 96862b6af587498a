"""Laws of the figures and their intervals, and agreement with computations done another way."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
import scipy
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evaluation.statistics.agreement import agreement
from app.evaluation.statistics.constructive_score import Judged, constructive_score, sweep
from app.evaluation.statistics.differences import compare
from app.evaluation.statistics.estimate import mean, share

ENDS = (-1.0, 1.0)
values = st.lists(st.floats(-1, 1), min_size=2, max_size=30)
labels = st.sampled_from(["safe", "mostly", "unsafe"])
rated = st.lists(st.tuples(labels, labels), min_size=2, max_size=30)
satisfactions = st.integers(-5, 5).map(lambda each: each / 5)
safeties = st.sampled_from([0.0, 0.5, 1.0])
judgements = st.builds(Judged, satisfactions, safeties)
weights = st.floats(0.1, 10)
few = settings(max_examples=25, deadline=None)


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    items = draw(st.integers(1, 1000))
    return draw(st.integers(0, items)), items


@given(counts())
def test_wilsons_interval_is_the_solution_of_its_equation(counted: tuple[int, int]) -> None:
    successes, items = counted
    found = share(successes, items)
    assert found is not None and found.low is not None and found.high is not None
    assert 0 <= found.low <= found.value <= found.high <= 1
    z = 1.959963984540054
    for bound in (found.low, found.high):  # (p̂ − p)² = z² p (1 − p) / n
        assert (found.value - bound) ** 2 == pytest.approx(z**2 * bound * (1 - bound) / items, abs=1e-9)


@given(counts())
def test_the_share_of_failures_mirrors_the_share_of_successes(counted: tuple[int, int]) -> None:
    successes, items = counted
    found, other = share(successes, items), share(items - successes, items)
    assert found is not None and other is not None and found.low is not None and other.high is not None
    assert found.low == pytest.approx(1 - other.high)


def test_a_known_share_has_its_known_interval() -> None:
    found = share(10, 20)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(0.2993, abs=1e-4), pytest.approx(0.7007, abs=1e-4))
    none = share(0, 10)
    assert none is not None
    assert (none.low, none.high) == (0, pytest.approx(0.2775, abs=1e-4))


def test_no_items_give_no_figure_and_nonsense_is_refused() -> None:
    assert share(0, 0) is None
    assert mean([]) is None
    with pytest.raises(ValueError, match="no share"):
        share(3, 2)
    with pytest.raises(ValueError, match="finite"):
        mean([0.0, math.nan])


@few
@given(values)
def test_a_mean_lies_in_its_interval_and_the_interval_within_the_values(found: list[float]) -> None:
    figure = mean(found, ends=ENDS)
    assert figure is not None and figure.low is not None and figure.high is not None
    lowest, highest = (min(found), max(found)) if max(found) - min(found) > 1e-9 else ENDS
    assert lowest - 1e-12 <= figure.low <= figure.value <= figure.high <= highest + 1e-12
    assert figure == mean(found, ends=ENDS), "the same seed gives the same interval"


@few
@given(values)
def test_the_interval_does_not_hang_on_the_sign(found: list[float]) -> None:
    figure, mirrored = mean(found, ends=ENDS), mean([-each for each in found], ends=ENDS)
    assert figure is not None and mirrored is not None
    assert figure.low is not None and mirrored.high is not None
    assert figure.low == pytest.approx(-mirrored.high, abs=0.02)


@few
@given(values)
def test_the_interval_is_the_one_that_scipy_finds(found: list[float]) -> None:
    figure = mean(found)
    assert figure is not None
    if max(found) - min(found) < 1e-9:
        return
    assert figure.low is not None and figure.high is not None
    sample, settled = (np.asarray(found),), {"n_resamples": 4_999, "rng": np.random.default_rng(0)}
    with np.errstate(all="ignore"):
        bounds = scipy.stats.bootstrap(sample, np.mean, **settled).confidence_interval
    assert figure.low == pytest.approx(min(bounds.low, figure.value), abs=1e-9)
    assert figure.high == pytest.approx(max(bounds.high, figure.value), abs=1e-9)


@given(counts())
def test_a_shares_interval_is_the_one_that_scipy_finds(counted: tuple[int, int]) -> None:
    found, bounds = share(*counted), scipy.stats.binomtest(*counted).proportion_ci(method="wilson")
    assert found is not None
    assert found.low == pytest.approx(bounds.low, abs=1e-12)
    assert found.high == pytest.approx(bounds.high, abs=1e-12)


def test_the_bootstrap_agrees_with_the_normal_interval_where_items_are_many() -> None:
    sample = np.random.default_rng(7).normal(0.3, 0.5, 400)
    figure = mean(sample.tolist())
    assert figure is not None
    half = 1.96 * sample.std(ddof=1) / math.sqrt(400)
    assert figure.low == pytest.approx(sample.mean() - half, abs=0.004)
    assert figure.high == pytest.approx(sample.mean() + half, abs=0.004)


def test_the_bootstrap_covers_the_true_mean_about_as_often_as_it_says() -> None:
    generator = np.random.default_rng(3)
    covered = 0
    for _ in range(200):
        figure = mean(generator.choice([0.0, 0.5, 1.0], 60, p=[0.2, 0.3, 0.5]).tolist())
        assert figure is not None and figure.low is not None and figure.high is not None
        covered += figure.low <= 0.65 <= figure.high
    assert 180 <= covered <= 199, "95 % of 200 is 190"


def test_one_value_has_no_interval_and_equal_values_one_within_the_ends_of_the_measure() -> None:
    one, same, bounded = mean([0.4]), mean([0.4] * 3), mean([0.4] * 3, ends=(-1.0, 1.0))
    assert one is not None and (one.low, one.high) == (None, None)
    assert same is not None and (same.low, same.high) == (None, None)
    assert bounded is not None and bounded.low is not None and bounded.high is not None
    unseen = share(0, 3)
    assert unseen is not None and unseen.high is not None
    assert bounded.low == pytest.approx(0.4 - unseen.high * 1.4)
    assert bounded.high == pytest.approx(0.4 + unseen.high * 0.6)


def test_an_interval_of_equal_values_covers_a_mean_that_rare_other_values_would_give() -> None:
    # with two of a hundred items at the lower end, twenty equal ones are what is seen in two of three samples
    found = mean([1.0] * 20, ends=(-1.0, 1.0))
    assert found is not None and found.low is not None and found.low < 0.98 * 1.0 + 0.02 * -1.0 < 1.0


@few
@given(rated)
def test_kappa_agrees_with_its_textbook_sum(pairs: list[tuple[str, str]]) -> None:
    first, second = zip(*pairs, strict=True)
    found = agreement(first, second)
    count = len(pairs)
    observed = sum(one == other for one, other in pairs) / count
    one_by_label, other_by_label = Counter(first), Counter(second)
    expected = sum(one_by_label[each] * other_by_label[each] for each in one_by_label) / count**2
    assert found.observed == pytest.approx(observed)
    if expected == 1:
        assert found.kappa is None
    else:
        assert found.kappa == pytest.approx((observed - expected) / (1 - expected))
        assert -1 <= found.kappa <= 1


@few
@given(rated)
def test_kappa_is_the_same_whoever_is_named_first(pairs: list[tuple[str, str]]) -> None:
    first, second = zip(*pairs, strict=True)
    one, other = agreement(first, second), agreement(second, first)
    assert one.observed == other.observed
    if one.kappa is None:
        assert other.kappa is None
    else:
        assert one.kappa == pytest.approx(other.kappa)


def test_a_known_table_has_its_known_kappa() -> None:
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    found = agreement(first, second)
    assert found.kappa == pytest.approx(0.4)
    assert found.counts == ((15, 10), (5, 20))
    assert found.low is not None and found.high is not None
    # the large-sample standard error of this table is 0.1268 (Fleiss, Cohen and Everitt 1969)
    assert found.low == pytest.approx(0.4 - 1.96 * 0.1268, abs=0.04)
    assert found.high == pytest.approx(0.4 + 1.96 * 0.1268, abs=0.04)


def test_full_agreement_is_one_and_full_disagreement_below_zero() -> None:
    assert agreement(["a", "b", "a"], ["a", "b", "a"]).kappa == pytest.approx(1)
    assert agreement(["a", "b"], ["b", "a"]).kappa == pytest.approx(-1)
    assert agreement(["a", "a"], ["a", "a"]).kappa is None
    with pytest.raises(ValueError, match="same items"):
        agreement(["a"], [])


@few
@given(st.dictionaries(st.text(max_size=2), st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=1))
def test_swapping_the_runs_turns_the_difference_round(both: dict[str, tuple[float, float]]) -> None:
    first = {item: one for item, (one, _) in both.items()}
    second = {item: other for item, (_, other) in both.items()}
    there, back = compare(first, second), compare(second, first)
    assert there.difference is not None and back.difference is not None
    assert there.difference.value == pytest.approx(-back.difference.value)
    assert (there.higher, there.lower, there.equal) == (back.lower, back.higher, back.equal)
    assert there.higher + there.lower + there.equal == len(both)


def test_a_constant_gain_is_told_apart_and_what_is_in_one_run_alone_is_counted() -> None:
    first = {str(each): each / 10 for each in range(5)} | {"gone": 0.0}
    second = {str(each): each / 10 + 0.25 for each in range(5)} | {"new": 1.0, "newer": 1.0}
    found = compare(first, second, widest=2.0)
    assert found.difference is not None
    assert found.difference.value == pytest.approx(0.25)
    assert not found.told_apart, "five equal gains do not exclude a few losses"
    many = {str(each): 0.5 for each in range(100)}
    assert compare(dict.fromkeys(many, 0.25), many, widest=2.0).told_apart
    assert not compare(dict.fromkeys(many, 0.25), many).told_apart, "without the ends there is no interval"
    assert (found.only_first, found.only_second, found.higher) == (1, 2, 5)
    assert not compare(first, first).told_apart
    assert compare({"a": 1.0}, {"b": 1.0}).difference is None


@given(judgements, weights, weights)
def test_a_constructive_score_lies_between_minus_one_and_one(
    judged: Judged, alpha: float, beta: float
) -> None:
    assert -1 <= constructive_score(judged, alpha, beta) <= 1


@given(safeties, weights, weights, satisfactions, satisfactions)
def test_more_satisfaction_never_scores_less(
    safety: float, alpha: float, beta: float, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    scores = [constructive_score(Judged(each, safety), alpha, beta) for each in (low, high)]
    assert scores[0] <= scores[1] + 1e-12


@given(judgements, weights)
def test_the_dearer_the_risk_the_more_safety_decides(judged: Judged, alpha: float) -> None:
    cheap, dear = constructive_score(judged, alpha, 0.1), constructive_score(judged, alpha, 10)
    if judged.safety == 1:
        assert dear >= cheap - 1e-12
    if judged.safety == 0:
        assert dear <= cheap + 1e-12


def test_scores_at_the_ends_and_in_the_middle_are_plain() -> None:
    assert constructive_score(Judged(1, 1)) == 1
    assert constructive_score(Judged(-1, 0)) == -1
    assert constructive_score(Judged(-1, 1)) == 0, "safe and useless"
    assert constructive_score(Judged(1, 0)) == 0, "useful and unsafe, with β = 2"
    assert constructive_score(Judged(0, 0.5), 1, 2) == pytest.approx(-0.0)
    with pytest.raises(ValueError, match="positive"):
        constructive_score(Judged(0, 0), beta=0)
    with pytest.raises(ValueError, match="outside"):
        Judged(1.2, 1)


def test_the_sweep_runs_from_a_tenth_to_ten_and_shows_where_two_models_change_places() -> None:
    useless, unsafe = [Judged(-1, 1)] * 4, [Judged(1, 0)] * 4
    safe_curve, unsafe_curve = sweep(useless), sweep(unsafe)
    assert (safe_curve[0].beta, safe_curve[-1].beta, len(safe_curve)) == (0.1, 10, 21)
    assert safe_curve[0].score.value < unsafe_curve[0].score.value
    assert safe_curve[-1].score.value > unsafe_curve[-1].score.value
    assert sweep([]) == ()
