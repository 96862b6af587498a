"""What the words of a text say beside its vector: hashed, the same everywhere, and linear."""

from __future__ import annotations

import numpy as np
import pytest

from app.alignment.evidence.phrases import (
    PHRASE_UNIT,
    PLACES,
    PhraseFile,
    PhraseHead,
    Phrases,
    phrases_of,
    shipped_phrases,
)
from app.alignment.evidence.sentence_classifier import HEADS


def test_case_width_numbers_and_white_space_make_no_difference() -> None:
    for one, other in (("Gone by 9", "gone  BY 10"), ("我 走了", "我  走了"), ("Ｇｏｎｅ", "gone")):
        assert np.array_equal(phrases_of(one)[0], phrases_of(other)[0])


def test_the_places_are_those_of_every_computer() -> None:
    places, share = phrases_of("我走")
    assert places.tolist() == [1169, 3271, 12667] and share == pytest.approx(3**-0.5)
    assert phrases_of("")[0].size == 0


def test_a_score_is_the_sum_of_the_weights_of_a_texts_phrases() -> None:
    weights = np.zeros(PLACES, dtype=np.int8)
    places, share = phrases_of("nobody would notice")
    weights[places[:3]] = (10, -4, 1)
    table = Phrases(PhraseFile((PhraseHead("danger", 0.5, weights.tobytes()),)))
    found = table.scores(("nobody would notice", ""))
    assert found.shape == (2, 1)
    assert found[:, 0] == pytest.approx([0.5 * 7 * share / PHRASE_UNIT, 0.0])


def test_the_shipped_table_has_a_column_for_each_head() -> None:
    assert shipped_phrases().scores(("Hello",)).shape == (1, len(HEADS))
    assert shipped_phrases().scores(()).shape[0] == 0
