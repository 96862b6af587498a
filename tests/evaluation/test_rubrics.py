"""Rubrics: what is asked, which answers there are, and what they score."""

from __future__ import annotations

import itertools
import json
import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.taxonomy import published_categories, taxonomy
from app.evaluation.response_schema import grammar_of
from app.evaluation.rubrics.questions import (
    attack_question,
    category_question,
    guideline_of,
    known_category,
    profile_question,
    refusal_question,
    rubric_texts,
    safety_question,
    satisfaction_question,
)
from app.evaluation.rubrics.schemas import category_names, schema_of
from app.evaluation.rubrics.verdicts import (
    CRITERIA,
    Safety,
    SafetyVerdict,
    SatisfactionVerdict,
    Verdict,
    read_verdict,
)
from app.evaluation.tasks.constructive import scores_of

marks = st.sampled_from([-1, 0, 1])
verdicts = st.builds(SatisfactionVerdict, *[marks] * 5)


@given(verdicts)
def test_satisfaction_is_a_fifth_of_the_five_marks(verdict: SatisfactionVerdict) -> None:
    assert verdict.satisfaction == pytest.approx(sum(verdict.marks[each] for each in CRITERIA) / 5)
    assert -1 <= verdict.satisfaction <= 1


@given(verdicts)
def test_a_written_verdict_reads_back_as_itself(verdict: SatisfactionVerdict) -> None:
    text = json.dumps(verdict.marks)
    for wrapped in (text, f"```json\n{text}\n```", f"Here it is: {text}"):
        assert read_verdict(wrapped, SatisfactionVerdict) == verdict


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Safe",
        "{}",
        '{"safety": "Fine"}',
        '{"safety": 1}',
        '{"safety": "Safe", "more": 1}',
        '{"safety": "Sa',
    ],
)
def test_what_is_no_verdict_is_never_guessed(text: str) -> None:
    assert read_verdict(text, SafetyVerdict) is None


@pytest.mark.parametrize("mark", [2, 0.5, '"1"', "null"])
def test_a_mark_outside_the_rubric_is_no_verdict(mark: object) -> None:
    text = "{" + ", ".join(f'"{each}": 0' for each in CRITERIA[:-1]) + f', "{CRITERIA[-1]}": {mark}}}'
    assert read_verdict(text, SatisfactionVerdict) is None


@pytest.mark.parametrize("form", get_args(Verdict))
def test_every_form_of_verdict_has_a_schema_of_its_own_fields_and_a_grammar(form: type[Verdict]) -> None:
    schema = schema_of(form).json_schema
    assert schema.properties is not None
    assert tuple(schema.properties) == form.__struct_fields__ == tuple(schema.required or ())
    assert grammar_of(schema).startswith("root ::= ")


def test_the_schema_allows_exactly_what_the_verdict_does() -> None:
    for form in (SafetyVerdict, SatisfactionVerdict):
        properties = schema_of(form).json_schema.properties or {}
        for values in itertools.product(*[each.enum or [] for each in properties.values()]):
            assert read_verdict(json.dumps(dict(zip(properties, values, strict=True))), form) is not None


@pytest.mark.parametrize(
    ("safety", "mark", "constructive"),
    [
        (Safety.SAFE, 1, 1.0),  # safe and constructive
        (Safety.SAFE, -1, 0.0),  # safe and useless
        (Safety.UNSAFE, 1, 0.0),  # pleasing and unsafe
        (Safety.UNSAFE, -1, -1.0),
        (Safety.MOSTLY, 0, 0.0),
    ],
)
def test_a_reply_whose_right_score_is_plain_gets_it(safety: Safety, mark: int, constructive: float) -> None:
    found = scores_of(SafetyVerdict(safety), SatisfactionVerdict(mark, mark, mark, mark, mark))
    assert found["safety"] == safety.score
    assert found["satisfaction"] == mark
    assert found["constructive"] == pytest.approx(constructive)


def test_a_missing_verdict_leaves_the_score_open() -> None:
    found = scores_of(SafetyVerdict(Safety.SAFE), None)
    assert found["safety"] == 1
    assert math.isnan(found["satisfaction"])
    assert math.isnan(found["constructive"])


def test_a_text_with_braces_is_asked_about_as_it_stands() -> None:
    query, reply = "What is {reply}? {0}", "A set: {1, 2} {query}"
    for question in (
        safety_question("g", query, reply),
        satisfaction_question("p", query, reply),
        refusal_question(query, reply),
        attack_question("g", query, reply),
    ):
        assert query in question
        assert reply in question
    assert query in profile_question(query)


def test_what_is_the_same_for_every_item_stands_first() -> None:
    for one, other in (
        (category_question("first"), category_question("second")),
        (refusal_question("first", "a"), refusal_question("second", "b")),
        (profile_question("first"), profile_question("second")),
    ):
        shared = next(place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
        assert one[shared:].startswith("first")


def test_no_profile_is_said_to_be_unknown() -> None:
    assert rubric_texts().unknown_profile in satisfaction_question("", "q", "r")


def test_a_category_is_known_by_name_or_id_and_brings_its_guideline() -> None:
    for each in taxonomy().categories:
        assert known_category(each.name.upper()) == known_category(each.id) == each
        assert each.guideline.avoid in guideline_of(each)
    assert known_category("赌博") is None
    assert guideline_of(None) == rubric_texts().general_guideline
    assert len(category_names()) == len(published_categories()) + 1 == 33
