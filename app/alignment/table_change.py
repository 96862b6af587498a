"""What another table of strategies, or other weights, would have chosen in turns that are recorded.

Everything that screen and judges found stays as it was recorded; what the table says of it is taken from the other one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.alignment.anticipation import (
    CLASSIFIER,
    SCREEN,
    alike,
    carried_over,
    payoffs_of,
    posterior_of,
    without_acquittals,
)
from app.alignment.boundary import ladder_of
from app.alignment.game import solve
from app.alignment.taxonomy import limit_under, taxonomy
from app.alignment.trajectory import TRAJECTORY
from app.domain.analysis import MessageAnalysis, Review
from app.domain.anticipation import AtStake, Evidence, Posterior, Rules
from app.domain.risk import CrisisFinding
from app.domain.strategy import Shares, StrategyTable


@dataclass(frozen=True, slots=True)
class RecordedChoice:
    """A recorded turn's inputs: its finding, its analysis, and the table that it ran under."""

    finding: CrisisFinding
    analysis: MessageAnalysis
    table: StrategyTable
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class ChangedChoice:
    """The choice in one turn under two rules: ``now`` those in force, ``then`` the others.

    ``passed`` says of each whether the reply as it was given is within the limit; None where it was not reviewed.
    """

    now: MessageAnalysis
    then: MessageAnalysis
    passed: tuple[bool, bool] | None = None

    @property
    def is_other(self) -> bool:
        """True where another strategy is chosen."""
        return self.now.game.chosen != self.then.game.chosen

    @property
    def goes_beyond(self) -> bool:
        """True where the new choice is past the boundary that holds now."""
        return self.then.game.chosen not in self.now.ladder.inside

    @property
    def falls_outside(self) -> bool:
        """True where the present choice is past the new boundary."""
        return self.now.game.chosen not in self.then.ladder.inside

    @property
    def judges_reply_otherwise(self) -> bool:
        """True where the reply as it was given is within one limit and over the other."""
        return self.passed is not None and self.passed[0] is not self.passed[1]

    @property
    def crosses(self) -> bool:
        """True where a choice crosses a boundary, or the reply a limit."""
        return self.goes_beyond or self.falls_outside or self.judges_reply_otherwise


def choice_under(
    rules: Rules,
    recorded: RecordedChoice,
    before: MessageAnalysis | None = None,
    recorded_before: MessageAnalysis | None = None,
) -> MessageAnalysis:
    """Return a recorded turn's analysis with its choice made under ``rules``.

    ``before`` is the turn before it as it would have been under them, ``recorded_before`` as it was.
    """
    table, known = rules.table, recorded.analysis
    first = table.prior if before is None else carried_over(_latest(before).shares, table)
    posterior = _filtered(first, known.posterior.evidence, recorded.finding, table)
    late = known.late_posterior
    scored = dict(recorded_before.scored_reactions) if recorded_before is not None else {}
    at_stake = _at_stake(recorded, table)
    payoffs = payoffs_of(table, posterior.shares, at_stake, scored)
    category = taxonomy().find(known.category) if known.category else None
    limit = known.ladder.limit if known.category and category is None else limit_under(table, category)
    ladder = ladder_of(table, payoffs, limit, before.ladder.pearl if before is not None else "")
    return replace(
        known,
        posterior=posterior,
        late_posterior=late and _filtered(first, late.evidence, recorded.finding, table),
        at_stake=at_stake,
        game=solve(payoffs, posterior.shares, rules.weights, ladder.inside),
        ladder=ladder,
    )


def changed(recorded: RecordedChoice, now: MessageAnalysis, then: MessageAnalysis) -> ChangedChoice:
    """Return what differs between two analyses of one recorded turn."""
    review = recorded.review
    passed = (
        (review.risk <= now.ladder.limit, review.risk <= then.ladder.limit) if review is not None else None
    )
    return ChangedChoice(now, then, passed)


def _latest(analysis: MessageAnalysis) -> Posterior:
    return analysis.late_posterior or analysis.posterior


def _filtered(
    first: Shares, evidence: tuple[Evidence, ...], finding: CrisisFinding, table: StrategyTable
) -> Posterior:
    if any(each.source == TRAJECTORY for each in evidence):
        first = without_acquittals(first, table)
    return posterior_of(first, [_weighed(each, finding, table) for each in evidence])


def _weighed(evidence: Evidence, finding: CrisisFinding, table: StrategyTable) -> Evidence:
    """Return the crisis screen's evidence with the strength that a table gives it; a judge states its own."""
    if evidence.source == CLASSIFIER and finding.by_classifier and finding.chance is not None:
        chance = finding.chance
        return replace(evidence, log_odds=tuple(chance * each for each in table.crisis_log_odds))
    if evidence.source == SCREEN:
        strength = table.crisis_log_odds if finding.crisis else table.concern_log_odds
        return replace(evidence, log_odds=strength)
    return evidence


def _at_stake(recorded: RecordedChoice, table: StrategyTable) -> AtStake:
    """Return what was at stake, with the shares of harm of another table; the part of advice in it stays."""
    known, before = recorded.analysis.at_stake, recorded.table.harm_of_type
    if known is None:
        return alike(table, recorded.analysis.stakes)
    if before == table.harm_of_type:
        return known
    apart = taxonomy().advice_harm - before[0]
    advised = (known.harm[0] - before[0]) / apart if apart else 0.0
    benign, *others = table.harm_of_type
    return AtStake(known.of_type, ((1 - advised) * benign + advised * taxonomy().advice_harm, *others))
