"""Bradley–Terry scores against published examples: without ties, with ties, and where groups are not connected."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evaluation.statistics.bradley_terry import Duel, fit, ranking

# Agresti, Categorical Data Analysis (2nd edition, 2002), section 10.6.1: the American League in 1987. A row has the
# games that a team won against each of the columns' teams; the estimates are relative to Baltimore.
TEAMS = ("Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore")
GAMES = (
    (0, 7, 9, 7, 7, 9, 11),
    (6, 0, 7, 5, 11, 9, 9),
    (4, 6, 0, 7, 7, 8, 12),
    (6, 8, 6, 0, 6, 7, 10),
    (6, 2, 6, 7, 0, 7, 12),
    (4, 4, 5, 6, 6, 0, 6),
    (2, 4, 1, 3, 1, 7, 0),
)
ESTIMATES = (1.581, 1.436, 1.294, 1.248, 1.108, 0.684, 0.0)

# Davidson, "On extending the Bradley–Terry model to accommodate ties" (1970), example 2: six brands of pudding. Each
# row has two brands, how often either was preferred, and the ties; data and estimates as in the documentation of the R
# package PlackettLuce (hturner.github.io/PlackettLuce), whose scores sum to 0 too.
PUDDINGS = (
    (1, 2, 19, 22, 16),
    (1, 3, 16, 19, 12),
    (2, 3, 19, 19, 10),
    (1, 4, 18, 23, 13),
    (2, 4, 23, 19, 9),
    (3, 4, 19, 20, 15),
    (1, 5, 13, 19, 18),
    (2, 5, 16, 20, 12),
    (3, 5, 16, 15, 17),
    (4, 5, 17, 14, 16),
    (1, 6, 18, 21, 12),
    (2, 6, 22, 20, 12),
    (3, 6, 13, 18, 10),
    (4, 6, 14, 19, 18),
    (5, 6, 11, 21, 12),
)
PUDDING_SCORES = (-0.176581, 0.043664, -0.023617, -0.001295, -0.042726, 0.200555)
PUDDING_ERRORS = (0.121949, 0.121818, 0.126823, 0.122003, 0.127054, 0.126594)
PUDDING_TIE = 0.7468147

# The same documentation, "Disconnected networks": D only loses. Scores relative to A.
TOY = (Duel("A", "B"), Duel("C", "A"), Duel("A", "D"), Duel("B", "A"), Duel("B", "C"))


def test_scores_without_ties_are_the_published_ones() -> None:
    duels = [
        Duel(winner, loser)
        for winner, row in zip(TEAMS, GAMES, strict=True)
        for loser, games in zip(TEAMS, row, strict=True)
        for _ in range(games)
    ]
    found = ranking(duels)
    assert (found.groups, found.weak_prior) == (1, frozenset())
    assert [each.competitor for each in found.standings] == list(TEAMS)
    last = found.standings[-1].score
    assert [each.score - last for each in found.standings] == pytest.approx(ESTIMATES, abs=0.0006)
    assert sum(each.score for each in found.standings) == pytest.approx(0, abs=1e-9)
    assert [each.won + each.lost for each in found.standings] == [78] * 7
    assert all(each.low is not None and each.low < each.score for each in found.standings)


def test_scores_errors_and_the_tie_of_davidsons_example_are_the_published_ones() -> None:
    counted: Counter[Duel] = Counter()
    for first, second, firsts, seconds, ties in PUDDINGS:
        counted[Duel(str(first), str(second))] += firsts
        counted[Duel(str(second), str(first))] += seconds
        counted[Duel(str(first), str(second), tied=True)] += ties
    found = fit("123456", counted)
    assert list(found.scores) == pytest.approx(PUDDING_SCORES, abs=2e-4)
    assert list(found.errors) == pytest.approx(PUDDING_ERRORS, abs=2e-4)
    assert found.log_tie is not None and np.exp(found.log_tie) == pytest.approx(PUDDING_TIE, abs=2e-4)


def test_who_only_loses_is_held_back_by_the_published_weak_prior_and_the_table_says_so() -> None:
    found = ranking(TOY)
    score = {each.competitor: each.score for each in found.standings}
    assert found.weak_prior == {0}
    relative = [score[each] - score["A"] for each in "ABCD"]
    assert relative == pytest.approx([0.0, 0.5184185, 0.1354707, -1.1537565], abs=2e-6)


def test_without_the_loser_the_scores_are_the_published_ones() -> None:
    found = fit("ABC", Counter(each for each in TOY if each.other != "D"))
    assert found.scores[1] - found.scores[0] == pytest.approx(0.8392, abs=1e-4)
    assert found.scores[2] - found.scores[0] == pytest.approx(0.4196, abs=1e-4)


def test_groups_that_were_never_compared_are_ranked_apart() -> None:
    found = ranking([*TOY, Duel("X", "Y"), Duel("Y", "X"), Duel("Z", "Z")])
    assert found.groups == 2
    assert {each.competitor: each.group for each in found.standings} == {
        **dict.fromkeys("ABCD", 0),
        "X": 1,
        "Y": 1,
    }
    assert found.weak_prior == {0}, "the second group has finite scores of its own"
    assert ranking([]).standings == ()


def test_ties_alone_do_not_hold_a_score_that_wins_would_carry_off() -> None:
    found = ranking([Duel("A", "B", tied=True), Duel("A", "C", tied=True), Duel("B", "C")])
    assert found.weak_prior == {0}
    assert [each.competitor for each in found.standings] == ["B", "A", "C"]
    assert 0 < found.standings[0].score < 3


def test_nothing_but_ties_leaves_all_alike_without_an_interval() -> None:
    found = ranking([Duel("A", "B", tied=True)] * 3)
    assert [(each.score, each.low, each.tied) for each in found.standings] == [(0.0, None, 3)] * 2


duels = st.builds(Duel, st.sampled_from("ABCD"), st.sampled_from("ABCD"), st.booleans())


@settings(max_examples=25, deadline=None)
@given(st.lists(duels, max_size=20))
def test_turned_round_every_comparison_turns_the_scores_round(compared: list[Duel]) -> None:
    found = {each.competitor: each for each in ranking(compared).standings}
    turned = ranking(Duel(each.other, each.preferred, each.tied) for each in compared)
    for each in turned.standings:
        before = found[each.competitor]
        assert each.score == pytest.approx(-before.score, abs=1e-5)
        assert (each.won, each.lost, each.tied) == (before.lost, before.won, before.tied)
        assert each.low is None or each.high is None or each.low <= each.score <= each.high
