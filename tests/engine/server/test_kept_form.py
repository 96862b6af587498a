"""An answer of a server is taken only where it is of the form that was asked for."""

from __future__ import annotations

import pytest

from app.domain import answer_form
from app.engine.server.kept_form import as_our_own

ITEM = answer_form.record(
    [
        ("kind", answer_form.choice(("name", "place"))),
        ("from", answer_form.array(answer_form.choice((1, 2)), most=2)),
    ]
)
LISTED = answer_form.form(answer_form.array(ITEM, most=2, least=1)).schema
TEXTS = answer_form.form(answer_form.array(answer_form.string(5, least=2), most=3)).schema


def test_blanks_are_those_of_the_engine_here() -> None:
    written = '[ {"kind" :"name",\n"from":[1,2]} ]'
    assert as_our_own(written, LISTED, cut=False) == '[{"kind": "name", "from": [1, 2]}]'


@pytest.mark.parametrize(
    "written",
    [
        "no JSON",
        "{}",
        "[]",
        '[{"kind": "name"}]',
        '[{"kind": "other", "from": []}]',
        '[{"from": [], "kind": "name"}]',
        '[{"kind": "name", "from": [3]}]',
        '[{"kind": "name", "from": [true]}]',
        '[{"kind": "name", "from": [1, 1, 1]}]',
        '[{"kind": "name", "from": [], "more": 1}]',
    ],
)
def test_another_form_is_refused(written: str) -> None:
    assert as_our_own(written, LISTED, cut=False) is None


def test_of_an_array_that_was_cut_the_whole_items_count() -> None:
    assert as_our_own('["ab", "cde","fg', TEXTS, cut=True) == '["ab", "cde"]'
    assert as_our_own("[", TEXTS, cut=True) == "[]"
    assert as_our_own('["ab", "too long", "x', TEXTS, cut=True) == ""
