"""A whole turn as one value, folded from its events: what ``oyster chat --once --json`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import msgspec

from app.domain.analysis import TurnAnalysis
from app.domain.model import standing_note
from app.domain.risk import CrisisFinding, Helpline, RiskAssessment
from app.domain.turn import (
    AnalysisExtended,
    CrisisScreened,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
)


class CategoryLine(msgspec.Struct, frozen=True):
    """One category's probability, 0 to 1."""

    id: str
    name: str
    score: float


class JudgeLine(msgspec.Struct, frozen=True):
    """Who judged: ``kind`` is "guard", "indicative" or "none"."""

    kind: str
    model: str
    note: str


class AssessmentLine(msgspec.Struct, frozen=True):
    """The headline, the categories (highest first), and who judged."""

    headline: str
    categories: tuple[CategoryLine, ...]
    judge: JudgeLine


class FactsLine(msgspec.Struct, frozen=True):
    """The computed facts; seconds are wall-clock, tokens_read those decoded and not taken from the cache."""

    model: str
    standing: str
    hash: str
    device: str
    tokens_read: int
    tokens_reused: int
    tokens_written: int
    seconds: float
    seconds_to_first_token: float | None
    tokens_per_second: float | None
    context_used: int
    context_size: int
    seed: int
    messages_left_out: int


class TurnReport(msgspec.Struct, frozen=True):
    """A turn, whole. ``support`` and ``helplines`` come from files, never from a model."""

    turn: str  # the reply's id, for 'oyster explain'
    reply: str
    thinking: str
    state: str  # complete, stopped, interrupted, length, failed
    folded: bool
    assessment: AssessmentLine | None
    crisis: bool
    kinds: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    support: str | None
    helplines: tuple[dict[str, object], ...]
    facts: FactsLine | None
    analysis: TurnAnalysis | None
    error: str | None


def report_of(events: Iterable[TurnEvent]) -> TurnReport:
    """Fold a turn's events into one report, consuming them all."""
    finding = CrisisFinding(crisis=False)
    assessment: RiskAssessment | None = None
    support: SupportOffered | None = None
    end: TurnEnded | TurnFailed | None = None
    analysis: TurnAnalysis | None = None
    for event in events:
        match event:
            case StrategyChosen() | AnalysisExtended() | ReplyWithheld():
                analysis = event.analysis
            case CrisisScreened():
                finding = event.finding
            case RiskAssessed():
                assessment = event.assessment
            case SupportOffered():
                support = event
            case TurnEnded() | TurnFailed():
                end = event
    message = end.message if end is not None else None
    return TurnReport(
        turn=message.id if message else "",
        reply=message.text if message else "",
        thinking=message.thinking if message else "",
        state=message.state.value if message else "failed",
        folded=message.folded if message else False,
        assessment=_assessment_line(assessment) if assessment else None,
        crisis=finding.crisis,
        kinds=tuple(each.value for each in finding.kinds),
        evidence=finding.evidence,
        support=support.support.text if support else None,
        helplines=tuple(_helpline(each) for each in support.support.helplines) if support else (),
        facts=_facts_line(end.facts) if isinstance(end, TurnEnded) else None,
        analysis=analysis,
        error=end.sentence if isinstance(end, TurnFailed) else None,
    )


def _assessment_line(assessment: RiskAssessment) -> AssessmentLine:
    return AssessmentLine(
        assessment.headline.value,
        tuple(CategoryLine(each.id, each.name, each.score) for each in assessment.categories),
        JudgeLine(assessment.judge.kind.value, assessment.judge.model, assessment.judge.note),
    )


def _helpline(helpline: Helpline) -> dict[str, object]:
    return asdict(helpline)


def _facts_line(facts: TurnFacts) -> FactsLine:
    return FactsLine(
        model=facts.model,
        standing=standing_note(facts.standing),
        hash=facts.hash,
        device=facts.device,
        tokens_read=facts.tokens_read,
        tokens_reused=facts.tokens_reused,
        tokens_written=facts.tokens_written,
        seconds=facts.seconds,
        seconds_to_first_token=facts.seconds_to_first_token,
        tokens_per_second=facts.tokens_per_second,
        context_used=facts.context_used,
        context_size=facts.context_size,
        seed=facts.seed,
        messages_left_out=facts.messages_left_out,
    )
