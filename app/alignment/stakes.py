"""What a message puts at stake: in all, and for each type once the person is of that type.

How likely a type is stands in the posterior alone, so that a risk is not damped by the same probability twice.
"""

from __future__ import annotations

from app.alignment.taxonomy import gravest, taxonomy, weighted_stakes
from app.domain.anticipation import AtStake
from app.domain.risk import (
    DANGER_CATEGORY,
    DISTRESS_CATEGORY,
    WRONG_CATEGORY,
    CategoryScore,
    CrisisFinding,
    CrisisKind,
    RiskAssessment,
    RiskKind,
    kind_of,
    kind_shares,
)
from app.domain.strategy import Shares
from app.domain.taxonomy import Stakes

_CRISIS_CATEGORY = {
    CrisisKind.SUICIDAL_INTENT: "mh",
    CrisisKind.SELF_HARM: "mh",
    CrisisKind.ABUSE: "ph",
    CrisisKind.IMMEDIATE_DANGER: DANGER_CATEGORY,
    CrisisKind.CONCERN_FOR_OTHER: "mh",
}
_CONCERN = 0.5  # the probability that concern for somebody else is about a danger
_Scores = tuple[CategoryScore, ...]


def stakes_of(finding: CrisisFinding, assessment: RiskAssessment) -> Stakes:
    """Return Σ probability · severity of a message, and the largest contributor among what stands out."""
    scores = _with_screen(finding, assessment)
    return Stakes(weighted_stakes(scores).level, weighted_stakes(_standing_out(scores)).category)


def at_stake(finding: CrisisFinding, assessment: RiskAssessment, harm_of_type: Shares) -> AtStake:
    """Return what is at stake for each of ``TYPES``.

    What a message is about counts for everybody by its probability. Beside that, danger to oneself counts in full for a
    sensitive person, and the harm that is wished for counts in full for a malicious one.
    """
    scores = _with_screen(finding, assessment)
    subject = weighted_stakes(scores).level
    sensitive = _in_full(scores, RiskKind.DISTRESS)
    if finding.kinds:  # several dangers do not make one another smaller
        sensitive = max(sensitive, *(_severity(_CRISIS_CATEGORY[kind]) for kind in finding.kinds))
    elif DISTRESS_CATEGORY in assessment.unjudged:
        sensitive = taxonomy().unjudged.distress
    malicious = _in_full(scores, RiskKind.WRONG)
    if WRONG_CATEGORY in assessment.unjudged:
        malicious = taxonomy().unjudged.wrong
    benign_harm, *other_harm = harm_of_type
    advised = _advised(scores)
    return AtStake(
        (subject, max(subject, sensitive), max(subject, malicious)),
        ((1 - advised) * benign_harm + advised * taxonomy().advice_harm, *other_harm),
    )


def _with_screen(finding: CrisisFinding, assessment: RiskAssessment) -> _Scores:
    """Return the judge's probabilities, and the screen's finding: in full, or by its chance where only possible."""
    scores = {each.id: each for each in assessment.categories}
    for kind in finding.kinds:
        identity = _CRISIS_CATEGORY[kind]
        certain = _CONCERN if kind is CrisisKind.CONCERN_FOR_OTHER else 1.0
        if finding.possible and finding.chance is not None:
            certain = finding.chance
        if certain > (scores[identity].score if identity in scores else 0.0):
            scores[identity] = CategoryScore(identity, identity, certain)
    return tuple(scores.values())


def _standing_out(scores: _Scores) -> _Scores:
    """Return the categories of the kinds that are likelier than noise."""
    shares = kind_shares(scores)
    return tuple(each for each in scores if shares[kind_of(each.id)] >= taxonomy().stands_out_from)


def _in_full(scores: _Scores, kind: RiskKind) -> float:
    """Return what is lost, given the kind: its categories' mean severity, weighted by their probabilities."""
    of_kind = [each for each in scores if kind_of(each.id) == kind]
    total = sum(each.score for each in of_kind)
    return sum(each.score * _severity(each.id) for each in of_kind) / total if total > 0 else 0.0


def _advised(scores: _Scores) -> float:
    """Return the share, 0 to 1, that professional fields have in what is at stake."""
    parts = [(each.id, each.score * _severity(each.id)) for each in scores]
    total = sum(part for _, part in parts)
    return (
        sum(part for identity, part in parts if kind_of(identity) is RiskKind.ADVICE) / total
        if total > 0
        else 0.0
    )


def _severity(guard_id: str) -> float:
    category = gravest(guard_id)
    return category.severity if category is not None else 0.0
