"""A turn as one value for JSON, made from its state; printed by ``oyster chat --once --json``."""

from __future__ import annotations

from dataclasses import asdict

import msgspec

from app.domain.analysis import MessageAnalysis, ReplyAnalysis, TurnAnalysis
from app.domain.model import standing_note
from app.domain.recording_mark import RecordingMark
from app.domain.risk import CrisisFinding, Helpline, RiskAssessment
from app.domain.turn import TurnFacts
from app.domain.turn_state import ReplyState, TurnState


class CategoryLine(msgspec.Struct, frozen=True):
    """One category's probability, 0 to 1."""

    id: str
    name: str
    score: float


class JudgeLine(msgspec.Struct, frozen=True):
    """The judge: ``kind`` is "guard", "indicative" or "none"."""

    kind: str
    model: str
    note: str


class AssessmentLine(msgspec.Struct, frozen=True):
    """The headline, the categories (highest first), and the judge."""

    headline: str
    categories: tuple[CategoryLine, ...]
    judge: JudgeLine
    unjudged: tuple[str, ...] = ()  # kinds that nobody could judge


class FactsLine(msgspec.Struct, frozen=True):
    """The measured figures; seconds are wall-clock, tokens_read those decoded and not taken from the cache."""

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
    server: str = ""  # that computed the reply; empty where this computer did
    tokens_foreseen: int = 0
    tokens_by_helper: int = 0
    helper: str = ""  # the small model that guessed ahead, where there was one


class AnalysisLine(msgspec.Struct, frozen=True):
    """The analysis of the message and of this reply."""

    message: MessageAnalysis
    reply: ReplyAnalysis


class AnswerLine(msgspec.Struct, frozen=True):
    """In Compare, one more reply to the same message, with its own figures."""

    turn: str
    reply: str
    thinking: str
    state: str
    folded: bool
    strategy: str
    facts: FactsLine | None
    analysis: AnalysisLine | None


class TurnReport(msgspec.Struct, frozen=True):
    """A whole turn. ``support`` and ``helplines`` come from files, never from a model.

    In Compare, reply, facts and analysis are those of the first reply, and ``further_answers`` has the others.
    """

    turn: str  # the reply's id, for 'oyster explain'
    reply: str
    thinking: str
    state: str  # complete, stopped, interrupted, length, failed
    folded: bool
    assessment: AssessmentLine | None
    crisis: bool
    tier: str
    kinds: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    support: str | None
    helplines: tuple[dict[str, object], ...]
    facts: FactsLine | None
    analysis: AnalysisLine | None
    error: str | None
    further_answers: tuple[AnswerLine, ...] = ()
    recording: RecordingMark | None = None  # set where the turn was replayed, and not computed now


def report_of(state: TurnState) -> TurnReport:
    """Return the report of a finished turn."""
    finding = state.finding or CrisisFinding(crisis=False)
    first = state.replies[0] if state.replies else ReplyState()
    support = state.support
    return TurnReport(
        turn=first.message.id if first.message else "",
        reply=first.text if first.message else "",
        thinking=first.thinking if first.message else "",
        state=first.message.state.value if first.message else "failed",
        folded=first.folded,
        assessment=_assessment_line(state.assessment) if state.assessment else None,
        crisis=finding.crisis,
        tier=finding.tier.value,
        kinds=tuple(each.value for each in finding.kinds),
        evidence=finding.evidence,
        support=support.text if support else None,
        helplines=tuple(_helpline(each) for each in support.helplines) if support else (),
        facts=_facts_line(first.facts) if first.facts else None,
        analysis=_analysis_line(state.analysis_of(first)),
        error=state.failure.sentence if state.failure is not None else None,
        further_answers=tuple(_answer_line(state, each) for each in state.replies[1:]),
        recording=state.recording,
    )


def _answer_line(state: TurnState, reply: ReplyState) -> AnswerLine:
    message = reply.message
    return AnswerLine(
        turn=message.id if message else "",
        reply=message.text if message else "",
        thinking=message.thinking if message else "",
        state=message.state.value if message else "failed",
        folded=message.folded if message else False,
        strategy=reply.analysis.followed if reply.analysis is not None else "",
        facts=_facts_line(reply.facts) if reply.facts else None,
        analysis=_analysis_line(state.analysis_of(reply)),
    )


def _analysis_line(analysis: TurnAnalysis | None) -> AnalysisLine | None:
    return AnalysisLine(analysis.message, analysis.reply) if analysis is not None else None


def _assessment_line(assessment: RiskAssessment) -> AssessmentLine:
    return AssessmentLine(
        assessment.headline.value,
        tuple(CategoryLine(each.id, each.name, each.score) for each in assessment.categories),
        JudgeLine(assessment.judge.kind.value, assessment.judge.model, assessment.judge.note),
        assessment.unjudged,
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
        server=facts.server,
        tokens_foreseen=facts.tokens_foreseen,
        tokens_by_helper=facts.tokens_by_helper,
        helper=facts.helper,
    )
