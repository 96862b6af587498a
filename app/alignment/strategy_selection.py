"""Strategy selection, before the first token: posterior, stakes, payoffs, boundary and the best strategy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.anticipation import (
    carried_over,
    evidence_of,
    payoffs_of,
    posterior_of,
    without_acquittals,
)
from app.alignment.boundary import ladder_of
from app.alignment.game import solve
from app.alignment.headline import is_risky
from app.alignment.stakes import at_stake, stakes_of
from app.alignment.taxonomy import limit_under, taxonomy
from app.alignment.trajectory import TRAJECTORY
from app.domain.analysis import Cost, Depth, Facet, MessageAnalysis, Trajectory
from app.domain.anticipation import Weights
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.strategy import StrategyTable
from app.domain.taxonomy import Stakes
from app.translation import tr

_LATER = ("facets", "intents", "reactions", "sketches", "trajectory")
LATER_OF_REPLY = ("chain", "review")  # parts of a reply's own analysis that follow it


@dataclass(frozen=True, slots=True)
class ChoiceInputs:
    """The inputs of the choice; ``before`` is the analysis of the previous turn on this branch, if any."""

    finding: CrisisFinding
    assessment: RiskAssessment
    weights: Weights
    before: MessageAnalysis | None = None
    costs: tuple[Cost, ...] = ()


def choose(table: StrategyTable, inputs: ChoiceInputs) -> MessageAnalysis:
    """Return the analysis of a message up to the choice; a pure function of its inputs."""
    before = inputs.before
    known = (before.late_posterior or before.posterior).shares if before is not None else None
    prior = carried_over(known, table) if known is not None else table.prior
    seen = evidence_of(inputs.finding, inputs.assessment, table)
    if any(each.source == TRAJECTORY for each in seen):
        prior = without_acquittals(prior, table)
    posterior = posterior_of(prior, seen)
    stakes = stakes_of(inputs.finding, inputs.assessment)
    risked = at_stake(inputs.finding, inputs.assessment, table.harm_of_type)
    scored = dict(before.scored_reactions) if before is not None else {}
    payoffs = payoffs_of(table, posterior.shares, risked, scored)
    limit = limit_under(table, stakes.category)
    ladder = ladder_of(table, payoffs, limit, before.ladder.pearl if before is not None else "")
    return MessageAnalysis(
        depth=Depth.COMPACT if inputs.assessment.evidence else Depth.SCREEN,
        posterior=posterior,
        game=solve(payoffs, posterior.shares, inputs.weights, ladder.inside),
        ladder=ladder,
        stakes=stakes.level,
        at_stake=risked,
        category=stakes.category.id if stakes.category is not None else "",
        level=level_of(inputs.finding, inputs.assessment, posterior.shares),
        facets=_facets(inputs, stakes),
        trajectory=before.trajectory if before is not None else Trajectory(),
        history=(*before.history, known) if before is not None and known is not None else (),
        scored_reactions=before.scored_reactions if before is not None else (),
        costs=inputs.costs,
        left_out=_LATER,
    )


def level_of(finding: CrisisFinding, assessment: RiskAssessment, shares: Sequence[float]) -> str:
    """Return the paper's level: R2 adversarial, R1 ethical or regulatory, R0 none."""
    if shares[2] >= 0.5:
        return "R2"
    return "R1" if finding.kinds or is_risky(assessment) else "R0"


def _facets(inputs: ChoiceInputs, stakes: Stakes) -> tuple[Facet, ...]:
    screened = bool(inputs.finding.kinds)
    source = tr("the crisis screen's rules") if screened else tr("the judge's categories")
    if inputs.finding.by_classifier:
        source = tr("the sentence classifier's chance of danger")
    made = not screened or inputs.finding.by_classifier
    severity = stakes.category.severity if stakes.category is not None else 0.0
    name = stakes.category.shown_name if stakes.category is not None else tr("nothing stood out")
    return (
        Facet("severity", severity, tr("the table of risks: {name}", name=name), False),
        Facet("stakes", stakes.level, tr("{source}, times severity", source=source), made),
    )


def safer(table: StrategyTable, analysis: MessageAnalysis, than: str) -> str:
    """Return the best strategy of those with less risk than ``than``; empty where there is none."""
    game = analysis.game
    risk = next(each.risk for each in game.payoffs if each.strategy == than)
    exposure = table.strategy(than).exposure
    less = [
        each
        for each in game.payoffs
        if each.strategy in game.allowed
        and table.strategy(each.strategy).exposure < exposure
        and each.risk <= risk
    ]
    if not less:
        return ""
    return max(less, key=lambda each: (each.utility(game.weights), -each.risk)).strategy


def category_name(identity: str) -> str:
    """Return the name of a category of the taxonomy as a person reads it; empty for none."""
    found = taxonomy().find(identity) if identity else None
    return found.shown_name if found is not None else ""
