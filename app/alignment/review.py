"""The review of a reply: question and reply judged together, with the game's expectation as the prior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.analyst import Analyst, with_prior
from app.domain.analysis import Cost, MessageAnalysis, Review
from app.domain.generation import PromptMessage
from app.domain.strategy import StrategyTable

_LEAST, _MOST = 0.01, 0.95  # a prior of 0 or 1 could not be moved by evidence


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review and its cost."""

    review: Review
    cost: Cost


def reviewed(
    analyst: Analyst,
    table: StrategyTable,
    analysed: MessageAnalysis,
    strategy: str,
    prompt: Sequence[PromptMessage],
) -> Reviewed:
    """Review a reply that followed ``strategy``; ``prompt`` ends with it. Raises ``EngineFailure``."""
    ratio, cost = analyst.review(prompt)
    expected = next(each.risk for each in analysed.game.payoffs if each.strategy == strategy)
    prior = min(_MOST, max(_LEAST, expected))
    risk = with_prior(prior, table.scored_weight * ratio)
    return Reviewed(Review(risk, analysed.ladder.limit, analyst.name), cost)
