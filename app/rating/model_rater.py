"""A loaded model as a rater: it answers the scales of a rubric by one letter each, and is called a model throughout."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from string import ascii_uppercase
from typing import Annotated

import msgspec

from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, Message, MessageId, Role, now
from app.domain.errors import OysterError
from app.domain.generation import PromptMessage, Question, QuestionAnswers, QuestionRequest
from app.domain.rating import Rater, RaterKind, Rating, RatingContents, new_rating_id
from app.domain.rubric import Dimension, Rubric, Step
from app.locations import resource
from app.session.engine_queue import Use
from app.session.session import Session
from app.translation import tr
from app.yaml_table import read_yaml

_NO_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)


class NotRatable(OysterError):
    """The reply is gone, or it has no words."""


class FormMissed(OysterError):
    """A model does not answer by the letters that it is offered, so that it has rated nothing."""


class RaterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/rubrics/model_rater.yaml``."""

    least_form: Annotated[float, msgspec.Meta(gt=0, lt=1)]
    system: str
    message: str
    reply: str
    question: str
    step: str
    step_with_anchor: str
    ready: str


@cache
def rater_words_asked() -> RaterWords:
    """Return the words in which a model is asked."""
    return read_yaml(resource("rubrics/model_rater.yaml"), RaterWords)


def rate_with_model(
    session: Session, conversation: ConversationId, reply: MessageId, rubric: Rubric, token: CancelToken
) -> Rating:
    """Return the loaded model's rating of a reply, which is not kept yet. Slow.

    A scale on which it does not answer in the form that was asked for is left open. Waits for the engines. Raises
    ``NotRatable``, ``FormMissed``, ``NoModel``, ``EngineFailure``, ``NotBegun``.
    """
    tree = session.vault.tree(conversation)
    found = tree.find(reply)
    if found is None or not found.text.strip():
        raise NotRatable(tr("There is no reply here that could be rated."))
    asked = tree.find(found.parent) if found.parent is not None else None
    with session.queue.held(Use.QUESTION, token):
        model, loaded = session.loaded_model()
        scores = model_scores(lambda request: session.engine.ask(request, token), asked, found, rubric)
    rater = Rater(model.title, RaterKind.MODEL, loaded.sha256)
    moment = now()
    return Rating(
        new_rating_id(), conversation, reply, rater, rubric, RatingContents(scores=scores), moment, moment
    )


def model_scores(
    ask: Callable[[QuestionRequest], QuestionAnswers], asked: Message | None, reply: Message, rubric: Rubric
) -> dict[str, str]:
    """Return the steps that a model finds likeliest, over both orders in which they are offered.

    A scale on which less than ``least_form`` of its answers are among the letters is left out. Raises ``FormMissed``
    where that is so of all.
    """
    words = rater_words_asked()
    told = [words.message.replace("{message}", asked.text)] if asked is not None else []
    told.append(words.reply.replace("{reply}", reply.text))
    both = [order for each in rubric.dimensions for order in (each.steps, each.steps[::-1])]
    dimensions = [each for each in rubric.dimensions for _ in range(2)]
    request = QuestionRequest(
        messages=(
            PromptMessage(Role.SYSTEM, words.system),
            PromptMessage(Role.USER, "\n\n".join(told)),
            PromptMessage(Role.ASSISTANT, words.ready),
        ),
        questions=tuple(
            _question(words, dimension, steps) for dimension, steps in zip(dimensions, both, strict=True)
        ),
        template_variables=_NO_THINKING,
    )
    answers = ask(request).log_probabilities
    asked_twice = zip(rubric.dimensions, answers[::2], answers[1::2], strict=True)
    scores = {
        dimension.id: likeliest(dimension.steps, forward, backward)
        for dimension, forward, backward in asked_twice
        if min(in_form(forward), in_form(backward)) >= words.least_form
    }
    if rubric.dimensions and not scores:
        raise FormMissed(
            tr(
                "The model does not answer by the letters that it is offered (at most {share:.0%} of its answers do), "
                "so it has rated nothing. Choose a model that follows instructions.",
                share=max(in_form(each) for each in answers),
            )
        )
    return scores


def in_form(log_probabilities: Sequence[float]) -> float:
    """Return the share of a model's answers that are among the letters that it was offered."""
    return min(1.0, math.fsum(math.exp(each) for each in log_probabilities))


def likeliest(steps: Sequence[Step], forward: Sequence[float], backward: Sequence[float]) -> str:
    """Return the step with the highest log-probability in both orders together; of equal ones the first."""
    sums = [one + other for one, other in zip(forward, reversed(backward), strict=True)]
    return steps[max(range(len(sums)), key=sums.__getitem__)].id


def _question(words: RaterWords, dimension: Dimension, steps: Sequence[Step]) -> Question:
    letters = tuple(ascii_uppercase[: len(steps)])
    lines = [
        (words.step_with_anchor if step.anchor.en else words.step)
        .replace("{letter}", letter)
        .replace("{name}", step.name.en)
        .replace("{anchor}", step.anchor.en)
        for letter, step in zip(letters, steps, strict=True)
    ]
    text = (
        words.question.replace("{name}", dimension.name.en)
        .replace("{question}", dimension.question.en)
        .replace("{steps}", "\n".join(lines))
    )
    return Question(text, letters)
