"""The guard's figures: calibration, the published reading, and the headline in plain words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.guard import Judgement, calibrated, guard_table, published
from app.alignment.headline import assessment_of
from app.domain.risk import CategoryScore, CrisisFinding, CrisisKind, Headline, Judge, JudgeKind

LOGS = st.lists(st.floats(-60, 0), min_size=2, max_size=29)


def test_the_table_has_the_29_labels_of_the_guard_and_safe_is_first() -> None:
    labels = [each.id for each in guard_table().categories]
    assert labels[0] == "sec"
    assert len(labels) == len(set(labels)) == 29


@given(LOGS, st.data())
def test_calibrated_scores_are_probabilities(logs: list[float], data: st.DataObject) -> None:
    neutral = data.draw(st.lists(st.floats(-60, 0), min_size=len(logs), max_size=len(logs)))
    scores = calibrated(logs, neutral, 0.9)
    assert math.isclose(sum(scores), 1.0, rel_tol=1e-9)
    assert all(0.0 <= each <= 1.0 for each in scores)


@given(LOGS)
def test_a_message_that_says_no_more_than_the_neutral_text_gets_the_prior(logs: list[float]) -> None:
    scores = calibrated(logs, logs, 0.9)
    assert math.isclose(scores[0], 0.9, rel_tol=1e-9)


@given(LOGS, st.integers(0, 28), st.floats(0.1, 5))
def test_more_evidence_for_a_label_never_lowers_its_score(logs: list[float], label: int, more: float) -> None:
    label %= len(logs)
    raised = [each + more * (position == label) for position, each in enumerate(logs)]
    assert calibrated(raised, logs, 0.9)[label] >= calibrated(logs, logs, 0.9)[label]


def test_the_published_reading_is_the_first_tokens_probability() -> None:
    assert published([math.log(0.75), math.log(0.25)]) == pytest.approx((0.75, 0.25))


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
        (CALM, JudgeKind.INDICATIVE, {"ha": 0.9, "sec": 0.1}, Headline.POSSIBLE),
    ],
)
def test_the_headline_is_the_most_urgent_thing_that_is_known(
    finding: CrisisFinding, kind: JudgeKind, scores: dict[str, float], headline: Headline
) -> None:
    categories = tuple(CategoryScore(each, each, score) for each, score in scores.items())
    assert assessment_of(finding, Judgement(Judge(kind), categories)).headline is headline
