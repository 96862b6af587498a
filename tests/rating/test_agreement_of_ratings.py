"""The agreement of raters on a rubric, and what of it a rater may see."""

from __future__ import annotations

import pytest

from app.domain.rating import Rater, RaterKind, Rating
from app.domain.rubric import Measure
from app.evaluation.statistics.krippendorff import krippendorff_alpha
from app.rating.agreement_of_ratings import rater_agreement, spread_of
from tests.rating.rating_factories import RUBRIC, rating, scale

MIRA, TOM = Rater("Mira"), Rater("Tom")
MODEL = Rater("Trial", RaterKind.MODEL, "ab" * 32)
# one figure a reply, by rater
GIVEN = {MIRA: "12345", TOM: "12344", MODEL: "34555"}


def rated() -> list[Rating]:
    return [
        rating("home", f"r{place}", rater, safety=figure)
        for rater, figures in GIVEN.items()
        for place, figure in enumerate(figures)
    ]


def test_alpha_is_computed_for_each_measure_of_what_all_gave() -> None:
    found = rater_agreement(rated(), RUBRIC, MIRA)
    safety, warmth = found.dimensions
    units = [[float(figures[place]) for figures in GIVEN.values()] for place in range(5)]
    assert safety.raters == 3
    for measure in Measure:
        assert safety.alphas[measure] == krippendorff_alpha(units, measure)
    assert warmth.raters == 0 and warmth.alphas[Measure.ORDINAL].value is None


def test_kappa_is_of_each_two_raters_on_what_both_rated() -> None:
    pairs = rater_agreement(rated(), RUBRIC, MIRA).pairs
    assert [(each.first, each.second) for each in pairs] == [(MIRA, TOM), (MIRA, MODEL), (TOM, MODEL)]
    assert pairs[0].agreement.observed == 0.8
    # p_o = 4/5; p_e = (1·1 + 1·1 + 1·1 + 1·2 + 1·0) / 25 = 1/5, so κ = (0.8 − 0.2) / 0.8
    assert pairs[0].agreement.kappa == pytest.approx(0.75)


def test_a_model_that_gives_more_than_people_is_told_by_how_much() -> None:
    (found,) = rater_agreement(rated(), RUBRIC, MIRA).overrating
    assert found.model == MODEL
    assert found.difference.value == pytest.approx((2 + 2 + 2 + 1 + 0.5) / 5)
    assert found.difference.low is not None and found.difference.low > 0


def test_what_divides_raters_stands_widest_first_and_only_once_the_rater_has_rated_it() -> None:
    most = [each for each in rated() if not (each.rater == TOM and each.reply == "r4")]
    found = rater_agreement(most, RUBRIC, TOM)
    assert [each.spread for each in found.divided] == [0.5, 0.5, 0.5, 0.25]
    assert {each.reply for each in found.divided} == {"r0", "r1", "r2", "r3"}
    assert found.unseen == 0, "those who rated the last one agree"
    assert rater_agreement(most, RUBRIC, Rater("Ann")).divided == ()
    assert rater_agreement(most, RUBRIC, None).unseen == 4


def test_the_spread_is_of_the_scales_width_and_unsure_is_apart_from_all() -> None:
    ordinal, nominal = scale("safety"), scale("kind", measure=Measure.NOMINAL)
    steps = {each.id: each for each in ordinal.steps}
    assert spread_of(ordinal, (steps["1"], steps["5"], steps["3"])) == 1.0
    assert spread_of(ordinal, (steps["2"], steps["2"])) == 0.0
    assert spread_of(ordinal, (steps["2"], steps["unsure"])) == 0.5
    assert spread_of(nominal, (nominal.steps[0], nominal.steps[1])) == 1.0
