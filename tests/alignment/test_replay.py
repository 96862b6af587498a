"""A recorded choice is computed again to the digit, those of earlier versions too."""

from __future__ import annotations

import json

import msgspec
import pytest

from app.alignment.anticipation import alike, payoffs_of, posterior_of
from app.alignment.boundary import ladder_of
from app.alignment.game import solve
from app.alignment.replay import replay
from app.alignment.strategies import strategy_table
from app.domain.analysis import Depth, MessageAnalysis
from app.domain.anticipation import Evidence, Weights
from app.domain.strategy import StrategyTable
from tests.alignment.scripted_judges import Scripted, guarded

TABLE = strategy_table()
CLASSES: tuple[Scripted, ...] = ({"sec": 1.0}, {"ha": 1.0}, {"mh": 0.7, "sec": 0.3}, {"med": 0.9, "ti": 0.1})


def as_json(analysis: MessageAnalysis) -> dict[str, object]:
    found = json.loads(msgspec.json.encode(analysis))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("shares", CLASSES, ids=str)
def test_a_choice_is_the_same_again_from_its_record(shares: Scripted) -> None:
    pearl = ""
    for seen in guarded({"A": shares}).assess(("A message.", "B", "A message again.")):
        kept = msgspec.json.decode(msgspec.json.encode(seen.analysis), type=MessageAnalysis)
        assert kept == seen.analysis and kept.at_stake is not None
        assert replay(TABLE, kept, (), pearl).differences == ()
        pearl = kept.ladder.pearl


def test_a_choice_from_before_there_were_stakes_for_each_type_is_replayed_by_its_single_figure() -> None:
    posterior = posterior_of(TABLE.prior, (Evidence("guard", True, (0.0, -2.0, 1.7), "something"),))
    payoffs = payoffs_of(TABLE, posterior.shares, alike(TABLE, 0.37))
    ladder = ladder_of(TABLE, payoffs, 0.12)
    game = solve(payoffs, posterior.shares, Weights(), ladder.inside)
    older = as_json(MessageAnalysis(Depth.COMPACT, posterior, game, ladder, 0.37, "cybersecurity"))
    del older["at_stake"]
    mixed = {"shares": [["refuse", 1.0]], "value": 0.5, "follower": ["takes_up"] * 3}
    older["game"] = {**older["game"], "mixed": mixed}  # type: ignore[dict-item]
    older["trajectory"] = {"turns": ["1"], "last": [0.3], "together": [0.3], "drafted": ""}
    kept = msgspec.convert(older, MessageAnalysis)
    assert replay(TABLE, kept).differences == ()


def test_a_table_from_before_still_opens() -> None:
    older = {**json.loads(msgspec.json.encode(TABLE)), "gap_log_odds": [0.0, 0.3, 2.5]}
    assert msgspec.convert(older, StrategyTable) == TABLE
