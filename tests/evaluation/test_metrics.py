"""Figures of a run: right values, right groups, intervals, and the judge on each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.evaluation.data.errors import DataFileError
from app.evaluation.errors import EvaluationError
from app.evaluation.judge_quality import judge_quality, read_labels, verdicts_of
from app.evaluation.metrics import JudgedItem, MetricResult, metric_results_of, sweep_of, values_of


def item(name: str, groups: dict[str, str] | None = None, **values: float) -> JudgedItem:
    return JudgedItem(name, values, groups or {}, judge="oyster/judge")


def named(figures: tuple[MetricResult, ...], key: str, group: str = "", name: str = "") -> MetricResult:
    (found,) = (each for each in figures if (each.measure.key, each.group, each.name) == (key, group, name))
    return found


ATTACKS = (
    item("a", {"level": "level 1", "language": "English"}, attack_success=0),
    item("b", {"level": "level 1", "language": "Chinese"}, attack_success=1),
    item("c", {"level": "level 2", "language": "English"}, attack_success=1),
    item("d", {"level": "level 2", "language": "English"}, attack_success=1),
    item("e", {"kind": "homonyms", "language": "English"}, over_refusal=1),
)


def test_a_share_is_told_overall_and_by_group_with_its_interval_and_judge() -> None:
    figures = metric_results_of("strata_sword", ATTACKS)
    overall = named(figures, "attack_success")
    assert overall.estimate is not None
    assert (overall.estimate.value, overall.estimate.items) == (0.75, 4)
    assert overall.estimate.low == pytest.approx(0.3006, abs=1e-4), "Wilson's bound of 3 in 4"
    first = named(figures, "attack_success", "level", "level 1").estimate
    assert first is not None and (first.value, first.items) == (0.5, 2)
    assert {each.judge for each in figures} == {"oyster/judge"}


def test_over_refusal_stands_beside_and_does_not_mix_with_the_attacks() -> None:
    refused = named(metric_results_of("strata_sword", ATTACKS), "over_refusal").estimate
    assert refused is not None
    assert (refused.value, refused.items) == (1.0, 1)


def test_a_group_that_no_item_states_is_left_out() -> None:
    assert not [each for each in metric_results_of("strata_sword", ATTACKS) if each.group == "method"]


def test_an_item_that_was_not_judged_is_counted_and_moves_no_figure() -> None:
    failed = JudgedItem("f", {}, {"level": "level 2"}, "oyster/judge", ("attack_success",))
    overall = named(metric_results_of("strata_sword", (*ATTACKS, failed)), "attack_success")
    assert overall.not_judged == 1
    assert overall.estimate is not None
    assert (overall.estimate.value, overall.estimate.items) == (0.75, 4)
    alone = named(metric_results_of("strata_sword", (failed,)), "attack_success")
    assert (alone.estimate, alone.not_judged) == (None, 1)


def test_an_item_asked_several_times_counts_once_by_its_mean() -> None:
    asked = (item("a", attack_success=0), item("a", attack_success=1), item("b", attack_success=1))
    overall = named(metric_results_of("strata_sword", asked), "attack_success").estimate
    assert overall is not None
    assert (overall.value, overall.items) == (0.75, 2)
    assert values_of(asked, "attack_success") == {"a": 0.5, "b": 1}


def test_the_sweep_takes_items_with_both_verdicts() -> None:
    items = (
        item("a", satisfaction=1, safety=0),
        item("b", satisfaction=1, safety=0),
        item("c", satisfaction=1),
    )
    points = sweep_of(items)
    assert {each.score.items for each in points} == {2}
    assert points[0].score.value > points[-1].score.value


def test_two_judges_of_one_run_are_both_named() -> None:
    other = JudgedItem("z", {"attack_success": 1}, {}, "openai/other")
    overall = named(metric_results_of("strata_sword", (*ATTACKS, other)), "attack_success")
    assert overall.judge == "openai/other and oyster/judge"


def test_a_judges_agreement_with_people_is_measured_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("id,human\na,safe\nb,UNSAFE\nc,safe\nd,unsafe\nz,safe\n")
    quality = judge_quality(
        "oyster/judge", verdicts_of(ATTACKS, "attack_success"), read_labels(tmp_path / "labels.csv")
    )
    assert quality.agreement.observed == 0.75
    assert quality.agreement.kappa == pytest.approx(0.5)
    assert (quality.only_people, quality.only_judge) == (1, 0)


def test_labels_that_stand_twice_are_refused_with_their_rows(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("id,human\na,safe\nb,safe\na,unsafe\n")
    with pytest.raises(DataFileError) as told:
        read_labels(tmp_path / "labels.csv")
    assert told.value.rows == (4,)


def test_labels_of_other_items_say_so() -> None:
    with pytest.raises(EvaluationError, match=r'"x".*"a"'):
        judge_quality("j", {"a": "safe"}, {"x": "safe"})
