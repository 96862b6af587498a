"""A counsellor's own scenarios, and the conversations that play one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.scenario import Player, Scenario
from app.storage.columns import Json, named
from app.storage.tables.base import Table


class OwnScenarioRow(Table):
    """A scenario as its author wrote it, in YAML."""

    __tablename__ = "own_scenarios"

    id: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    updated_at: Mapped[datetime]


class PlayRow(Table):
    """A conversation that plays a scenario, which is kept as it was when the play began."""

    __tablename__ = "plays"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    scenario: Mapped[Scenario] = mapped_column(Json(Scenario))
    language: Mapped[str]
    person_by: Mapped[Player] = mapped_column(named(Player))
    helper_by: Mapped[Player] = mapped_column(named(Player))


class PlayedMessageRow(Table):
    """What a play knows of one message: the model that wrote it as the person, or how trust was rated after it."""

    __tablename__ = "played_messages"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    model_sha256: Mapped[str | None]
    trust_change: Mapped[int | None]
