"""Conversion between rows and domain values, field by field."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Conversation, ConversationId, Message, MessageId, now
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnRecord
from app.storage.tables.conversations import (
    ConversationRow,
    GuidanceRow,
    MessageRow,
    ReasoningRow,
    SampleRow,
)
from app.storage.tables.turns import StrategyTableRow, TurnOutcome, TurnRow


def conversation_of(row: ConversationRow) -> Conversation:
    """Return the conversation of a row."""
    leaf = MessageId(row.leaf_id) if row.leaf_id is not None else None
    return Conversation(ConversationId(row.id), row.title, row.created_at, row.updated_at, leaf)


def row_of_conversation(conversation: Conversation) -> ConversationRow:
    """Return the row of a conversation that comes with its messages."""
    return ConversationRow(
        id=conversation.id,
        title=conversation.title,
        created_at=conversation.created_at,
        updated_at=conversation.updated_at,
        leaf_id=conversation.leaf,
    )


def message_of(row: MessageRow) -> Message:
    """Return the message of a row."""
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
    """Return the row of a message; thinking and tokens only where they exist."""
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
    """Return the record of a turn."""
    outcome, analysis = row.outcome, row.analysis
    return TurnRecord(
        question=message_of(row.question),
        reply=message_of(row.reply) if row.reply is not None else None,
        crisis=outcome.crisis,
        assessment=outcome.assessment,
        facts=outcome.facts,
        support=outcome.support,
        failure=outcome.failure,
        analysis=analysis and replace(analysis, table=row.table.contents if row.table is not None else None),
        files=outcome.files,
        recording=outcome.recording,
    )


def row_of_turn(record: TurnRecord) -> TurnRow:
    """Return the row of a new turn; its messages and its table have rows of their own."""
    table = record.analysis.table if record.analysis is not None else None
    return TurnRow(
        conversation_id=record.question.conversation,
        question_id=record.question.id,
        reply_id=record.reply.id if record.reply is not None else None,
        created_at=now(),
        strategies=_hash_of(table) if table is not None else None,
        outcome=TurnOutcome(
            record.crisis,
            record.assessment,
            record.facts,
            record.support,
            record.failure,
            record.files,
            record.recording,
        ),
        analysis=record.analysis and without_table(record.analysis),
    )


def row_of_table(table: StrategyTable) -> StrategyTableRow:
    """Return the row of a table of strategies, keyed by the hash of its contents."""
    return StrategyTableRow(sha256=_hash_of(table), contents=table)


def without_table(analysis: TurnAnalysis) -> TurnAnalysis:
    """Return an analysis as stored: without its table, which has a row of its own."""
    return replace(analysis, table=None)


def _hash_of(table: StrategyTable) -> str:
    return hashlib.sha256(msgspec.json.encode(table)).hexdigest()
