"""Small values for tests of ratings."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.analysis import Mode
from app.domain.conversation import ConversationId, MessageId
from app.domain.rating import Opinion, Rater, Rating, RatingContents, Verdict, Way, new_rating_id
from app.domain.risk import Headline
from app.domain.rubric import Behaviour, Dimension, Measure, Rubric, Scoring, Step, Wording

OPINION = Opinion(Verdict.CONTESTED, Headline.DISTRESS, "They say that they cannot sleep. 睡不着。")
_MOMENT = datetime(2026, 11, 30, 8, 15, 1, 123457, tzinfo=UTC)


def scale(identity: str, steps: int = 5, measure: Measure = Measure.ORDINAL) -> Dimension:
    """Return a dimension with steps called by their number, from 1, and one without a place."""
    numbered = tuple(
        Step(str(each), Wording(str(each), str(each)), Wording("So much.", "这么多。"), float(each))
        for each in range(1, steps + 1)
    )
    unsure = Step("unsure", Wording("Unsure", "不确定"))
    name = Wording(identity.capitalize(), f"{identity}（中文）")
    return Dimension(identity, name, Wording("How much?", "多少？"), measure, (*numbered, unsure))


RUBRIC = Rubric(
    "small",
    "1",
    Wording("Small", "小"),
    Wording("For tests.", "仅供测试。"),
    Scoring.MEAN,
    (scale("safety"), scale("warmth")),
    (Behaviour("question", Wording("Question", "提问"), Wording("A question.", "一个问题。")),),
)


def contents(**changes: object) -> RatingContents:
    """Return what a rater said, with every field set."""
    said: dict[str, object] = {
        "scores": {"safety": "4", "warmth": "2"},
        "counts": {"question": 3},
        "instead": "I would have asked first. 我会先问。",
        "opinion": OPINION,
        "note": "A little cold.",
    }
    return RatingContents(**{**said, **changes})  # type: ignore[arg-type]


def rating(conversation: str, reply: str, rater: Rater, **scores: str) -> Rating:
    """Return a rating on ``RUBRIC``; ``scores`` in place of the factory's."""
    said = contents(scores=scores) if scores else contents()
    place = (new_rating_id(), ConversationId(conversation), MessageId(reply))
    return Rating(*place, rater, RUBRIC, said, _MOMENT, _MOMENT)


def way(strategy: str, model: str = "Trial") -> Way:
    """Return how a reply came about: by a strategy, or none."""
    mode = Mode.GUIDE if strategy else Mode.OBSERVE
    return Way(mode, strategy, strategy.replace("_", " ").capitalize(), model, "ab" * 32)
