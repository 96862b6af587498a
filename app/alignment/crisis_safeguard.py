"""What no table of strategies may take away: that a person in danger is seen as one, and met with support.

The crisis screen itself reads no table, so none can switch it off. A table says how much its finding counts and what
follows from it; here both are tried on every kind of finding, and compared with the shipped table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.alignment.evidence.sentence_classifier import thresholds
from app.alignment.evidence.source import NOBODY_JUDGED
from app.alignment.headline import assessment_of
from app.alignment.strategies import StrategyError, strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.alignment.taxonomy import taxonomy
from app.domain.analysis import MessageAnalysis
from app.domain.anticipation import Rules, Weights
from app.domain.risk import CrisisFinding, CrisisKind
from app.domain.strategy import StrategyTable
from app.domain.taxonomy import RiskCategory
from app.translation import tr

SUPPORTING = ("redirect_to_help", "listen_and_support", "support_with_resources")
_SENSITIVE = 1  # its place among the types
_TURNS_BEFORE = 6  # of a talk in which nothing was found, before a finding
_MUCH = 0.5  # exposure of an answer that gives what is risky but for parts of it
_TOLERANCE = 1e-9


class SafeguardRefused(StrategyError):
    """A table would weaken what follows from the crisis screen."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from one finding: whether it is seen as distress, met with support, and how much is exposed."""

    seen: bool
    supported: bool
    exposure: float


def check_safeguard(rules: Rules) -> None:
    """Raise ``SafeguardRefused`` with the reason where rules weaken what follows from a finding of the screen."""
    reason = next(_reasons(rules), "")
    if reason:
        raise SafeguardRefused(
            tr("This cannot be used: {reason} The crisis screen stays as it is.", reason=reason), reason
        )


def outcomes_under(rules: Rules) -> tuple[Outcome, ...]:
    """Return what follows from every kind of finding, at first and after a calm talk."""
    return tuple(_outcome(choice, rules.table) for choice in _choices(rules))


def _outcome(choice: MessageAnalysis, table: StrategyTable) -> Outcome:
    identity = choice.game.chosen
    known = strategy_table().find(identity) or table.strategy(
        identity
    )  # nobody declares a full answer harmless
    seen = choice.posterior.shares[_SENSITIVE] >= 0.5
    return Outcome(seen, identity in SUPPORTING, known.exposure)


@cache
def shipped_outcomes() -> tuple[Outcome, ...]:
    """Return what follows under the shipped table with the usual weights."""
    return outcomes_under(Rules(strategy_table(), Weights()))


def findings() -> tuple[CrisisFinding, ...]:
    """Return a finding of each kind and tier: sure by the rules, just sure and well possible by the classifier."""
    dangers = tuple(kind for kind in CrisisKind if kind is not CrisisKind.CONCERN_FOR_OTHER)
    table = thresholds()
    sure = tuple(CrisisFinding(True, (kind,)) for kind in dangers)
    least_sure = min(table.sure_from, table.outright_from)
    classified = tuple(CrisisFinding(True, (kind,), chance=least_sure) for kind in dangers)
    possible = tuple(
        CrisisFinding(False, (kind,), possible=True, chance=table.safeguarded_from) for kind in dangers
    )
    return (*sure, *classified, *possible, CrisisFinding(False, (CrisisKind.CONCERN_FOR_OTHER,)))


def _reasons(rules: Rules) -> Iterator[str]:
    shipped = strategy_table()
    yield from _weaker_evidence(rules.table, shipped)
    yield from _higher_limits(rules.table)
    for identity in SUPPORTING:
        if not rules.table.strategy(identity).instruction:
            yield tr("the strategy ‘{identity}’ would tell the model nothing.", identity=identity)
    pairs = tuple(zip(shipped_outcomes(), outcomes_under(rules), strict=True))
    unseen = sum(now.seen and not then.seen for now, then in pairs)
    left_alone = sum(now.supported and not then.supported for now, then in pairs)
    bolder = sum(then.exposure >= _MUCH > now.exposure for now, then in pairs)
    if unseen:
        yield tr(
            "{count} of {tried} kinds of finding would no longer be taken for distress.",
            count=unseen,
            tried=len(pairs),
        )
    if left_alone:
        yield tr(
            "{count} of {tried} kinds of finding would no longer be met with support.",
            count=left_alone,
            tried=len(pairs),
        )
    if bolder:
        yield tr(
            "after {count} of {tried} kinds of finding a reply would give most of what is risky.",
            count=bolder,
            tried=len(pairs),
        )


def _weaker_evidence(table: StrategyTable, shipped: StrategyTable) -> Iterator[str]:
    pairs = (
        (table.crisis_log_odds, shipped.crisis_log_odds, tr("a person in danger")),
        (table.concern_log_odds, shipped.concern_log_odds, tr("worry for somebody else")),
    )
    for mine, theirs, what in pairs:
        if any(_lead(mine, other) < _lead(theirs, other) - _TOLERANCE for other in (0, 2)):
            yield tr(
                "what the crisis screen finds would count less than in the shipped table: {what}.", what=what
            )


def _lead(log_odds: tuple[float, ...], other: int) -> float:
    return log_odds[_SENSITIVE] - log_odds[other]


def _higher_limits(table: StrategyTable) -> Iterator[str]:
    for category in crisis_categories():
        if table.limit_of(category) > category.limit + _TOLERANCE:
            yield tr(
                "in ‘{category}’ a reply may carry no more risk than {limit}.",
                category=category.shown_name,
                limit=f"{category.limit:g}",
            )


@cache
def crisis_categories() -> tuple[RiskCategory, ...]:
    """Return the categories that a finding of the screen belongs to."""
    found = {choice.category for choice in _choices(Rules(strategy_table(), Weights()))}
    return tuple(each for each in taxonomy().categories if each.id in found)


def _choices(rules: Rules) -> Iterator[MessageAnalysis]:
    """Yield the choice for each finding, in a first message and after messages in which nothing was found."""
    calm: MessageAnalysis | None = None
    for _ in range(_TURNS_BEFORE):
        calm = _choice(rules, CrisisFinding(False), calm)
    for finding in findings():
        for before in (None, calm):
            yield _choice(rules, finding, before)


def _choice(rules: Rules, finding: CrisisFinding, before: MessageAnalysis | None) -> MessageAnalysis:
    assessment = assessment_of(finding, NOBODY_JUDGED)
    return choose(rules.table, ChoiceInputs(finding, assessment, rules.weights, before))
