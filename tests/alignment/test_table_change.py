"""Choices are made again from what was recorded: the same under the same table, others under another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.assessed_messages import AssessedMessage, Assessor
from app.alignment.strategies import strategy_table
from app.alignment.table_change import RecordedChoice, changed, choice_under
from app.domain.analysis import MessageAnalysis, Review
from app.domain.anticipation import Rules, Weights
from app.domain.risk import CrisisFinding, CrisisKind
from tests.alignment.scripted_judges import Scripted, guarded

TABLE = strategy_table()
USUAL = Rules(TABLE, Weights())
SHARES: tuple[Scripted, ...] = ({"sec": 1.0}, {"ha": 1.0}, {"mh": 0.7, "sec": 0.3}, {"med": 0.9, "ti": 0.1})


def choices(rules: Rules, seen: tuple[AssessedMessage, ...]) -> list[MessageAnalysis]:
    """Return the choices of a talk under rules, one after the other."""
    found: list[MessageAnalysis] = []
    recorded: MessageAnalysis | None = None
    for message in seen:
        inputs = RecordedChoice(message.finding, message.analysis, TABLE)
        found.append(choice_under(rules, inputs, found[-1] if found else None, recorded))
        recorded = message.analysis
    return found


@pytest.mark.parametrize("shares", SHARES, ids=str)
def test_under_the_same_rules_every_figure_is_as_it_was_recorded(shares: Scripted) -> None:
    seen = guarded({"A": shares}).assess(("A message.", "B", "A message again."))
    for again, message in zip(choices(USUAL, seen), seen, strict=True):
        assert again == message.analysis


@pytest.mark.parametrize("shares", SHARES, ids=str)
@settings(max_examples=8, deadline=None)
@given(weights=st.builds(Weights, st.floats(0, 5), st.floats(0, 5), st.floats(0, 2)), stay=st.floats(0, 1))
def test_under_other_rules_it_is_what_a_turn_would_have_chosen(
    shares: Scripted, weights: Weights, stay: float
) -> None:
    usual = guarded({"A": shares})
    table = replace(
        TABLE,
        stickiness=stay,
        prior=(0.7, 0.2, 0.1),
        harm_of_type=(0.1, 0.4, 0.9),
        crisis_log_odds=(0.0, 6.0, -1.0),
        limit_otherwise=0.1,
    )
    other = Assessor(usual.screen, usual.judges, table, weights)
    texts = ("A message.", "I want to die", "A message again.")
    then = choices(Rules(table, weights), usual.assess(texts))
    for again, message in zip(then, other.assess(texts), strict=True):
        assert again.posterior.shares == pytest.approx(message.analysis.posterior.shares)
        assert again.ladder.limit == message.analysis.ladder.limit
        assert [each.risk for each in again.game.payoffs] == pytest.approx(
            [each.risk for each in message.analysis.game.payoffs]
        )


def test_the_classifiers_chance_weighs_by_the_new_table() -> None:
    finding = CrisisFinding(False, (CrisisKind.SELF_HARM,), possible=True, chance=0.5)
    assessor = replace(guarded(), screen=lambda messages: finding)
    stronger = replace(TABLE, crisis_log_odds=(0.0, 9.0, -1.0))
    (seen,) = assessor.assess(("It is hard.",))
    (again,) = choices(Rules(stronger, Weights()), (seen,))
    (would,) = replace(assessor, table=stronger).assess(("It is hard.",))
    assert again.posterior == would.analysis.posterior


def test_a_bolder_choice_and_a_reply_that_would_pass_are_told_as_crossings() -> None:
    (seen,) = guarded({"A": {"ti": 1.0}}).assess(("A message.",))
    review = Review(0.5, seen.analysis.ladder.limit, "guard")
    recorded = RecordedChoice(seen.finding, seen.analysis, TABLE, review)
    same = changed(recorded, seen.analysis, choice_under(USUAL, recorded))
    assert not same.is_other and not same.crosses
    lifted = Rules(
        replace(TABLE, limit_otherwise=1.0, limits=tuple((each, 1.0) for each in (seen.analysis.category,))),
        Weights(9.0, 0.0, 0.0),
    )
    other = changed(recorded, seen.analysis, choice_under(lifted, recorded))
    assert other.is_other and other.goes_beyond and other.judges_reply_otherwise and other.crosses
