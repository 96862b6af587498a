"""Anticipation: a Bayes filter over the user's type, and how each type may react to each strategy.

Types and game: arXiv 2509.01909, section 3. The filter's constants are ours, in ``resources/strategies.yaml``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from app.domain.anticipation import AtStake, Evidence, Payoff, Posterior
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.strategy import REACTIONS, Reaction, Shares, Strategy, StrategyTable
from app.translation import tr

SCREEN, CLASSIFIER = "crisis screen", "sentence_classifier"  # sources of evidence
ScoredReactions = dict[str, tuple[Shares | None, ...]]
"""By strategy: the engine's reaction probabilities for each type, None where it was not asked."""


def carried_over(shares: Shares, table: StrategyTable) -> Shares:
    """Return the prior of the next turn: the same type with probability ``stickiness``, else a new draw."""
    stay = table.stickiness
    return tuple(stay * old + (1 - stay) * new for old, new in zip(shares, table.prior, strict=True))


def without_acquittals(prior: Shares, table: StrategyTable) -> Shares:
    """Return the prior where messages are judged as a whole: no type but the benign one is below its share at first.

    That each part seemed harmless says nothing for the whole.
    """
    _, *first = table.prior
    others = tuple(max(share, least) for share, least in zip(prior[1:], first, strict=True))
    return (max(0.0, 1.0 - sum(others)), *others)


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
) -> tuple[Evidence, ...]:
    """Return the evidence for each type: the crisis screen's, then the judge's.

    The screen takes precedence. Where it is sure the judge does not count: no model's opinion can talk that away. Where
    danger is possible, or somebody worries for another, a judge that saw no distress does not take that back.
    """
    if finding.by_classifier and finding.chance is not None:
        saw = tr("a chance of {chance} that the writer is in danger", chance=f"{finding.chance:.0%}")
        strength = tuple(finding.chance * each for each in table.crisis_log_odds)
        classified = Evidence(CLASSIFIER, True, strength, saw)
        others = () if finding.crisis else assessment.evidence
        return (classified, *(_without_acquittal(each) for each in others))
    if finding.crisis:
        words = ", ".join(each.value.replace("_", " ") for each in finding.kinds)
        return (Evidence(SCREEN, False, table.crisis_log_odds, words),)
    if finding.concern:
        screened = Evidence(SCREEN, False, table.concern_log_odds, tr("concern for somebody else"))
        return (screened, *(_without_acquittal(each) for each in assessment.evidence))
    return assessment.evidence


def _without_acquittal(evidence: Evidence) -> Evidence:
    benign, sensitive, *other = evidence.log_odds
    return replace(evidence, log_odds=(benign, max(benign, sensitive), *other))


def blended(table: Shares, scored: Shares | None, weight: float) -> Shares:
    """Return (1 − weight) · table + weight · scored; the table alone where nothing was scored."""
    if scored is None:
        return table
    return tuple((1 - weight) * prior + weight * seen for prior, seen in zip(table, scored, strict=True))


def alike(table: StrategyTable, stakes: float) -> AtStake:
    """Return stakes that are the same for each type, as all were in turns recorded before ``AtStake``."""
    return AtStake((stakes,) * len(table.prior), table.harm_of_type)


def payoffs_of(
    table: StrategyTable, shares: Shares, at_stake: AtStake, scored: ScoredReactions | None = None
) -> tuple[Payoff, ...]:
    """Return each strategy's expected retention, risk and cost under the posterior ``shares``.

    The risk is an expectation: Σ share of the type · Σ probability of the reaction · what is then lost.
    """
    scored = scored or {}
    return tuple(
        _payoff(each, table, shares, at_stake, scored.get(each.id, (None,) * len(shares)))
        for each in table.strategies
    )


def _payoff(
    strategy: Strategy,
    table: StrategyTable,
    shares: Shares,
    at_stake: AtStake,
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
        for each, stakes, harm in zip(reactions, at_stake.of_type, at_stake.harm, strict=True)
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
