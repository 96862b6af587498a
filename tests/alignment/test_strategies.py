"""The table of strategies: the shipped one is whole, and a mistake in one is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.anticipation import alike, carried_over, payoffs_of, posterior_of, updated
from app.alignment.boundary import HYSTERESIS, ladder_of
from app.alignment.game import solve
from app.alignment.strategies import NEEDED, StrategyError, read_strategies, strategy_table
from app.domain import strategy_names
from app.domain.anticipation import Evidence, Weights
from app.domain.strategy_names import shown_strategy_name
from app.locations import resource

odds = st.tuples(*[st.floats(-20, 20)] * 3)


def test_the_shipped_table_has_all_that_is_needed_in_order_of_rungs() -> None:
    table = strategy_table()
    assert {each.id for each in table.strategies} >= set(NEEDED)
    assert [each.rung for each in table.strategies] == sorted(each.rung for each in table.strategies)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("exposure: 0.25", "exposure: 2.5", "between 0 and 1"),
        ("benign: [0.05, 0.10, 0.30, 0.50, 0.05]", "benign: [0.05, 0.10, 0.30, 0.50, 0.5]", "sum to 1"),
        ("id: clarify", "id: refuse", "stands twice"),
        ("rung: 4", "rung: four", "int"),
        ("stickiness: 0.9", "stickyness: 0.9", "stickyness"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = resource("strategies.yaml").read_text(encoding="utf-8")
    assert text.count(old) >= 1
    file = tmp_path / "strategies.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(StrategyError) as told:
        read_strategies(file)
    assert said in told.value.sentence
    if said not in ("stickyness",):
        line = text[: text.index(old)].count("\n") + 1
        assert f"line {line} " in told.value.sentence


@given(st.lists(odds, max_size=6))
def test_a_posterior_sums_to_one_whatever_is_seen_and_in_whatever_order(
    seen: list[tuple[float, ...]],
) -> None:
    prior = strategy_table().prior
    evidence = [Evidence("engine", True, each, "") for each in seen]
    forward, backward = posterior_of(prior, evidence), posterior_of(prior, evidence[::-1])
    assert sum(forward.shares) == pytest.approx(1)
    assert forward.shares == pytest.approx(backward.shares, abs=1e-9)
    assert len(forward.steps) == len(seen)


@given(odds)
def test_what_was_seen_fades_towards_the_prior(seen: tuple[float, ...]) -> None:
    table = strategy_table()
    shares = updated(table.prior, seen)
    later = carried_over(shares, table)
    assert sum(later) == pytest.approx(1)
    for before, after, usual in zip(shares, later, table.prior, strict=True):
        assert min(before, usual) - 1e-12 <= after <= max(before, usual) + 1e-12


def test_danger_shown_by_the_screen_leads_to_support() -> None:
    table = strategy_table()
    shares = updated(table.prior, table.crisis_log_odds)
    payoffs = payoffs_of(table, shares, alike(table, 0.8))
    ladder = ladder_of(table, payoffs, 0.15)
    assert solve(payoffs, shares, Weights(), ladder.inside).chosen == "support_with_resources"


def test_an_everyday_question_is_answered_in_full() -> None:
    table = strategy_table()
    payoffs = payoffs_of(table, table.prior, alike(table, 0.0))
    ladder = ladder_of(table, payoffs, 0.3)
    assert ladder.boundary == "full_answer"
    assert solve(payoffs, table.prior, Weights(), ladder.inside).chosen == "full_answer"


def test_likely_malice_with_much_at_stake_is_refused_with_alternatives() -> None:
    table = strategy_table()
    shares = (0.1, 0.1, 0.8)
    payoffs = payoffs_of(table, shares, alike(table, 0.9))
    ladder = ladder_of(table, payoffs, 0.1)
    assert solve(payoffs, shares, Weights(), ladder.inside).chosen == "refuse_with_alternatives"


def test_the_pearl_stays_where_it_is_for_a_small_gain() -> None:
    table = strategy_table()
    payoffs = payoffs_of(table, table.prior, alike(table, 0.0))
    values = {each.strategy: each.retention for each in payoffs}
    assert values["full_answer"] - values["safe_completion"] < HYSTERESIS
    assert ladder_of(table, payoffs, 0.3).pearl == "full_answer"
    assert ladder_of(table, payoffs, 0.3, "safe_completion").pearl == "safe_completion"


def test_each_shipped_name_is_shown_in_the_programs_language_and_anothers_as_it_is() -> None:
    own = {each.name for each in strategy_table().strategies}
    assert own == set(strategy_names._OWN), (
        "a new or renamed strategy needs its line in app/domain/strategy_names.py"
    )
    assert shown_strategy_name("Call their mother") == "Call their mother"
