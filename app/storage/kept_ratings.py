"""Ratings and blind choices in a database; they stand beside what was computed and never change it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.conversation import ConversationId, MessageId
from app.domain.rating import BlindChoice, ChoiceId, Rater, RaterKind, Rating, RatingId
from app.domain.rubric import Rubric
from app.storage.database import Database
from app.storage.errors import DAMAGED, GONE, ConversationGone, DamagedDatabase
from app.storage.set_aside import set_aside
from app.storage.tables.conversations import MessageRow
from app.storage.tables.ratings import BlindChoiceRow, ChoiceContents, RaterRow, RatingRow, RubricRow


class KeptRatings(Database):
    """Keeps one rating of a reply for a rater and a rubric. All methods raise a ``StorageFailure``."""

    def keep_rating(self, rating: Rating) -> None:
        """Keep a rating in place of the rater's earlier one on the same rubric, which is gone from the log too."""
        with self._writing() as session:
            _check_there(session, rating.conversation, rating.reply)
            rater = _row_of_rater(session, rating.rater)
            sha256 = rubric_hash(rating.rubric)
            session.merge(RubricRow(sha256=sha256, contents=rating.rubric))
            row = session.scalars(
                select(RatingRow).where(
                    RatingRow.reply_id == rating.reply,
                    RatingRow.rater_number == rater.number,
                    RatingRow.rubric_sha256 == sha256,
                )
            ).one_or_none()
            replaced = row is not None
            if row is None:
                row = RatingRow(
                    id=rating.id,
                    conversation_id=rating.conversation,
                    reply_id=rating.reply,
                    rater_number=rater.number,
                    rubric_sha256=sha256,
                    made_at=rating.made_at,
                )
                session.add(row)
            row.contents, row.changed_at = rating.contents, rating.changed_at
        if replaced:
            self._empty_log()

    def take_back_rating(self, rating: RatingId) -> None:
        """Delete a rating, from the log too; does nothing where it is gone."""
        with self._writing() as session:
            session.execute(delete(RatingRow).where(RatingRow.id == rating))
            forget_unused(session)
        self._empty_log()

    def ratings_of(self, reply: MessageId) -> tuple[Rating, ...]:
        """Return all ratings of a reply, the oldest first."""
        with _read(self) as session:
            rows = select(RatingRow).where(RatingRow.reply_id == reply).order_by(RatingRow.number)
            return tuple(_rating_of(row) for row in session.scalars(rows))

    def ratings(self) -> tuple[Rating, ...]:
        """Return the ratings of all conversations that are listed, the oldest first."""
        with _read(self) as session:
            rows = select(RatingRow).where(RatingRow.conversation_id.not_in(set_aside()))
            return tuple(_rating_of(row) for row in session.scalars(rows.order_by(RatingRow.number)))

    def last_rater(self) -> Rater | None:
        """Return the person who rated or chose last, or None."""
        with _read(self) as session:
            people = select(RaterRow.number).where(RaterRow.kind == RaterKind.PERSON)
            rated = session.scalars(
                select(RatingRow)
                .where(RatingRow.rater_number.in_(people))
                .order_by(RatingRow.changed_at.desc(), RatingRow.number.desc())
                .limit(1)
            ).first()
            chose = session.scalars(
                select(BlindChoiceRow)
                .where(BlindChoiceRow.rater_number.in_(people))
                .order_by(BlindChoiceRow.number.desc())
                .limit(1)
            ).first()
            if chose is not None and (rated is None or chose.made_at > rated.changed_at):
                return _rater_of(chose.rater)
            return _rater_of(rated.rater) if rated is not None else None

    def keep_choice(self, choice: BlindChoice) -> None:
        """Keep a blind choice."""
        with self._writing() as session:
            for message in (choice.question, choice.first, choice.second):
                _check_there(session, choice.conversation, message)
            session.add(
                BlindChoiceRow(
                    id=choice.id,
                    conversation_id=choice.conversation,
                    question_id=choice.question,
                    first_id=choice.first,
                    second_id=choice.second,
                    rater_number=_row_of_rater(session, choice.rater).number,
                    contents=ChoiceContents(
                        choice.first_way, choice.second_way, choice.outcome, choice.strength, choice.reason
                    ),
                    made_at=choice.made_at,
                )
            )

    def choices(self) -> tuple[BlindChoice, ...]:
        """Return the blind choices in all conversations that are listed, the oldest first."""
        with _read(self) as session:
            rows = select(BlindChoiceRow).where(BlindChoiceRow.conversation_id.not_in(set_aside()))
            return tuple(_choice_of(row) for row in session.scalars(rows.order_by(BlindChoiceRow.number)))


def forget_unused(session: Session) -> None:
    """Delete the rubrics and the raters of which no rating or choice is left."""
    session.execute(delete(RubricRow).where(RubricRow.sha256.not_in(select(RatingRow.rubric_sha256))))
    session.execute(
        delete(RaterRow).where(
            RaterRow.number.not_in(select(RatingRow.rater_number)),
            RaterRow.number.not_in(select(BlindChoiceRow.rater_number)),
        )
    )


def rubric_hash(rubric: Rubric) -> str:
    """Return the hash of a rubric's contents: that of its edition."""
    return hashlib.sha256(msgspec.json.encode(rubric)).hexdigest()


@contextmanager
def _read(database: Database) -> Iterator[Session]:
    try:
        with database._reading() as session:
            yield session
    except msgspec.DecodeError as error:
        raise DamagedDatabase(DAMAGED, str(error)) from error


def _check_there(session: Session, conversation: ConversationId, message: MessageId) -> None:
    """Raise ``ConversationGone`` where a message is not in its conversation any more."""
    there = select(MessageRow.number).where(
        MessageRow.id == message, MessageRow.conversation_id == conversation
    )
    if session.scalars(there).first() is None:
        raise ConversationGone(GONE)


def _row_of_rater(session: Session, rater: Rater) -> RaterRow:
    row = session.scalars(
        select(RaterRow).where(
            RaterRow.name == rater.name,
            RaterRow.kind == rater.kind,
            RaterRow.model_sha256 == rater.model_sha256,
        )
    ).one_or_none()
    if row is None:
        row = RaterRow(name=rater.name, kind=rater.kind, model_sha256=rater.model_sha256)
        session.add(row)
        session.flush()
    return row


def _rater_of(row: RaterRow) -> Rater:
    return Rater(row.name, row.kind, row.model_sha256)


def _rating_of(row: RatingRow) -> Rating:
    return Rating(
        RatingId(row.id),
        ConversationId(row.conversation_id),
        MessageId(row.reply_id),
        _rater_of(row.rater),
        row.rubric.contents,
        row.contents,
        row.made_at,
        row.changed_at,
    )


def _choice_of(row: BlindChoiceRow) -> BlindChoice:
    kept = row.contents
    return BlindChoice(
        ChoiceId(row.id),
        ConversationId(row.conversation_id),
        MessageId(row.question_id),
        MessageId(row.first_id),
        MessageId(row.second_id),
        kept.first_way,
        kept.second_way,
        _rater_of(row.rater),
        kept.outcome,
        kept.strength,
        kept.reason,
        row.made_at,
    )
