"""No table of strategies takes away what follows from the crisis screen, and none reaches the screen itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.crisis_safeguard import (
    SUPPORTING,
    SafeguardRefused,
    check_safeguard,
    crisis_categories,
    outcomes_under,
    shipped_outcomes,
)
from app.alignment.strategies import StrategyError, read_rules, strategy_table
from app.domain.anticipation import Rules, Weights
from app.domain.strategy import Strategy, StrategyTable
from app.domain.taxonomy import Guideline
from app.locations import resource

TABLE = strategy_table()
USUAL = Weights()
SHIPPED = resource("strategies.yaml").read_bytes()


def refused(table: StrategyTable, weights: Weights = USUAL) -> str:
    with pytest.raises(SafeguardRefused) as told:
        check_safeguard(Rules(table, weights))
    return told.value.sentence


def with_strategy(identity: str, edit: Callable[[Strategy], Strategy]) -> StrategyTable:
    edited = (edit(each) if each.id == identity else each for each in TABLE.strategies)
    return replace(TABLE, strategies=tuple(edited))


def test_the_shipped_table_passes_and_meets_every_sure_finding_with_support() -> None:
    check_safeguard(Rules(TABLE, Weights()))
    sure = shipped_outcomes()[:16]
    assert all(each.seen and each.supported for each in sure)


def test_what_does_not_touch_a_person_in_danger_can_be_edited() -> None:
    other = Guideline("Say it.", "Not this.", "There.")
    edited = replace(
        TABLE, limits=(("gambling", 0.4),), guidelines=(("cult", other),), limit_otherwise=0.2, stickiness=0.8
    )
    check_safeguard(Rules(edited, Weights(risk=1.5)))


@pytest.mark.parametrize(
    ("edited", "said"),
    [
        (replace(TABLE, crisis_log_odds=(0.0, 0.0, 0.0)), "count less"),
        (replace(TABLE, crisis_log_odds=(4.5, 4.5, -1.0)), "count less"),
        (replace(TABLE, concern_log_odds=(0.0, 2.4, -0.5)), "worry for somebody else"),
        (replace(TABLE, prior=(1.0, 0.0, 0.0)), "no longer be taken for distress"),
        (replace(TABLE, limits=(("mental_health", 1.0),)), "no more risk than 0.1"),
        (
            with_strategy("support_with_resources", lambda each: replace(each, instruction="")),
            "tell the model nothing",
        ),
    ],
)
def test_an_edit_that_weakens_the_screen_is_refused_with_the_reason(edited: StrategyTable, said: str) -> None:
    assert said in refused(edited)


def test_weights_that_would_leave_people_in_danger_alone_are_refused() -> None:
    assert "no longer be met with support" in refused(TABLE, Weights(cost=5.0))


def test_a_full_answer_that_calls_itself_harmless_is_known_for_what_it_is() -> None:
    calm = tuple((1.0, 0.0, 0.0, 0.0, 0.0) for _ in TABLE.prior)
    edited = with_strategy(
        "full_answer", lambda each: replace(each, exposure=0.0, reactions=calm, expected_tokens=1)
    )
    assert "supp" in refused(edited) or "risky" in refused(edited)


def test_no_line_of_a_table_names_the_screen() -> None:
    with pytest.raises(StrategyError, match="crisis_screen"):
        read_rules(SHIPPED + b"\ncrisis_screen: false\n", "strategies.yaml", Weights())


@settings(max_examples=12, deadline=None)
@given(
    st.floats(0, 10),
    st.floats(0, 10),
    st.floats(0, 10),
    st.floats(0, 1),
    st.floats(0, 10),
    st.dictionaries(st.sampled_from([each.id for each in crisis_categories()]), st.floats(0, 1)),
)
def test_whatever_passes_loses_nothing(
    retention: float, risk: float, cost: float, sensitive: float, odds: float, limits: dict[str, float]
) -> None:
    edited = replace(
        TABLE,
        prior=((1 - sensitive) * 0.9, sensitive, (1 - sensitive) * 0.1),
        crisis_log_odds=(0.0, odds, -1.0),
        limits=tuple(sorted(limits.items())),
    )
    rules = Rules(edited, Weights(retention, risk, cost))
    try:
        check_safeguard(rules)
    except SafeguardRefused:
        return
    for now, then in zip(shipped_outcomes(), outcomes_under(rules), strict=True):
        assert then.seen >= now.seen
        assert then.supported >= now.supported
        assert then.exposure < 0.5 or then.exposure <= now.exposure
    assert all(edited.limit_of(each) <= each.limit for each in crisis_categories())
    assert all(edited.strategy(each).instruction for each in SUPPORTING)
