"""Anticipation: a Bayes filter over the user's type, and how each type may react to each strategy.

Types and game: arXiv 2509.01909, section 3. The filter's constants are ours, in ``resources/strategies.yaml``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.domain.anticipation import Evidence, Payoff, Posterior
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.strategy import REACTIONS, Reaction, Shares, Strategy, StrategyTable

_DISTRESS = ("mh", "ph")  # of the guard's categories
ScoredReactions = dict[str, tuple[Shares | None, ...]]
"""By strategy: the engine's reaction probabilities for each type, None where it was not asked."""


def carried_over(shares: Shares, table: StrategyTable) -> Shares:
    """Return the prior of the next turn: the same type with probability ``stickiness``, else a new draw."""
    stay = table.stickiness
    return tuple(stay * old + (1 - stay) * new for old, new in zip(shares, table.prior, strict=True))


def posterior_of(prior: Shares, evidence: Sequence[Evidence]) -> Posterior:
    """Return prior × exp(log-odds) of each piece of evidence in turn, normalised."""
    steps: list[Shares] = []
    shares = prior
    for each in evidence:
        shares = updated(shares, each.log_odds)
        steps.append(shares)
    return Posterior(prior, tuple(evidence), tuple(steps))


def updated(shares: Shares, log_odds: Sequence[float]) -> Shares:
    """Return shares after one piece of evidence; exact also where a share is 0."""
    highest = max(log_odds)
    weights = [share * math.exp(each - highest) for share, each in zip(shares, log_odds, strict=True)]
    total = sum(weights)
    return tuple(each / total for each in weights) if total > 0 else shares


def evidence_of(
    finding: CrisisFinding,
    assessment: RiskAssessment,
    table: StrategyTable,
    scores: Sequence[float] = (),
    gap: float = 0.0,
) -> tuple[Evidence, ...]:
    """Return the evidence for each type.

    ``scores`` are the engine's log-probabilities of the type descriptions less those on a neutral text (contextual
    calibration, arXiv 2102.09690); ``gap`` is the decomposition gap, 0 to 1.
    """
    found: list[Evidence] = []
    if finding.crisis:
        words = ", ".join(each.value.replace("_", " ") for each in finding.kinds)
        found.append(Evidence("crisis screen", False, table.crisis_log_odds, words))
    elif finding.concern:
        found.append(Evidence("crisis screen", False, table.concern_log_odds, "concern for somebody else"))
    if assessment.categories:
        found.append(_of_guard(assessment, table))
    if gap > 0:
        words = f"together the messages carry {gap:.0%} more risk than the last one alone"
        found.append(Evidence("trajectory", True, _times(table.gap_log_odds, gap), words))
    if scores:
        found.append(
            Evidence("engine", True, _times(scores, table.scored_weight), "scores of the type descriptions")
        )
    return tuple(found)


def _of_guard(assessment: RiskAssessment, table: StrategyTable) -> Evidence:
    distress = sum(each.score for each in assessment.categories if each.id in _DISTRESS)
    other = max(0.0, assessment.unsafe - distress)
    together = zip(table.guard_log_odds, table.distress_log_odds, strict=True)
    log_odds = tuple(other * risk + distress * upset for risk, upset in together)
    words = f"distress {distress:.0%}, other risk {other:.0%}"
    return Evidence("guard", True, log_odds, words)


def _times(values: Sequence[float], factor: float) -> tuple[float, ...]:
    return tuple(factor * each for each in values)


def blended(table: Shares, scored: Shares | None, weight: float) -> Shares:
    """Return (1 − weight) · table + weight · scored; the table alone where nothing was scored."""
    if scored is None:
        return table
    return tuple((1 - weight) * prior + weight * seen for prior, seen in zip(table, scored, strict=True))


def payoffs_of(
    table: StrategyTable, shares: Shares, stakes: float, scored: ScoredReactions | None = None
) -> tuple[Payoff, ...]:
    """Return each strategy's expected retention, risk and cost under the posterior ``shares``.

    ``stakes``, 0 to 1, is the severity of what the message risks times how likely it is (Risk(x, y, g)).
    """
    scored = scored or {}
    return tuple(
        _payoff(each, table, shares, stakes, scored.get(each.id, (None,) * len(shares)))
        for each in table.strategies
    )


def _payoff(
    strategy: Strategy,
    table: StrategyTable,
    shares: Shares,
    stakes: float,
    scored: tuple[Shares | None, ...],
) -> Payoff:
    reactions = tuple(
        blended(prior, seen, table.scored_weight)
        for prior, seen in zip(strategy.reactions, scored, strict=True)
    )
    retention = tuple(
        sum(share * worth for share, worth in zip(each, table.satisfaction, strict=True))
        for each in reactions
    )
    risk = tuple(
        sum(
            share * reaction_risk(strategy, harm, reaction, stakes)
            for share, reaction in zip(each, REACTIONS, strict=True)
        )
        for each, harm in zip(reactions, table.harm_of_type, strict=True)
    )
    return Payoff(
        strategy=strategy.id,
        retention=_expectation(shares, retention),
        risk=_expectation(shares, risk),
        cost=min(1.0, strategy.expected_tokens / table.longest_tokens),
        retention_of_type=retention,
        risk_of_type=risk,
        reactions=reactions,
        scored=any(each is not None for each in scored),
    )


def reaction_risk(strategy: Strategy, harm_of_type: float, reaction: Reaction, stakes: float) -> float:
    """Return the risk, 0 to 1, of one reaction: all of the stakes if the user acts on it, else what is exposed."""
    return stakes * (1.0 if reaction is Reaction.ACTS_ON_RISK else strategy.exposure * harm_of_type)


def _expectation(shares: Sequence[float], values: Sequence[float]) -> float:
    return sum(share * value for share, value in zip(shares, values, strict=True))
