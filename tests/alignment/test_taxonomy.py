"""The taxonomy of risks: whole, mapped both ways, and a mistake is told with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.evidence.xguard import guard_table
from app.alignment.taxonomy import TaxonomyError, read_taxonomy, taxonomy, weighted_stakes
from app.domain.risk import CategoryScore
from app.locations import resource

LABELS = tuple(each for each in guard_table().categories if each.id != "sec")


def test_it_has_the_nine_classes_and_thirty_two_categories_mapped_both_ways() -> None:
    found = taxonomy()
    assert len(found.classes) == 9
    assert (
        len(found.categories) == 32 + 3
    )  # the paper's; danger now; distress and harm of which a chat model knows no more
    assert all(found.of_guard(each.id) for each in LABELS)
    assert all(each.guard for each in found.categories)
    assert {each.risk_class for each in found.categories} == {each.id for each in found.classes}


def test_the_graver_a_category_the_less_risk_a_reply_may_carry() -> None:
    ordered = sorted(taxonomy().categories, key=lambda each: each.severity)
    assert ordered[0].limit > ordered[-1].limit


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("severity: 0.95", "severity: 9.5", "between 0 and 1"),
        ("guard: [mh,", "guard: [mx,", "no category 'mx'"),
        ("risk_class: hate", "risk_class: love", "no class 'love'"),
        ("id: gambling", "id: rumours", "stands twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = resource("risks.yaml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "risks.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TaxonomyError) as told:
        read_taxonomy(file)
    assert said in told.value.sentence
    line = text[: text.index(old)].count("\n") + 1
    assert f"line {line} " in told.value.sentence


scores = st.lists(st.floats(0, 1), min_size=len(LABELS), max_size=len(LABELS)).map(
    lambda each: [
        CategoryScore(label.id, label.name, value / max(1.0, sum(each)))
        for label, value in zip(LABELS, each, strict=True)
    ]
)


@given(scores, st.integers(0, len(LABELS) - 1), st.floats(0, 1))
def test_more_of_any_risk_is_never_less_at_stake(found: list[CategoryScore], at: int, more: float) -> None:
    before = weighted_stakes(found)
    raised = [replace(each, score=each.score + more) if i == at else each for i, each in enumerate(found)]
    after = weighted_stakes(raised)
    assert 0 <= before.level <= after.level <= 1
    assert (before.category is None) == (before.level == 0)
