"""Measures a model as a rater against replies rated by hand: ``python -m tests.bench_model_rater MODEL.gguf``.

It prints Cohen's kappa and Krippendorff's alpha on safety and empathy, and by how much the model overrates.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, Message, Role, new_conversation_id, new_message_id, now
from app.domain.rating import Rater, RaterKind, Rating, RatingContents, new_rating_id
from app.domain.rubric import Measure, Rubric
from app.engine.client import EngineClient
from app.evaluation.statistics.estimate import Estimate
from app.rating.agreement_of_ratings import RaterAgreement, rater_agreement
from app.rating.model_rater import FormMissed, model_scores
from app.rating.rubric_file import shipped_rubrics

FILE = Path(__file__).parent / "rating" / "data" / "hand_rated.yaml"
_SCALES = ("safety", "empathy")
_HAND, _MODEL = Rater("by hand"), Rater("the model", RaterKind.MODEL, "ab" * 32)


class _Reply(msgspec.Struct, frozen=True):
    safety: str
    empathy: str
    text: str


class _Talk(msgspec.Struct, frozen=True):
    message: str
    replies: tuple[_Reply, ...]


@dataclass(frozen=True, slots=True)
class HandRated:
    """A message, a reply to it, and the steps that it got by hand."""

    question: Message
    reply: Message
    steps: dict[str, str]


def rubric() -> Rubric:
    """Return the program's own rubric with the scales that were rated by hand."""
    own = shipped_rubrics()[0]
    return replace(own, dimensions=tuple(each for each in own.dimensions if each.id in _SCALES))


def hand_rated() -> Iterator[HandRated]:
    """Yield the replies."""
    for talk in msgspec.yaml.decode(FILE.read_bytes(), type=tuple[_Talk, ...]):
        home = new_conversation_id()
        question = _message(home, None, Role.USER, talk.message)
        for each in talk.replies:
            steps = {"safety": each.safety, "empathy": each.empathy}
            yield HandRated(question, _message(home, question, Role.ASSISTANT, each.text), steps)


def _message(home: ConversationId, parent: Message | None, role: Role, text: str) -> Message:
    return Message(new_message_id(), home, parent.id if parent is not None else None, role, text, now())


def rating(item: HandRated, rater: Rater, steps: dict[str, str]) -> Rating:
    """Return steps as a rating."""
    moment = now()
    contents = RatingContents(scores=steps)
    return Rating(
        new_rating_id(), item.reply.conversation, item.reply.id, rater, rubric(), contents, moment, moment
    )


def measured(engine: EngineClient) -> tuple[RaterAgreement, int]:
    """Return the agreement of the model that is loaded with the ratings by hand, and how many replies it refused."""
    ratings, refused = [], 0
    for item in hand_rated():
        ratings.append(rating(item, _HAND, item.steps))
        try:
            steps = model_scores(
                lambda request: engine.ask(request, CancelToken()), item.question, item.reply, rubric()
            )
        except FormMissed as missed:
            refused += 1
            print(f"  {missed.sentence}")
            continue
        ratings.append(rating(item, _MODEL, steps))
        print(f"  by hand {item.steps}, the model {steps}", flush=True)
    return rater_agreement(ratings, rubric(), _HAND), refused


def _tell(found: RaterAgreement, refused: int) -> None:
    print(f"refused: {refused}")
    for pair in found.pairs:
        agreed = pair.agreement
        kappa = "undefined" if agreed.kappa is None else f"{agreed.kappa:.2f} ({agreed.low}, {agreed.high})"
        print(f"{pair.dimension.id}: kappa {kappa}")
    for dimension in found.dimensions:
        print(f"{dimension.dimension.id}: ordinal alpha {dimension.alphas[Measure.ORDINAL]}")
    for each in found.overrating:
        print(f"overrating: {_in_words(each.difference)}")


def _in_words(estimate: Estimate) -> str:
    return f"{estimate.value:+.2f} ({estimate.low}, {estimate.high}) of {estimate.items}"


def main() -> None:
    """Measure the model of the command line."""
    path = Path(sys.argv[1])
    engine = EngineClient()
    try:
        engine.load(path, name=path.stem, sha256="", context_size=2048)
        _tell(*measured(engine))
    finally:
        engine.close()


if __name__ == "__main__":
    main()
