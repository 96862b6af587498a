"""Taking a message apart: its spans cover it, whatever it says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.span_attribution import MOST_SPANS, spans_of


@given(st.text(max_size=400))
def test_spans_lie_in_the_text_in_order_and_are_few(text: str) -> None:
    spans = spans_of(text)
    assert len(spans) <= MOST_SPANS
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I am tired, and I hate this. Help me!", ["I am tired, ", "and I hate this. ", "Help me!"]),
        ("I hate you", ["I ", "hate ", "you"]),
        ("我很累，不想说话。", ["我很累，", "不想说话。"]),
        ("", []),
    ],
)
def test_it_is_cut_at_clauses_and_a_single_clause_at_words(text: str, parts: list[str]) -> None:
    assert [text[slice(*each)] for each in spans_of(text)] == parts
