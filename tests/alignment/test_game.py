"""The game against brute force, its ladder against SciPy, and both by the laws of decision theory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import scipy
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.anticipation import alike, payoffs_of
from app.alignment.boundary import ladder_of
from app.alignment.game import best, solve, utility_at, with_share
from app.alignment.isotonic import isotonic
from app.alignment.strategies import strategy_table
from app.domain.anticipation import GameSolution, Payoff, Weights
from app.domain.strategy import TYPES, Shares
from tests.law_examples import examples

TABLE = strategy_table()
unit = st.floats(0, 1)
coarse = st.integers(0, 4).map(lambda each: each / 4)  # so that ties are common
weight = st.floats(0, 20)
shares_of = (
    st.tuples(unit, unit, unit)
    .filter(lambda each: sum(each) > 0.01)
    .map(lambda each: tuple(one / sum(each) for one in each))
)


@st.composite
def random_payoffs(draw: st.DrawFn, value: st.SearchStrategy[float] = unit) -> tuple[Payoff, ...]:
    count = draw(st.integers(1, 9))
    found = []
    for number in range(count):
        retention, risk = draw(st.tuples(value, value, value)), draw(st.tuples(value, value, value))
        found.append(Payoff(f"s{number}", 0.0, 0.0, draw(value), retention, risk, ()))
    return tuple(found)


def names(payoffs: tuple[Payoff, ...]) -> tuple[str, ...]:
    return tuple(each.strategy for each in payoffs)


def under_shares(payoffs: Sequence[Payoff], shares: Shares) -> tuple[Payoff, ...]:
    """Return the payoffs under other shares of the types."""
    return tuple(
        replace(
            each,
            retention=sum(s * value for s, value in zip(shares, each.retention_of_type, strict=True)),
            risk=sum(s * value for s, value in zip(shares, each.risk_of_type, strict=True)),
        )
        for each in payoffs
    )


def chosen_of(solution: GameSolution) -> Payoff:
    return next(each for each in solution.payoffs if each.strategy == solution.chosen)


@settings(max_examples=examples(500), deadline=None)
@given(random_payoffs(st.one_of(unit, coarse)), shares_of, weight, weight, weight)
def test_the_choice_is_the_best_of_all(
    payoffs: tuple[Payoff, ...], shares: tuple[float, ...], alpha: float, beta: float, gamma: float
) -> None:
    weights = Weights(alpha, beta, gamma)
    payoffs = under_shares(payoffs, shares)
    chosen = chosen_of(solve(payoffs, shares, weights, names(payoffs)))
    assert all(chosen.utility(weights) >= each.utility(weights) - 1e-9 for each in payoffs)


@settings(max_examples=examples(500), deadline=None)
@given(random_payoffs(st.one_of(unit, coarse)), shares_of, weight, weight, weight, weight)
def test_more_weight_on_risk_never_raises_the_risk(
    payoffs: tuple[Payoff, ...],
    shares: tuple[float, ...],
    alpha: float,
    beta: float,
    more: float,
    gamma: float,
) -> None:
    payoffs = under_shares(payoffs, shares)
    low, high = best(payoffs, Weights(alpha, beta, gamma)), best(payoffs, Weights(alpha, beta + more, gamma))
    assert high.risk <= low.risk + 1e-9 or more < 1e-9


@settings(max_examples=examples(500), deadline=None)
@given(random_payoffs(st.one_of(unit, coarse)), shares_of, weight, weight, weight, weight)
def test_more_weight_on_retention_never_lowers_it(
    payoffs: tuple[Payoff, ...],
    shares: tuple[float, ...],
    alpha: float,
    more: float,
    beta: float,
    gamma: float,
) -> None:
    payoffs = under_shares(payoffs, shares)
    low, high = best(payoffs, Weights(alpha, beta, gamma)), best(payoffs, Weights(alpha + more, beta, gamma))
    assert high.retention >= low.retention - 1e-9 or more < 1e-9


@settings(max_examples=examples(300), deadline=None)
@given(random_payoffs(), shares_of, st.floats(0.1, 5), st.floats(0.1, 5), st.floats(0, 2))
def test_a_threshold_is_exactly_where_the_choice_flips(
    payoffs: tuple[Payoff, ...], shares: tuple[float, ...], alpha: float, beta: float, gamma: float
) -> None:
    weights = Weights(alpha, beta, gamma)
    payoffs = under_shares(payoffs, shares)
    solution = solve(payoffs, shares, weights, names(payoffs))
    chosen = chosen_of(solution)
    for each in solution.thresholds:
        other = next(one for one in payoffs if one.strategy == each.then)

        def lead(value: float, quantity: str = each.quantity, rival: Payoff = other) -> float:
            if quantity in ("retention", "risk", "cost"):
                moved = replace(weights, **{quantity: value})
                return chosen.utility(moved) - rival.utility(moved)
            at = [kind.value for kind in TYPES].index(quantity)
            there = with_share(shares, at, value)
            return utility_at(chosen, there, weights) - utility_at(rival, there, weights)

        assert lead(each.value) == pytest.approx(0, abs=1e-6 * (1 + abs(each.value)))
        beyond = each.value + (each.value - each.now) * 1e-3
        if abs(each.value - each.now) > 1e-6:
            assert lead((each.now + each.value) / 2) >= -1e-9, "it does not flip before"
            assert lead(beyond) <= 1e-9, "it has flipped beyond"


@settings(max_examples=examples(200), deadline=None)
@given(random_payoffs(), shares_of, st.floats(0.1, 5), st.floats(0.01, 50))
def test_no_flip_is_left_out(
    payoffs: tuple[Payoff, ...], shares: tuple[float, ...], beta: float, elsewhere: float
) -> None:
    weights = Weights(1.0, beta, 0.1)
    payoffs = under_shares(payoffs, shares)
    solution = solve(payoffs, shares, weights, names(payoffs))
    of_risk = [each.value for each in solution.thresholds if each.quantity == "risk"]
    moved = replace(weights, risk=elsewhere)
    lead = best(payoffs, moved).utility(moved) - chosen_of(solution).utility(moved)
    if lead > 1e-6:
        low, high = sorted((beta, elsewhere))
        assert any(low - 1e-9 <= each <= high + 1e-9 for each in of_risk)


@settings(max_examples=examples(200), deadline=None)
@given(shares_of, unit, unit, weight, weight, weight)
def test_nothing_past_the_boundary_is_chosen(
    shares: tuple[float, ...], stakes: float, limit: float, alpha: float, beta: float, gamma: float
) -> None:
    payoffs = payoffs_of(TABLE, shares, alike(TABLE, stakes))
    ladder = ladder_of(TABLE, payoffs, limit)
    solution = solve(payoffs, shares, Weights(alpha, beta, gamma), ladder.inside)
    boundary = next(each.rung for each in ladder.rungs if each.strategy == ladder.boundary)
    assert TABLE.strategy(solution.chosen).rung <= boundary
    assert ladder.pearl in ladder.inside
    risks = [each.monotone_risk for each in ladder.rungs]
    assert risks == sorted(risks)


@settings(max_examples=examples(200), deadline=None)
@given(shares_of, unit, st.integers(0, 10**6))
def test_no_mixture_is_better_than_the_best_pure_strategy(shares: Shares, stakes: float, seed: int) -> None:
    payoffs = payoffs_of(TABLE, shares, alike(TABLE, stakes))
    mixture = np.random.default_rng(seed).dirichlet(np.ones(len(payoffs)))
    worth = sum(share * each.utility(Weights()) for share, each in zip(mixture, payoffs, strict=True))
    assert best(payoffs, Weights()).utility(Weights()) >= worth - 1e-12


@settings(deadline=None)  # SciPy is imported at its first use
@given(st.lists(st.one_of(unit, coarse), min_size=1, max_size=14))
def test_risk_is_made_monotone_to_the_digit_as_scipy_does(risks: list[float]) -> None:
    fitted = isotonic(risks)
    assert fitted == tuple(scipy.optimize.isotonic_regression(risks).x)
    assert list(fitted) == sorted(fitted)


def test_pure_commitments_are_the_best_by_enumeration_in_thousands_of_games() -> None:
    for seed in range(3000):
        chance = np.random.default_rng(seed)
        draw = chance.integers(0, 4, (9, 7)) / 3 if seed % 3 == 0 else chance.random((9, 7))
        shares = tuple(chance.dirichlet(np.ones(3)))
        payoffs = under_shares(
            tuple(Payoff(f"s{i}", 0, 0, r[0], tuple(r[1:4]), tuple(r[4:7]), ()) for i, r in enumerate(draw)),
            shares,
        )
        weights = Weights(*chance.random(3) * 3)
        expected = [
            sum(
                share * (weights.retention * row[1 + kind] - weights.risk * row[4 + kind])
                for kind, share in enumerate(shares)
            )
            - weights.cost * row[0]
            for row in draw
        ]
        chosen = int(solve(payoffs, shares, weights, names(payoffs)).chosen[1:])
        assert expected[chosen] == pytest.approx(max(expected), abs=1e-9)
