"""The figures of the judging bench, against known values and a second opinion."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from app.domain.risk import Headline
from tests.judging.curve_interval import area
from tests.judging.figures import Rate, f1_at, figures_of, in_lines
from tests.judging.judged_lines import JudgedLine
from tests.judging.labelled_sets import LabelledSet, Line, Target, labelled_set


def test_the_area_is_that_of_the_rank_test() -> None:
    chance = np.random.default_rng(3)
    higher, lower = chance.normal(1, 1, 40).tolist(), chance.normal(0, 1, 60).tolist()
    found = area(higher, lower)
    assert found is not None and found.low is not None and found.high is not None
    assert found.value == pytest.approx(mannwhitneyu(higher, lower).statistic / 2400)
    assert found.low < found.value < found.high


def test_the_intervals_hold_the_true_area_about_as_often_as_they_say() -> None:
    chance = np.random.default_rng(5)
    inside = 0
    for _ in range(400):
        found = area(chance.normal(1, 1, 30).tolist(), chance.normal(0, 1, 30).tolist())
        assert found is not None and found.low is not None and found.high is not None
        inside += found.low <= 0.7602 <= found.high  # Φ(1/√2)
    assert 0.92 <= inside / 400 <= 0.98


def test_perfectly_apart_is_no_certainty_and_all_alike_has_no_interval() -> None:
    apart, alike = area([2.0] * 10, [1.0] * 10), area([1.0] * 10, [1.0] * 10)
    assert apart is not None and apart.low is not None and apart.low < 0.8 and apart.high == 1.0
    assert alike is not None and alike.value == 0.5 and alike.low is None
    assert area([], [1.0]) is None


def test_f1_is_that_of_the_counts_at_the_sets_own_share() -> None:
    # 20 examples of which 15 are found, 80 others of which 8 are flagged: 2·15 / (2·15 + 8 + 5)
    assert f1_at(15 / 20, 8 / 80, 0.2) == pytest.approx(30 / 43)


def judged(headline: Headline, wrong: float, strategy: str = "full_answer") -> JudgedLine:
    return JudgedLine(headline, strategy, False, (0.8, 0.15, 0.05), (1 - wrong - 0.1, 0.1, wrong), 0.5)


TWO = (Line("one", True), Line("two", False))


def small(lines: tuple[Line, ...], target: Target = Target.WRONG) -> LabelledSet:
    return labelled_set("made up", "here", target, lines)


def test_recall_and_false_alarms_are_of_the_headline_and_the_strategy_is_told_beside() -> None:
    seen = [judged(Headline.POSSIBLE, 0.8, "refuse"), judged(Headline.LOW, 0.01)]
    found = figures_of(small(TWO), seen)
    assert (found.recall, found.false_alarms) == (Rate(1, 1), Rate(0, 1))
    assert (found.guided, found.guided_others) == (Rate(1, 1), Rate(0, 1))


def test_what_nobody_judged_is_neither_found_nor_called_judged() -> None:
    found = figures_of(small(TWO), [judged(Headline.NOT_JUDGED, 0.05)] * 2)
    assert found.recall == Rate(0, 1) and found.unjudged == Rate(2, 2)


def test_distress_is_no_wish_to_do_harm() -> None:
    line = judged(Headline.DISTRESS, 0.0)
    assert line.noticed(Target.DISTRESS) and line.noticed(Target.ANY) and not line.noticed(Target.WRONG)


def test_a_chance_is_moved_to_the_share_of_the_set() -> None:
    line = JudgedLine(Headline.LOW, "full_answer", False, (0.9, 0.05, 0.05), (0.9, 0.05, 0.05), 0.1)
    assert line.chance_where(Target.WRONG, 0.5) == pytest.approx(0.5)  # no evidence: the set's own share


def test_a_set_without_labels_is_told_in_shares() -> None:
    words = "\n".join(in_lines(small((Line("one", None),), Target.DISTRESS), [judged(Headline.LOW, 0.0)]))
    assert "not labelled; said: Low risk 1" in words and "AUC" not in words
