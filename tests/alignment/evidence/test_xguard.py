"""The guard's figures: the published reading, the evidence in it, and the headline in plain words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.evidence.source import Judgement
from app.alignment.evidence.xguard import guard_table, log_odds_of, published
from app.alignment.headline import assessment_of
from app.domain.risk import CategoryScore, CrisisFinding, CrisisKind, Headline, Judge, JudgeKind


def test_the_table_has_the_29_labels_of_the_guard_and_safe_is_first() -> None:
    labels = [each.id for each in guard_table().categories]
    assert labels[0] == "sec"
    assert len(labels) == len(set(labels)) == 29


def test_the_published_reading_is_the_first_tokens_probability() -> None:
    assert published([math.log(0.75), math.log(0.25)]) == pytest.approx((0.75, 0.25))


def scores(**chances: float) -> tuple[CategoryScore, ...]:
    return tuple(CategoryScore(each, each, chance) for each, chance in chances.items())


def test_a_guards_certainty_moves_the_types_by_five_nats_or_more() -> None:
    benign, distress, wrong = log_odds_of(scores(ha=1.0, sec=0.0), guard_table().evidence)
    assert wrong - max(benign, distress) >= 5
    benign, distress, wrong = log_odds_of(scores(mh=1.0, sec=0.0), guard_table().evidence)
    assert distress - max(benign, wrong) >= 5
    benign, distress, wrong = log_odds_of(scores(sec=1.0), guard_table().evidence)
    assert benign - max(distress, wrong) >= 5


def test_a_question_from_a_professional_field_speaks_for_an_ordinary_person() -> None:
    for field in ("med", "law", "fin"):
        benign, distress, wrong = log_odds_of(scores(**{field: 1.0}), guard_table().evidence)
        assert benign - max(distress, wrong) >= 5


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_probability_is_never_less_evidence(one: float, other: float) -> None:
    low, high = sorted((one, other))
    evidence = guard_table().evidence
    assert log_odds_of(scores(ha=low), evidence)[2] <= log_odds_of(scores(ha=high), evidence)[2]


CALM = CrisisFinding(crisis=False)


@pytest.mark.parametrize(
    ("finding", "kind", "scores", "headline"),
    [
        (CrisisFinding(True, (CrisisKind.SELF_HARM,)), JudgeKind.GUARD, {"sec": 1.0}, Headline.CRISIS),
        (CrisisFinding(False, (CrisisKind.CONCERN_FOR_OTHER,)), JudgeKind.NONE, {}, Headline.CONCERN),
        (CALM, JudgeKind.NONE, {}, Headline.NOT_JUDGED),
        (CALM, JudgeKind.GUARD, {"sec": 0.9, "fin": 0.1}, Headline.LOW),
        (CALM, JudgeKind.GUARD, {"mh": 0.7, "sec": 0.3}, Headline.DISTRESS),
        (CALM, JudgeKind.GUARD, {"ha": 0.6, "sec": 0.4}, Headline.POSSIBLE),
        (CALM, JudgeKind.GUARD, {"ha": 0.9, "sec": 0.1}, Headline.HIGH),
        (CALM, JudgeKind.INDICATIVE, {"wrong": 0.9, "sec": 0.1}, Headline.POSSIBLE),
        (CALM, JudgeKind.INDICATIVE, {"distress": 0.9, "sec": 0.1}, Headline.DISTRESS),
        (CALM, JudgeKind.INDICATIVE, {"wrong": 0.1, "sec": 0.9}, Headline.LOW),
    ],
)
def test_the_headline_is_the_most_urgent_thing_that_is_known(
    finding: CrisisFinding, kind: JudgeKind, scores: dict[str, float], headline: Headline
) -> None:
    categories = tuple(CategoryScore(each, each, score) for each, score in scores.items())
    assert assessment_of(finding, Judgement(Judge(kind), categories)).headline is headline


def test_nothing_is_low_where_a_kind_could_not_be_judged() -> None:
    half = Judgement(Judge(JudgeKind.INDICATIVE), scores(sec=0.9, wrong=0.1), unjudged=("distress",))
    assert assessment_of(CALM, half).headline is Headline.NOT_JUDGED
