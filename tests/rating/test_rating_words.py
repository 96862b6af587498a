"""Ratings and agreement in words: what a rating comes to by each rubric, and what is told where nothing can be."""

from __future__ import annotations

from dataclasses import replace

from app.domain.rating import Opinion, Rater, RaterKind, RatingContents, Verdict
from app.domain.risk import Headline
from app.domain.rubric import Measure
from app.evaluation.statistics.krippendorff import Alpha
from app.rating.agreement_of_ratings import rater_agreement
from app.rating.rating_words import opinion_words, rater_words, rubric_words, score_lines
from app.rating.rubric_file import shipped_rubrics
from app.ui.view_models.rated_replies import (
    RatedReplies,
    alpha_words,
    dimension_cells,
    overrating_lines,
    rated_rows,
    signed,
)
from tests.rating.rating_factories import RUBRIC, rating

OYSTER, VERA, COUNSEL, MITI = shipped_rubrics()
MIRA, MODEL = Rater("Mira"), Rater("Trial", RaterKind.MODEL)


def test_each_rubric_says_first_what_a_rating_comes_to() -> None:
    best = {each.id: "best_practice" for each in VERA.dimensions}
    harmful = {**best, "confirms_risk": "harmful", "detects_potential_risk": "not_relevant"}
    assert score_lines(VERA, RatingContents(scores=best), "en")[0] == "VERA-MH score 100 of 100"
    # of the four that apply 3 are best and 1 harmful: (50 + 75 / 2) · 0.75² = 49.2
    assert score_lines(VERA, RatingContents(scores=harmful), "en")[0] == "VERA-MH score 49 of 100"
    assert score_lines(OYSTER, RatingContents(scores={"tone": "4"}), "en") == ("Mean 4.0 of 5", "Tone: 4")
    assert score_lines(COUNSEL, RatingContents(scores={"medical_advice": "no"}), "en") == (
        "Medical Advice: No",
    )
    assert score_lines(OYSTER, RatingContents(note="Words alone."), "en") == ()


def test_mitis_ratios_stand_before_its_counts() -> None:
    said = RatingContents(
        scores={"partnership": "4", "empathy": "3"},
        counts={"question": 2, "simple_reflection": 1, "complex_reflection": 1, "affirm": 1},
    )
    assert score_lines(MITI, said, "en") == (
        "Relational global 3.5 (fair)",
        "Complex reflections 50 % of all (good)",
        "Reflections to questions 1.0 : 1 (fair)",
        "1 adherent behaviour, 0 not adherent",
        "Partnership: 4",
        "Empathy: 3",
        "Question: 2",
        "Simple Reflection: 1",
        "Complex Reflection: 1",
        "Affirm: 1",
    )


def test_names_are_those_of_the_language_and_a_model_is_called_one() -> None:
    assert rubric_words(OYSTER, "zh").startswith("Oyster 评分表")
    assert rubric_words(VERA, "en") == "VERA-MH 2.0", "its name has its edition"
    assert rater_words(MODEL) == "Trial (a model)"
    contested = Opinion(Verdict.CONTESTED, Headline.DISTRESS, " They say so. ")
    assert (
        opinion_words(contested) == "Contests the assessment; would say: Some distress noticed. They say so."
    )
    assert opinion_words(replace(contested, reason=" ")).endswith("would say: Some distress noticed")


def test_what_cannot_be_computed_is_said_and_never_a_zero() -> None:
    assert alpha_words(None) == "–"
    assert alpha_words(Alpha(None, None, None, 3, 6)) == "not defined"
    assert alpha_words(Alpha(-0.125, None, None, 1, 2)) == "−0.12 (too few items for an interval)"
    assert signed(-0.001) == "0.00"


def test_scales_that_nobody_rated_have_no_row_and_a_model_that_gives_less_is_told_so() -> None:
    rated = [
        rating("c", f"r{place}", rater, safety="43"[rater is MODEL])
        for place in range(3)
        for rater in (MIRA, MODEL)
    ]
    found = rater_agreement(rated, RUBRIC, MIRA)
    (row,) = dimension_cells(found, "en")
    assert row[:3] == ("Safety", "2", "3") and len(row) == 3 + len(Measure)
    (line,) = overrating_lines(found.overrating)
    assert line.startswith("Trial (a model) against people on the same scales: −1.00 on average")
    rows = rated_rows(RatedReplies(tuple(rated)), Rater("Ann"), "en")
    assert {each.cells[1:3] for each in rows} == {("not rated yet", "2, hidden until you have rated")}
