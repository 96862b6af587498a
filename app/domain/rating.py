"""Ratings of replies by people and models, and blind choices between two replies. Nothing here replaces an analysis."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from app.domain.analysis import Mode
from app.domain.conversation import ConversationId, MessageId
from app.domain.risk import Headline
from app.domain.rubric import Rubric

RatingId = NewType("RatingId", str)
ChoiceId = NewType("ChoiceId", str)


class RaterKind(StrEnum):
    """Who rates."""

    PERSON = "person"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Rater:
    """Who rates; ``model_sha256`` is of a model's file, so that two files of one name are two raters."""

    name: str
    kind: RaterKind = RaterKind.PERSON
    model_sha256: str = ""


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A span of a reply, a half-open range of code points, with what the rater says of it."""

    start: int
    end: int
    comment: str


class Verdict(StrEnum):
    """What a rater holds of the program's assessment of the message."""

    CONFIRMED = "confirmed"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A rater's own assessment, which stands beside the program's; ``headline`` is the rater's."""

    verdict: Verdict
    headline: Headline
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RatingContents:
    """What a rater said of a reply: steps by dimension, counts by behaviour, and the rater's own words.

    ``instead`` is what the rater would have said. ``opinion`` is None where the rater gave none.
    """

    scores: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    spans: tuple[MarkedSpan, ...] = ()
    instead: str = ""
    opinion: Opinion | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's rating of one reply on one edition of a rubric; rated again, it is replaced."""

    id: RatingId
    conversation: ConversationId
    reply: MessageId
    rater: Rater
    rubric: Rubric
    contents: RatingContents
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Way:
    """How a reply came about: what tells the two sides of a comparison apart."""

    mode: Mode
    strategy: str = ""  # the id of the strategy that it was told to follow; empty for none
    strategy_name: str = ""
    model: str = ""
    model_sha256: str = ""


class Outcome(StrEnum):
    """Which of two replies a rater preferred."""

    FIRST = "first"
    SECOND = "second"
    TIE = "tie"


class Strength(StrEnum):
    """How much better the preferred reply was to the rater."""

    SLIGHT = "slight"
    CLEAR = "clear"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class BlindChoice:
    """A choice between two replies to one message, made without knowing which is which.

    ``first`` was shown first; the order was drawn at random. ``strength`` is None for a tie.
    """

    id: ChoiceId
    conversation: ConversationId
    question: MessageId
    first: MessageId
    second: MessageId
    first_way: Way
    second_way: Way
    rater: Rater
    outcome: Outcome
    strength: Strength | None
    reason: str
    made_at: datetime


def new_rating_id() -> RatingId:
    """Return a random id."""
    return RatingId(uuid.uuid4().hex)


def new_choice_id() -> ChoiceId:
    """Return a random id."""
    return ChoiceId(uuid.uuid4().hex)


@dataclass(frozen=True, slots=True)
class SeenRatings:
    """The ratings of one reply that a rater may see; ``hidden`` counts those that wait for the rater's own."""

    shown: tuple[Rating, ...] = ()
    hidden: int = 0


def seen_by(rater: Rater | None, ratings: Iterable[Rating]) -> SeenRatings:
    """Return what a rater may see of a reply's ratings, the rater's own first.

    Raters are blind to each other: those of others on a rubric are hidden until the rater has rated on it too.
    """
    all_of_them = tuple(ratings)
    own = [each for each in all_of_them if each.rater == rater]
    rated = {each.rubric for each in own}
    others = [each for each in all_of_them if each.rater != rater]
    shown = [each for each in others if each.rubric in rated]
    return SeenRatings((*own, *shown), len(others) - len(shown))
