"""Replays a choice: computes a recorded turn's figures again from its inputs and compares them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.alignment.anticipation import alike, payoffs_of, posterior_of
from app.alignment.boundary import ladder_of
from app.alignment.game import solve
from app.domain.analysis import MessageAnalysis
from app.domain.strategy import Shares, StrategyTable


@dataclass(frozen=True, slots=True)
class Replay:
    """The result of a replay; ``differences`` is empty where every digit is the same."""

    analysis: MessageAnalysis
    differences: tuple[str, ...]


def replay(
    table: StrategyTable,
    recorded: MessageAnalysis,
    scored: tuple[tuple[str, tuple[Shares | None, ...]], ...] = (),
    pearl_before: str = "",
) -> Replay:
    """Compute a recorded turn again from its inputs: prior, evidence, stakes, weights and limit.

    ``scored`` are the reactions scored in the turn before, ``pearl_before`` is that turn's pearl.
    """
    posterior = posterior_of(recorded.posterior.prior, recorded.posterior.evidence)
    at_stake = recorded.at_stake or alike(table, recorded.stakes)
    payoffs = payoffs_of(table, posterior.shares, at_stake, dict(scored))
    ladder = ladder_of(table, payoffs, recorded.ladder.limit, pearl_before)
    game = solve(payoffs, posterior.shares, recorded.game.weights, ladder.inside)
    again = replace(recorded, posterior=posterior, game=game, ladder=ladder)
    pairs = (
        ("posterior", recorded.posterior, again.posterior),
        ("payoffs", recorded.game.payoffs, again.game.payoffs),
        ("choice", recorded.game.chosen, again.game.chosen),
        ("thresholds", recorded.game.thresholds, again.game.thresholds),
        ("ladder", recorded.ladder, again.ladder),
    )
    return Replay(again, tuple(name for name, before, after in pairs if before != after))
