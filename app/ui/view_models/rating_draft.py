"""What a rater has entered for one reply, by rubric: nothing is lost by looking at another rubric first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.conversation import Message
from app.domain.rating import Rater, Rating, RatingContents, new_rating_id
from app.domain.risk import Headline
from app.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class RatedReply:
    """A reply with its ratings so far; ``headline`` is the program's own assessment of the message ``asked``."""

    reply: Message
    headline: Headline | None
    ratings: tuple[Rating, ...] = ()
    asked: str = ""

    def kept(self, rater: Rater | None, rubric: Rubric) -> Rating | None:
        """Return the rater's own rating on a rubric, or None. Nobody's else is ever shown in its place."""
        own = (each for each in self.ratings if each.rater == rater and each.rubric == rubric)
        return next(own, None)


@dataclass(frozen=True, slots=True)
class RatingDraft:
    """What is entered for each rubric, in place of what is kept."""

    entered: dict[tuple[str, Rubric], RatingContents] = field(default_factory=dict)

    def with_entered(self, rater: str, rubric: Rubric, contents: RatingContents) -> RatingDraft:
        """Return the draft with other contents for a rater and a rubric."""
        return replace(self, entered={**self.entered, (rater, rubric): contents})

    def without(self, rater: str, rubric: Rubric) -> RatingDraft:
        """Return the draft with nothing entered for a rater and a rubric."""
        left = {key: entered for key, entered in self.entered.items() if key != (rater, rubric)}
        return replace(self, entered=left)

    def contents(self, rated: RatedReply, rater: str, rubric: Rubric) -> RatingContents:
        """Return what was entered, else what is kept, else nothing."""
        entered = self.entered.get((rater, rubric))
        if entered is not None:
            return entered
        kept = rated.kept(Rater(rater), rubric)
        return kept.contents if kept is not None else RatingContents()


def says_anything(contents: RatingContents) -> bool:
    """Return whether a rater has said anything at all."""
    words = (contents.instead, contents.note)
    return bool(
        contents.scores or any(contents.counts.values()) or contents.spans or contents.opinion
    ) or any(each.strip() for each in words)


def rating_of(
    rated: RatedReply, rater: Rater, rubric: Rubric, contents: RatingContents, moment: datetime
) -> Rating:
    """Return the rating to keep: a new one, or the rater's own with other contents."""
    kept = rated.kept(rater, rubric)
    if kept is not None:
        return replace(kept, contents=contents, changed_at=moment)
    reply = rated.reply
    return Rating(new_rating_id(), reply.conversation, reply.id, rater, rubric, contents, moment, moment)
