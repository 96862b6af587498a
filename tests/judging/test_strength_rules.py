"""The strength of a model's word is fitted: it follows from what comes true on texts that no self-test has."""

from __future__ import annotations

from collections.abc import Iterable

from app.alignment.evidence.self_test import Kind, Ridges, Scores
from tests.judging.labelled_sets import Target
from tests.judging.strength_lines import DevelopmentLine
from tests.judging.strength_rules import Asked, chosen_ridges, figures_of, stated, without_set
from tests.passed_self_test import RIGHT, passed_self_test

BEFORE = Ridges(0.3, 0.3)
_HARMLESS = RIGHT[Kind.LOOK_ALIKE]
_KINDS = ((Target.WRONG, RIGHT[Kind.WRONG]), (Target.DISTRESS, RIGHT[Kind.DISTRESS]))


def asked(confused: Iterable[Target], name: str = "texts") -> Asked:
    """A model with a perfect self-test that takes four of ten lines of the confused targets for the other class."""
    lines, scores = [], list[Scores]()
    for target, right in _KINDS:
        for at in range(20):
            belongs, misread = at % 2 == 0, target in confused and at % 10 < 4
            lines.append(DevelopmentLine(f"{name} {target}", target, f"Line {at}", belongs))
            scores.append(right if belongs is not misread else _HARMLESS)
    return Asked("model", passed_self_test("m"), tuple(lines), tuple(scores))


def test_a_model_that_is_right_on_texts_of_others_is_believed_as_far_as_its_test_goes() -> None:
    found = chosen_ridges([asked(())], BEFORE)
    assert max(found.distress, found.wrong) < 0.5


def test_what_a_model_misreads_weighs_less_and_what_it_reads_well_does_not() -> None:
    found = chosen_ridges([asked([Target.WRONG])], BEFORE)
    assert found.wrong > 1 > 0.5 > found.distress


def test_the_chosen_strength_states_chances_that_come_true_more_often_than_before() -> None:
    model = asked([Target.WRONG, Target.DISTRESS])
    before, after = (
        figures_of(stated([model], each)) for each in (Ridges(0.1, 0.1), chosen_ridges([model], BEFORE))
    )
    assert after.error < before.error and after.loss < before.loss and after.auc == before.auc


def test_the_error_by_chance_alone_is_small_where_chances_are_sure() -> None:
    sure = figures_of(stated([asked(())], Ridges(0.1, 0.1)))
    unsure = figures_of(stated([asked(())], Ridges(25.0, 25.0)))
    assert 0 < sure.floor < unsure.floor


def test_a_set_that_is_left_out_has_no_part_in_the_choice() -> None:
    confused = asked([Target.WRONG])
    assert (
        chosen_ridges(without_set([confused, asked((), "others")], f"texts {Target.WRONG}"), BEFORE).wrong
        < 0.5
    )
