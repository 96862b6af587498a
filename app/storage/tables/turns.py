"""What is known of each turn: judgement, finding, support, model, seed, sampling and times, a row each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.analysis import TurnAnalysis
from app.domain.model import ModelStanding
from app.domain.risk import CrisisKind, Headline, JudgeKind
from app.domain.strategy import StrategyTable
from app.domain.turn import Support
from app.storage.columns import Json
from app.storage.tables.base import Table
from app.storage.tables.conversations import MessageRow


class TurnRow(Table):
    """One turn: a question, and the reply if one arrived."""

    __tablename__ = "turns"

    number: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    question_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), index=True)
    reply_id: Mapped[str | None] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), unique=True)
    failure: Mapped[str]
    created_at: Mapped[datetime]

    question: Mapped[MessageRow] = relationship(foreign_keys=[question_id])
    reply: Mapped[MessageRow | None] = relationship(foreign_keys=[reply_id])
    crisis: Mapped[CrisisRow] = relationship(lazy="joined")
    assessment: Mapped[AssessmentRow] = relationship(lazy="joined")
    support: Mapped[SupportRow | None] = relationship(lazy="joined")
    model: Mapped[ModelRow | None] = relationship(lazy="joined")
    sampling: Mapped[SamplingRow | None] = relationship(lazy="joined")
    timing: Mapped[TimingRow | None] = relationship(lazy="joined")
    counts: Mapped[CountsRow | None] = relationship(lazy="joined")
    analysis: Mapped[AnalysisRow | None] = relationship(lazy="joined")


class CrisisRow(Table):
    """What the deterministic screen found; ``evidence`` are half-open ranges of code points."""

    __tablename__ = "crisis_findings"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    crisis: Mapped[bool]
    kinds: Mapped[tuple[CrisisKind, ...]] = mapped_column(Json(tuple[CrisisKind, ...]))
    evidence: Mapped[tuple[tuple[int, int], ...]] = mapped_column(Json(tuple[tuple[int, int], ...]))


class AssessmentRow(Table):
    """The headline and who judged."""

    __tablename__ = "assessments"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    headline: Mapped[Headline]
    judge_kind: Mapped[JudgeKind]
    judge_model: Mapped[str]
    judge_note: Mapped[str]

    scores: Mapped[list[CategoryScoreRow]] = relationship(
        lazy="selectin", order_by="CategoryScoreRow.position"
    )


class CategoryScoreRow(Table):
    """The judge's probability of one category."""

    __tablename__ = "category_scores"

    turn: Mapped[int] = mapped_column(ForeignKey("assessments.turn", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    category: Mapped[str]
    name: Mapped[str]
    score: Mapped[float]


class SupportRow(Table):
    """The words and services that were shown, exactly as they were shown."""

    __tablename__ = "supports_shown"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    shown: Mapped[Support] = mapped_column(Json(Support))


class StrategyTableRow(Table):
    """A table of strategies that turns ran under, by the hash of its contents: each is kept once."""

    __tablename__ = "strategy_tables"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    contents: Mapped[StrategyTable] = mapped_column(Json(StrategyTable))


class AnalysisRow(Table):
    """Everything that was computed of the turn beside the reply, as one value; it grows after the reply.

    The table that it was computed under is a row of its own; turns older than that have none.
    """

    __tablename__ = "analyses"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    computed: Mapped[TurnAnalysis] = mapped_column(Json(TurnAnalysis))
    strategies: Mapped[str | None] = mapped_column(ForeignKey("strategy_tables.sha256"))

    table: Mapped[StrategyTableRow | None] = relationship(lazy="joined")


class ModelRow(Table):
    """The model that answered, by the hash of its file, and where it ran."""

    __tablename__ = "turn_models"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str]
    standing: Mapped[ModelStanding]
    sha256: Mapped[str]
    device: Mapped[str]
    context_size: Mapped[int]


class SamplingRow(Table):
    """How tokens were drawn: ``seed`` was used, ``requested_seed`` was asked for (NULL: a random one)."""

    __tablename__ = "samplings"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    seed: Mapped[int]
    requested_seed: Mapped[int | None]
    temperature: Mapped[float]
    top_k: Mapped[int]
    top_p: Mapped[float]
    min_p: Mapped[float]
    repeat_penalty: Mapped[float]
    max_tokens: Mapped[int]


class TimingRow(Table):
    """How long the turn took, in seconds."""

    __tablename__ = "timings"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    seconds: Mapped[float]
    seconds_to_first_token: Mapped[float | None]
    seconds_writing: Mapped[float]


class CountsRow(Table):
    """How many tokens were read, reused and written, and what did not fit."""

    __tablename__ = "token_counts"

    turn: Mapped[int] = mapped_column(ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True)
    tokens_read: Mapped[int]
    tokens_reused: Mapped[int]
    tokens_written: Mapped[int]
    context_used: Mapped[int]
    assessment_tokens_read: Mapped[int]
    messages_left_out: Mapped[int]
