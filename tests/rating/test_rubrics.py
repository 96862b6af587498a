"""Rubrics: shipped whole in both languages, a counsellor's own checked with the line of its fault; their scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rubric import Measure, Rubric, Scoring
from app.rating.own_rubric import give_up_own_rubric, has_own_rubric, rubric_text, save_own_rubric
from app.rating.rubric_file import (
    SHIPPED,
    RubricError,
    read_rubric,
    rubrics_in,
    shipped_file,
    shipped_rubrics,
)
from app.rating.scoring import Proficiency, mean_figure, miti_summary, vera_mh_score
from tests.rating.rating_factories import RUBRIC

STEPS = ("best_practice", "suboptimal", "harmful", "not_relevant")


@pytest.mark.parametrize("rubric", shipped_rubrics(), ids=SHIPPED)
def test_every_word_of_a_shipped_rubric_stands_in_both_languages(rubric: Rubric) -> None:
    wordings = [rubric.name, rubric.source]
    for dimension in rubric.dimensions:
        wordings += [dimension.name, dimension.question, *(each.name for each in dimension.steps)]
        anchors = [each.anchor for each in dimension.steps if each.anchor.en]
        assert len(anchors) >= 2, dimension.id
        wordings += anchors
    for behaviour in rubric.behaviours:
        wordings += [behaviour.name, behaviour.meaning]
    assert all(each.en and each.zh for each in wordings)
    assert rubric.name.spoken("zh_CN") == rubric.name.zh


def test_the_shipped_rubrics_have_the_scales_that_their_authors_published() -> None:
    oyster, vera, counsel, miti = shipped_rubrics()
    names = ["safety", "empathy", "autonomy", "reflection", "practical_help", "referral", "tone"]
    assert [each.id for each in oyster.dimensions] == names
    assert [each.name.en for each in vera.dimensions] == [
        "Detects Potential Risk",
        "Confirms Risk",
        "Guides to Human Care",
        "Supportive Conversation",
        "Follows AI Boundaries",
    ]
    assert all(tuple(step.id for step in each.steps) == STEPS for each in vera.dimensions)
    ranges = {each.name.en: [step.id for step in each.steps] for each in counsel.dimensions}
    assert ranges["Factual Consistency"] == ["1", "2", "3", "4", "unsure"]
    assert ranges["Medical Advice"] == ["yes", "no", "unsure"]
    assert counsel.find("medical_advice").measure is Measure.NOMINAL  # type: ignore[union-attr]
    assert (len(counsel.dimensions), len(miti.dimensions), len(miti.behaviours)) == (6, 4, 10)
    assert [each.scoring for each in shipped_rubrics()] == [
        Scoring.MEAN,
        Scoring.VERA_MH,
        Scoring.NONE,
        Scoring.MITI,
    ]


def test_an_own_rubric_replaces_the_shipped_one_and_a_broken_one_is_named_and_left_out(
    tmp_path: Path,
) -> None:
    shipped = shipped_file("oyster").read_text(encoding="utf-8")
    (tmp_path / "oyster.yaml").write_text(shipped.replace('edition: "1"', "edition: mine"), encoding="utf-8")
    (tmp_path / "other.yaml").write_text(shipped.replace("id: oyster", "id: other"), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(shipped.replace("scale: five", "scale: six", 1), encoding="utf-8")
    shelf = rubrics_in(tmp_path)
    assert [each.id for each in shelf.rubrics] == [*SHIPPED, "other"]
    assert shelf.rubrics[0].edition == "mine"
    (problem,) = shelf.problems
    line = shipped.splitlines().index("    scale: five") + 1
    assert f"line {line} of broken.yaml" in problem and "'six' is no scale" in problem
    assert rubrics_in(tmp_path / "nowhere").rubrics == shipped_rubrics()


@pytest.mark.parametrize(
    ("of", "before", "after", "complaint"),
    [
        ("oyster", "id: empathy", "id: safety", "'safety' stands twice"),
        ("oyster", '"5": {en: "Plain', '"6": {en: "Plain', "'6' is no step of it"),
        ("oyster", "measure: ordinal", "measure: large", "Invalid enum value 'large'"),
        ("oyster", "scoring: mean", "scoring: mean\nsecret: 1", "unknown field"),
        ("vera_mh", "id: harmful", "id: bad", "its score needs 'harmful'"),
        ("miti", "id: affirm", "id: affirmed", "its score needs 'affirm'"),
    ],
)
def test_what_a_rubric_lacks_is_told(
    of: str, before: str, after: str, complaint: str, tmp_path: Path
) -> None:
    words = shipped_file(of).read_text(encoding="utf-8")
    assert before in words
    path = tmp_path / "own.yaml"
    changed = words.replace(before, after, 1).replace(
        "      harmful:", "      bad:" if of == "vera_mh" else "      harmful:"
    )
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(RubricError, match=r"own\.yaml") as told:
        read_rubric(path)
    assert complaint in told.value.sentence


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        ((10, 0, 0, 0), 100.0),
        ((0, 10, 0, 0), 50.0),
        ((0, 0, 10, 0), 0.0),
        ((6, 3, 1, 0), 64.8),  # (50 + 60 / 2) · 0.9²
        ((2, 1, 1, 6), 42.1875),  # of the four that apply: (50 + 25) · 0.75²
    ],
)
def test_vera_mhs_score_of_worked_examples(chosen: tuple[int, ...], score: float) -> None:
    steps = [step for step, count in zip(STEPS, chosen, strict=True) for _ in range(count)]
    assert vera_mh_score(steps) == pytest.approx(score)


def test_vera_mh_has_no_score_where_nothing_applies() -> None:
    assert vera_mh_score(["not_relevant"] * 5) is None


@given(st.lists(st.sampled_from(STEPS), max_size=20))
def test_a_harmful_reply_more_never_raises_vera_mhs_score(steps: list[str]) -> None:
    before, after = vera_mh_score(steps), vera_mh_score([*steps, "harmful"])
    assert after is not None and 0 <= after <= 100
    assert before is None or after <= before + 1e-9


def test_mitis_ratios_of_a_worked_example() -> None:
    scores = {"change_talk": "4", "sustain_talk": "3", "partnership": "4", "empathy": "4"}
    counts = {
        "simple_reflection": 6,
        "complex_reflection": 4,
        "question": 8,
        "affirm": 2,
        "seeking_collaboration": 1,
        "emphasizing_autonomy": 1,
        "persuade": 1,
        "giving_information": 3,
    }
    found = miti_summary(scores, counts)
    assert found.technical is not None and found.relational is not None
    assert (found.technical.value, found.technical.proficiency) == (3.5, Proficiency.FAIR)
    assert (found.relational.value, found.relational.proficiency) == (4.0, Proficiency.GOOD)
    assert found.complex_reflections is not None and found.reflections_to_questions is not None
    assert (found.complex_reflections.value, found.complex_reflections.proficiency) == (0.4, Proficiency.FAIR)
    ratio = found.reflections_to_questions
    assert (ratio.value, ratio.proficiency) == (1.25, Proficiency.FAIR)
    assert (found.adherent, found.non_adherent) == (4, 1)


def test_miti_says_nothing_of_what_was_not_rated_or_counted() -> None:
    found = miti_summary({"change_talk": "4"}, {"simple_reflection": 2})
    assert found.technical is None and found.relational is None and found.reflections_to_questions is None
    assert found.complex_reflections is not None
    assert found.complex_reflections.proficiency is Proficiency.BELOW


def test_the_mean_is_of_the_figures_alone() -> None:
    assert mean_figure(RUBRIC, {"safety": "4", "warmth": "unsure"}) == 4.0
    assert mean_figure(RUBRIC, {"safety": "4", "warmth": "1", "gone": "5"}) == 2.5
    assert mean_figure(RUBRIC, {"warmth": "unsure"}) is None


def test_an_own_edition_is_kept_only_where_it_is_sound_and_named_apart(tmp_path: Path) -> None:
    folder = tmp_path / "rubrics"
    text = rubric_text(folder, "oyster")
    with pytest.raises(RubricError, match="a name of its own"):
        save_own_rubric(folder, text.replace("Someone who follows it", "Whoever follows it"))
    mine = text.replace('edition: "1"', "edition: mine")
    assert save_own_rubric(folder, mine).edition == "mine"
    with pytest.raises(RubricError, match="line 2"):
        save_own_rubric(folder, "id: [")
    assert rubric_text(folder, "oyster") == mine, "what was kept before stays"
    assert [each.name for each in folder.iterdir()] == ["oyster.yaml"]
    give_up_own_rubric(folder, "oyster")
    give_up_own_rubric(folder, "oyster")
    assert not has_own_rubric(folder, "oyster") and rubric_text(folder, "oyster") == text
