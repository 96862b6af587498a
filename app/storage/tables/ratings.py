"""Ratings of replies, blind choices between two, and who made them on which rubric."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.rating import Outcome, RaterKind, RatingContents, Strength, Way
from app.domain.rubric import Rubric
from app.storage.columns import Json, named
from app.storage.tables.base import Table


class RaterRow(Table):
    """A person or a model that rates."""

    __tablename__ = "raters"
    __table_args__ = (UniqueConstraint("name", "kind", "model_sha256"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[RaterKind] = mapped_column(named(RaterKind))
    model_sha256: Mapped[str]


class RubricRow(Table):
    """An edition of a rubric, keyed by the hash of its contents, so that each is stored once."""

    __tablename__ = "rubrics"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    contents: Mapped[Rubric] = mapped_column(Json(Rubric))


class RatingRow(Table):
    """One rating of one reply."""

    __tablename__ = "ratings"
    __table_args__ = (
        UniqueConstraint("reply_id", "rater_number", "rubric_sha256"),
        Index("ratings_by_conversation", "conversation_id"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    reply_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"))
    rater_number: Mapped[int] = mapped_column(ForeignKey("raters.number"))
    rubric_sha256: Mapped[str] = mapped_column(ForeignKey("rubrics.sha256"))
    contents: Mapped[RatingContents] = mapped_column(Json(RatingContents))
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    rater: Mapped[RaterRow] = relationship(lazy="joined")
    rubric: Mapped[RubricRow] = relationship(lazy="joined")


@dataclass(frozen=True, slots=True)
class ChoiceContents:
    """What is stored of a blind choice besides its rater and its messages; the fields are those of ``BlindChoice``."""

    first_way: Way
    second_way: Way
    outcome: Outcome
    strength: Strength | None
    reason: str


class BlindChoiceRow(Table):
    """One choice between two replies."""

    __tablename__ = "blind_choices"
    __table_args__ = tuple(
        Index(f"blind_choices_by_{name}", f"{name}_id")
        for name in ("conversation", "question", "first", "second")
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    question_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"))
    first_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"))
    second_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"))
    rater_number: Mapped[int] = mapped_column(ForeignKey("raters.number"))
    contents: Mapped[ChoiceContents] = mapped_column(Json(ChoiceContents))
    made_at: Mapped[datetime]

    rater: Mapped[RaterRow] = relationship(lazy="joined")
