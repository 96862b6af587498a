"""A whole turn as one value, folded from its events: what ``oyster chat --once --json`` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

import msgspec

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import MessageId
from app.domain.model import standing_note
from app.domain.risk import CrisisFinding, Helpline, RiskAssessment
from app.domain.turn import (
    AnalysisExtended,
    ChainRevised,
    CrisisScreened,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
    TurnRecord,
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


class AnswerLine(msgspec.Struct, frozen=True):
    """In Compare, one more reply to the same message, with what is its own."""

    turn: str
    reply: str
    thinking: str
    state: str
    folded: bool
    strategy: str
    facts: FactsLine | None
    analysis: TurnAnalysis | None


class TurnReport(msgspec.Struct, frozen=True):
    """A turn, whole. ``support`` and ``helplines`` come from files, never from a model.

    In Compare, reply, facts and analysis are those of the first reply, and ``further_answers`` has the others.
    """

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
    further_answers: tuple[AnswerLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    end: TurnEnded | TurnFailed
    analysis: TurnAnalysis | None


def report_of(
    events: Iterable[TurnEvent], recorded: Callable[[MessageId], TurnRecord | None] | None = None
) -> TurnReport:
    """Fold a turn's events into one report, consuming them all.

    ``recorded`` answers what was kept of a reply: with it, each of several replies has its whole analysis.
    """
    finding = CrisisFinding(crisis=False)
    assessment: RiskAssessment | None = None
    support: SupportOffered | None = None
    answers: list[_Answer] = []
    analysis: TurnAnalysis | None = None
    for event in events:
        match event:
            case AnalysisExtended() if answers:
                analysis = event.analysis
                answers[-1] = _Answer(answers[-1].end, analysis)
            case StrategyChosen() | ReplyWithheld() | ChainRevised() | AnalysisExtended():
                analysis = event.analysis
            case CrisisScreened():
                finding = event.finding
            case RiskAssessed():
                assessment = event.assessment
            case SupportOffered():
                support = event
            case TurnEnded() | TurnFailed():
                answers.append(_Answer(event, analysis))
    if recorded is not None:
        answers = [_as_recorded(each, recorded) for each in answers] if len(answers) > 1 else answers
    first = answers[0] if answers else None
    end = first.end if first is not None else None
    message = end.message if end is not None else None
    failed = next((each.end for each in answers if isinstance(each.end, TurnFailed)), None)
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
        analysis=first.analysis if first is not None else analysis,
        error=failed.sentence if failed is not None else None,
        further_answers=tuple(_answer_line(each) for each in answers[1:]),
    )


def _as_recorded(answer: _Answer, recorded: Callable[[MessageId], TurnRecord | None]) -> _Answer:
    record = recorded(answer.end.message.id) if answer.end.message is not None else None
    return answer if record is None else _Answer(answer.end, record.analysis)


def _answer_line(answer: _Answer) -> AnswerLine:
    end, message = answer.end, answer.end.message
    return AnswerLine(
        turn=message.id if message else "",
        reply=message.text if message else "",
        thinking=message.thinking if message else "",
        state=message.state.value if message else "failed",
        folded=message.folded if message else False,
        strategy=answer.analysis.followed if answer.analysis is not None else "",
        facts=_facts_line(end.facts) if isinstance(end, TurnEnded) else None,
        analysis=answer.analysis,
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
