"""The record of each turn: one row with its outcome and analysis as JSON, and the strategy tables used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.analysis import TurnAnalysis
from app.domain.recording_mark import RecordingMark
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.strategy import StrategyTable
from app.domain.support import Support
from app.domain.turn import RuleFiles, TurnFacts
from app.storage.columns import Json
from app.storage.tables.base import Table
from app.storage.tables.conversations import MessageRow


@dataclass(frozen=True, slots=True)
class TurnOutcome:
    """What is stored once of a turn, with its reply; the fields are those of ``TurnRecord``."""

    crisis: CrisisFinding
    assessment: RiskAssessment
    facts: TurnFacts | None
    support: Support | None
    failure: str
    files: RuleFiles | None = None
    recording: RecordingMark | None = None


class StrategyTableRow(Table):
    """A table of strategies, keyed by the hash of its contents, so that each is stored once."""

    __tablename__ = "strategy_tables"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    contents: Mapped[StrategyTable] = mapped_column(Json(StrategyTable))


class TurnRow(Table):
    """One turn: a question, and the reply if one arrived.

    ``analysis`` grows after the reply. The table used has a row of its own; turns recorded before tables were kept
    have none.
    """

    __tablename__ = "turns"

    number: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    question_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), index=True)
    reply_id: Mapped[str | None] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), unique=True)
    created_at: Mapped[datetime]
    strategies: Mapped[str | None] = mapped_column(ForeignKey("strategy_tables.sha256"))
    outcome: Mapped[TurnOutcome] = mapped_column(Json(TurnOutcome))
    analysis: Mapped[TurnAnalysis | None] = mapped_column(Json(TurnAnalysis))

    question: Mapped[MessageRow] = relationship(foreign_keys=[question_id])
    reply: Mapped[MessageRow | None] = relationship(foreign_keys=[reply_id])
    table: Mapped[StrategyTableRow | None] = relationship(lazy="joined")
