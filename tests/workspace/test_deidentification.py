"""Details are found by rules, taken out everywhere, and each can be put back; spans stay on their words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.workspace.deidentification.details import Detail, DetailKind, Finder, Replacing, removals_of
from app.workspace.deidentification.rules import details_by_rules


def without(*texts: str) -> tuple[str, ...]:
    replacing = Replacing(removals_of(details_by_rules(texts), texts))
    return tuple(replacing(each) for each in texts)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Hello, my name is Mira Holt.", "Mira Holt"),
        ("My best friend Ada is gone.", "Ada"),
        ("Dr. Sanders said so.", "Sanders"),
        ("I live in Lantern Bay now.", "Lantern Bay"),
        ("I am at Harbour Hill School.", "Harbour Hill School"),
        ("We are at 12 Old Mill Road.", "12 Old Mill Road"),
        ("It is EC1A 1BB.", "EC1A 1BB"),
        ("Write to mira.h+x@example.org.", "mira.h+x@example.org"),
        ("See https://example.org/a?b=1.", "https://example.org/a?b=1"),
        ("Call +44 7700 900123 or", "7700 900123"),
        ("Call (020) 7946 0018.", "7946"),
        ("My number is AB1234567.", "AB1234567"),
        ("Born on 29/11/1999.", "29/11/1999"),
        ("我叫李小明，很累。", "李小明"),
        ("王医生说我没事。", "王医生"),
        ("我朋友张伟也这么说", "张伟"),
        ("我住在杭州市西湖区文三路25号。", "杭州市西湖区文三路25号"),
        ("电话13800138000。", "13800138000"),
        ("1999年11月29日出生", "1999年11月29日"),
    ],
)
def test_a_rule_finds_what_points_to_a_person(text: str, gone: str) -> None:
    (left,) = without(text)
    assert gone not in left and "[" in left


@pytest.mark.parametrize(
    "text",
    [
        "I'm sad, and I am from Monday on free.",
        "I slept 3 hours and scored 85 of 100.",
        "Call 988 at any time.",
        "我很难过，也睡不着。",
        "My friend is here. The road is long.",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert without(text) == (text,)


def test_a_name_is_taken_out_wherever_it_stands_and_part_of_it_too() -> None:
    assert without("My name is Mira Holt.", "“Mira”, he said. Miranda stays.") == (
        "My name is [name 1].",
        "“[name 2]”, he said. Miranda stays.",
    )


names = st.text(st.sampled_from("abcdefXYZ李王 "), min_size=1, max_size=8).filter(
    lambda each: each.strip() == each
)
pieces = st.lists(st.one_of(names, st.sampled_from([" ", "。", ", ", "\n"])), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(names, max_size=4, unique=True), pieces, st.data())
def test_what_is_taken_out_is_gone_what_is_put_back_is_as_it_was_and_places_stay_in_order(
    taken: list[str], parts: list[str], data: st.DataObject
) -> None:
    text = "".join((*parts, " ".join(taken)))
    removals = removals_of([Detail(DetailKind.NAME, each, Finder.MODEL) for each in taken], (text,))
    replacing = Replacing(removals)
    left = replacing(text)
    assert Replacing(())(text) == text
    again = removals_of([each.detail for each in removals], (left.replace("[name", "").replace("]", ""),))
    longer = {
        each.detail.words
        for each in removals
        if any(each is not other and each.detail.words in other.instead for other in removals)
    }
    assert not [
        each for each in again if each.detail.words not in longer and each.detail.words not in "0123456789"
    ]
    at = data.draw(st.integers(0, len(text)))
    after = data.draw(st.integers(at, len(text)))
    assert 0 <= replacing.place(text, at) <= replacing.place(text, after) <= len(left)
    assert replacing.place(text, len(text)) == len(left)


def test_a_span_beside_a_detail_stays_on_its_words() -> None:
    text = "Mira said: be kind. Mira"
    replacing = Replacing(removals_of([Detail(DetailKind.NAME, "Mira", Finder.RULE)], (text,)))
    left = replacing(text)
    start, end = replacing.place(text, 11), replacing.place(text, 18)
    assert left[start:end] == "be kind"
    assert left[replacing.place(text, 0) : replacing.place(text, 4)] == "[name 1]"
