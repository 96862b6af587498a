"""Rows to values of the domain and back, field by field."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Conversation, ConversationId, Message, MessageId
from app.domain.generation import Sampling
from app.domain.risk import CategoryScore, CrisisFinding, Judge, RiskAssessment
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnFacts, TurnRecord
from app.storage.tables.conversations import (
    ConversationRow,
    GuidanceRow,
    MessageRow,
    ReasoningRow,
    SampleRow,
)
from app.storage.tables.turns import (
    AnalysisRow,
    AssessmentRow,
    CategoryScoreRow,
    CountsRow,
    CrisisRow,
    ModelRow,
    SamplingRow,
    StrategyTableRow,
    SupportRow,
    TimingRow,
    TurnRow,
)


def conversation_of(row: ConversationRow) -> Conversation:
    """Answer the conversation of a row."""
    leaf = MessageId(row.leaf_id) if row.leaf_id is not None else None
    return Conversation(ConversationId(row.id), row.title, row.created_at, row.updated_at, leaf)


def message_of(row: MessageRow) -> Message:
    """Answer the message of a row."""
    return Message(
        id=MessageId(row.id),
        conversation=ConversationId(row.conversation_id),
        parent=MessageId(row.parent_id) if row.parent_id is not None else None,
        role=row.role,
        text=row.text,
        created_at=row.created_at,
        thinking=row.reasoning.thinking if row.reasoning else "",
        state=row.state,
        folded=row.folded,
        reply_tokens=row.sample.tokens if row.sample else (),
        model_sha256=row.sample.model_sha256 if row.sample else "",
        guidance=row.guidance.words if row.guidance else "",
    )


def row_of_message(message: Message) -> MessageRow:
    """Answer the row of a message; thinking and tokens only where there are any."""
    sampled = bool(message.reply_tokens or message.model_sha256)
    return MessageRow(
        id=message.id,
        conversation_id=message.conversation,
        parent_id=message.parent,
        role=message.role,
        text=message.text,
        state=message.state,
        folded=message.folded,
        created_at=message.created_at,
        reasoning=ReasoningRow(thinking=message.thinking) if message.thinking else None,
        sample=SampleRow(model_sha256=message.model_sha256, tokens=message.reply_tokens) if sampled else None,
        guidance=GuidanceRow(words=message.guidance) if message.guidance else None,
    )


def record_of(row: TurnRow) -> TurnRecord:
    """Answer what was recorded of a turn."""
    judged = row.assessment
    return TurnRecord(
        question=message_of(row.question),
        reply=message_of(row.reply) if row.reply is not None else None,
        crisis=CrisisFinding(row.crisis.crisis, row.crisis.kinds, row.crisis.evidence),
        assessment=RiskAssessment(
            judged.headline,
            Judge(judged.judge_kind, judged.judge_model, judged.judge_note),
            tuple(CategoryScore(each.category, each.name, each.score) for each in judged.scores),
        ),
        facts=_facts_of(row),
        support=row.support.shown if row.support is not None else None,
        failure=row.failure,
        analysis=_analysis_of(row.analysis) if row.analysis is not None else None,
    )


def fill_turn(row: TurnRow, record: TurnRecord) -> None:
    """Give a turn's row the rows of everything that is known of it."""
    crisis, assessment = record.crisis, record.assessment
    row.crisis = CrisisRow(crisis=crisis.crisis, kinds=crisis.kinds, evidence=crisis.evidence)
    row.assessment = AssessmentRow(
        headline=assessment.headline,
        judge_kind=assessment.judge.kind,
        judge_model=assessment.judge.model,
        judge_note=assessment.judge.note,
        scores=[
            CategoryScoreRow(position=position, category=each.id, name=each.name, score=each.score)
            for position, each in enumerate(assessment.categories)
        ],
    )
    row.support = SupportRow(shown=record.support) if record.support is not None else None
    row.analysis = _row_of_analysis(record.analysis) if record.analysis is not None else None
    if record.facts is not None:
        _fill_facts(row, record.facts)


def row_of_table(table: StrategyTable) -> StrategyTableRow:
    """Return the row of a table of strategies, known by the hash of its contents."""
    return StrategyTableRow(sha256=_hash_of(table), contents=table)


def stored(analysis: TurnAnalysis) -> TurnAnalysis:
    """Return an analysis as its own row has it: the table stands in another one."""
    return replace(analysis, table=None)


def _row_of_analysis(analysis: TurnAnalysis) -> AnalysisRow:
    table = _hash_of(analysis.table) if analysis.table is not None else None
    return AnalysisRow(computed=stored(analysis), strategies=table)


def _analysis_of(row: AnalysisRow) -> TurnAnalysis:
    return replace(row.computed, table=row.table.contents if row.table is not None else None)


def _hash_of(table: StrategyTable) -> str:
    return hashlib.sha256(msgspec.json.encode(table)).hexdigest()


def _fill_facts(row: TurnRow, facts: TurnFacts) -> None:
    sampling = facts.sampling
    row.model = ModelRow(
        name=facts.model,
        standing=facts.standing,
        sha256=facts.hash,
        device=facts.device,
        context_size=facts.context_size,
    )
    row.sampling = SamplingRow(
        seed=facts.seed,
        requested_seed=sampling.seed,
        temperature=sampling.temperature,
        top_k=sampling.top_k,
        top_p=sampling.top_p,
        min_p=sampling.min_p,
        repeat_penalty=sampling.repeat_penalty,
        max_tokens=sampling.max_tokens,
    )
    row.timing = TimingRow(
        seconds=facts.seconds,
        seconds_to_first_token=facts.seconds_to_first_token,
        seconds_writing=facts.seconds_writing,
    )
    row.counts = CountsRow(
        tokens_read=facts.tokens_read,
        tokens_reused=facts.tokens_reused,
        tokens_written=facts.tokens_written,
        context_used=facts.context_used,
        assessment_tokens_read=facts.assessment_tokens_read,
        messages_left_out=facts.messages_left_out,
    )


def _facts_of(row: TurnRow) -> TurnFacts | None:
    model, sampling, timing, counts = row.model, row.sampling, row.timing, row.counts
    if model is None or sampling is None or timing is None or counts is None:
        return None
    return TurnFacts(
        model=model.name,
        standing=model.standing,
        hash=model.sha256,
        device=model.device,
        tokens_read=counts.tokens_read,
        tokens_reused=counts.tokens_reused,
        tokens_written=counts.tokens_written,
        seconds=timing.seconds,
        seconds_to_first_token=timing.seconds_to_first_token,
        seconds_writing=timing.seconds_writing,
        context_used=counts.context_used,
        context_size=model.context_size,
        seed=sampling.seed,
        sampling=Sampling(
            temperature=sampling.temperature,
            top_k=sampling.top_k,
            top_p=sampling.top_p,
            min_p=sampling.min_p,
            repeat_penalty=sampling.repeat_penalty,
            seed=sampling.requested_seed,
            max_tokens=sampling.max_tokens,
        ),
        assessment_tokens_read=counts.assessment_tokens_read,
        messages_left_out=counts.messages_left_out,
    )
