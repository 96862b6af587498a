"""How likely options are, by the tokens that a server tells: what was not told is never taken for unlikely."""

from __future__ import annotations

import math

import pytest

from app.engine.server.answers import LikelyToken
from app.engine.server.first_tokens import option_scores

WORDS = ("harmless", "distress", "wrong")


def told(**chances: float) -> tuple[LikelyToken, ...]:
    return tuple(LikelyToken(token, math.log(chance)) for token, chance in chances.items())


def test_an_option_is_as_likely_as_the_tokens_that_begin_it_alone() -> None:
    scores = option_scores(WORDS, told(harm=0.5, harmless=0.1, dist=0.3, wrong=0.05, d=0.01))
    assert scores is not None
    assert [math.exp(each) for each in scores] == pytest.approx([0.6, 0.31, 0.05])


def test_a_token_that_begins_two_options_counts_for_neither() -> None:
    assert option_scores(("dark blue", "dark red"), told(dark=0.9, other=0.1)) is None


def test_the_blank_before_a_word_is_no_difference() -> None:
    likely = (LikelyToken(" yes", math.log(0.5)), LikelyToken("▁no", math.log(0.4)))
    assert option_scores(("yes", "no"), likely) == (math.log(0.5), math.log(0.4))


def test_what_is_not_told_counts_as_the_least_that_was_told_where_that_is_little() -> None:
    scores = option_scores(("yes", "no"), told(yes=0.9, maybe=0.05, perhaps=0.01))
    assert scores == (math.log(0.9), math.log(0.01))


@pytest.mark.parametrize(
    "likely",
    [told(), told(maybe=0.5, perhaps=0.4), told(yes=0.3, maybe=0.2), told(maybe=0.6, yes=0.02, perhaps=0.01)],
)
def test_what_cannot_be_told_is_not_guessed(likely: tuple[LikelyToken, ...]) -> None:
    assert option_scores(("yes", "no"), likely) is None
