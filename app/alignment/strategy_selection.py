"""Strategy selection, before the first token: posterior, stakes, payoffs, boundary and the best strategy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.alignment.anticipation import carried_over, evidence_of, payoffs_of, posterior_of
from app.alignment.boundary import ladder_of
from app.alignment.game import mixed_commitment, solve
from app.alignment.latency_budget import TYPES
from app.alignment.taxonomy import taxonomy, weighted_stakes
from app.domain.analysis import Cost, Depth, Facet, MessageAnalysis, Trajectory
from app.domain.anticipation import Weights
from app.domain.risk import CategoryScore, CrisisFinding, CrisisKind, JudgeKind, RiskAssessment
from app.domain.strategy import StrategyTable
from app.domain.taxonomy import Stakes

_LIMIT_WHERE_NOTHING_STANDS_OUT = 0.3
_CRISIS_CATEGORY = {
    CrisisKind.SUICIDAL_INTENT: "mh",
    CrisisKind.SELF_HARM: "mh",
    CrisisKind.ABUSE: "ph",
    CrisisKind.IMMEDIATE_DANGER: "ph",
    CrisisKind.CONCERN_FOR_OTHER: "mh",
}
_LATER = ("facets", "intents", "reactions", "sketches", "trajectory")
LATER_OF_REPLY = ("chain", "review")  # parts of a reply's own analysis that follow it
GAP_DECAY = 0.8  # of the decomposition gap, from turn to turn


@dataclass(frozen=True, slots=True)
class ChoiceInputs:
    """The inputs of the choice; ``before`` is the analysis of the previous turn on this branch, if any."""

    finding: CrisisFinding
    assessment: RiskAssessment
    weights: Weights
    before: MessageAnalysis | None = None
    type_scores: tuple[float, ...] = ()
    costs: tuple[Cost, ...] = ()


def choose(table: StrategyTable, inputs: ChoiceInputs) -> MessageAnalysis:
    """Return the analysis of a message up to the choice; a pure function of its inputs."""
    before = inputs.before
    known = (before.late_posterior or before.posterior).shares if before is not None else None
    prior = carried_over(known, table) if known is not None else table.prior
    gap = GAP_DECAY * before.trajectory.gap if before is not None else 0.0
    seen = evidence_of(inputs.finding, inputs.assessment, table, inputs.type_scores, gap)
    posterior = posterior_of(prior, seen)
    stakes = stakes_of(inputs.finding, inputs.assessment, table.scored_weight)
    scored = dict(before.scored_reactions) if before is not None else {}
    payoffs = payoffs_of(table, posterior.shares, stakes.level, scored)
    limit = stakes.category.limit if stakes.category is not None else _LIMIT_WHERE_NOTHING_STANDS_OUT
    ladder = ladder_of(table, payoffs, limit, before.ladder.pearl if before is not None else "")
    return MessageAnalysis(
        depth=Depth.COMPACT if inputs.type_scores else Depth.SCREEN,
        posterior=posterior,
        game=solve(payoffs, posterior.shares, inputs.weights, ladder.inside),
        ladder=ladder,
        stakes=stakes.level,
        category=stakes.category.id if stakes.category is not None else "",
        level=level_of(inputs.finding, inputs.assessment, posterior.shares),
        facets=_facets(inputs, stakes),
        trajectory=before.trajectory if before is not None else Trajectory(),
        history=(*before.history, known) if before is not None and known is not None else (),
        scored_reactions=before.scored_reactions if before is not None else (),
        costs=inputs.costs,
        left_out=(*_LATER, *(() if inputs.type_scores else (TYPES,))),
    )


def stakes_of(finding: CrisisFinding, assessment: RiskAssessment, indicative_weight: float) -> Stakes:
    """Return the stakes. The screen's finding counts in full, a stand-in judge's by ``indicative_weight``."""
    weight = indicative_weight if assessment.judge.kind is JudgeKind.INDICATIVE else 1.0
    scores = {each.id: replace(each, score=each.score * weight) for each in assessment.categories}
    for kind in finding.kinds:
        identity = _CRISIS_CATEGORY[kind]
        certain = 0.5 if kind is CrisisKind.CONCERN_FOR_OTHER else 1.0
        if certain > (scores[identity].score if identity in scores else 0.0):
            scores[identity] = CategoryScore(identity, identity, certain)
    return weighted_stakes(tuple(scores.values()))


def level_of(finding: CrisisFinding, assessment: RiskAssessment, shares: Sequence[float]) -> str:
    """Return the paper's level: R2 adversarial, R1 ethical or regulatory, R0 none."""
    if shares[2] >= 0.5:
        return "R2"
    return "R1" if finding.kinds or assessment.unsafe >= 0.5 else "R0"


def _facets(inputs: ChoiceInputs, stakes: Stakes) -> tuple[Facet, ...]:
    screened = bool(inputs.finding.kinds)
    source = "the crisis screen's rules" if screened else "the judge's categories"
    severity = stakes.category.severity if stakes.category is not None else 0.0
    name = stakes.category.name if stakes.category is not None else "nothing stood out"
    return (
        Facet("severity", severity, f"the table of risks: {name}", False),
        Facet("stakes", stakes.level, f"{source}, times severity", not screened),
    )


def with_mixture(table: StrategyTable, analysis: MessageAnalysis) -> MessageAnalysis:
    """Return the analysis with the best mixed commitment added to the choice; takes a tenth of a second."""
    game = analysis.game
    inside = [each for each in game.payoffs if each.strategy in game.allowed]
    shares = analysis.posterior.shares
    mixed = mixed_commitment(table, inside, shares, analysis.stakes, game.weights)
    return replace(analysis, game=replace(game, mixed=mixed))


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
    """Return the name of a category of the taxonomy; empty for none."""
    found = taxonomy().find(identity) if identity else None
    return found.name if found is not None else ""
