"""Many questions on one shared prefix: decoded once, each asked on a fork, answered by one token or a short sketch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import PromptMessage, Question, QuestionAnswers, QuestionRequest
from app.engine.worker.batch import BATCH, Cancelled
from app.engine.worker.model import OpenModel
from app.engine.worker.options import Logarithms, log_softmax
from app.engine.worker.sequences import FORKS
from app.engine.worker.vocabulary import PieceJoiner
from app.translation import tr

Cancellation = Callable[[], bool]


def answer_questions(opened: OpenModel, request: QuestionRequest, cancelled: Cancellation) -> QuestionAnswers:
    """Answer all questions of a request. Raises ``Cancelled``, ``EngineFailure``."""
    began, before = time.perf_counter(), opened.sequences.decoded
    prompts = [_prompt(opened, request, each) for each in request.questions]
    if not prompts:
        raise EngineFailure(tr("There is nothing to answer: no question was asked."))
    shared = _shared_length(prompts)
    reused = opened.sequences.read(request.sequence, prompts[0][:shared], cancelled, lambda read, kept: None)
    tails = [each[shared:] for each in prompts]
    probabilities: list[tuple[float, ...]] = []
    sketches: list[str] = []
    written = 0
    for group in _groups(tails):
        if cancelled():
            raise Cancelled
        try:
            if request.sketch_tokens:
                texts, count = _sketch(opened, request, [tails[index] for index in group], shared, cancelled)
                sketches += texts
                written += count
            else:
                questions = [request.questions[index] for index in group]
                probabilities += _score(opened, request.sequence, questions, [tails[i] for i in group])
        finally:
            opened.sequences.forks.drop()
    decoded = opened.sequences.decoded - before
    seconds = time.perf_counter() - began
    return QuestionAnswers(tuple(probabilities), tuple(sketches), decoded - written, reused, written, seconds)


def _prompt(opened: OpenModel, request: QuestionRequest, question: Question) -> tuple[int, ...]:
    messages = (*request.messages, PromptMessage(Role.USER, question.text))
    return opened.template.tokens(
        messages, prefill=request.prefill, variables=request.template_variables, plain=request.plain
    )


def _shared_length(prompts: Sequence[tuple[int, ...]]) -> int:
    """Return the length of the prompts' common prefix; at least one token of each is left for its fork."""
    shortest = min(len(each) for each in prompts) - 1
    first = prompts[0]
    for position in range(shortest):
        if any(each[position] != first[position] for each in prompts):
            return max(1, position)
    return max(1, shortest)


def _groups(tails: Sequence[tuple[int, ...]]) -> Iterator[list[int]]:
    """Split questions, in order, into groups that fit one batch and the number of forks."""
    group: list[int] = []
    tokens = 0
    for index, tail in enumerate(tails):
        if len(tail) > BATCH:
            raise EngineFailure(tr("A question is too long to be asked beside the conversation."))
        if group and (len(group) == FORKS or tokens + len(tail) > BATCH):
            yield group
            group, tokens = [], 0
        group.append(index)
        tokens += len(tail)
    if group:
        yield group


def _score(
    opened: OpenModel, name: str, questions: Sequence[Question], tails: Sequence[tuple[int, ...]]
) -> list[tuple[float, ...]]:
    places = opened.sequences.fork_and_decode(name, tails, last_only=True)
    found = []
    for question, place in zip(questions, places, strict=True):
        firsts = [opened.vocabulary.of_text(each)[:1] for each in question.options]
        if any(not each for each in firsts) or len(set(firsts)) < len(firsts):
            raise EngineFailure(
                tr("The options of a question begin alike, so one token cannot tell them apart.")
            )
        scores = log_softmax(opened.sequences.logits(place[-1]), opened.vocabulary.size)
        found.append(tuple(float(scores[first[0]]) for first in firsts))
    return found


@dataclass(slots=True)
class _Sketch:
    """One sketch in progress on its fork."""

    fork: int
    position: int
    place: int  # index of the logits for its next token
    joiner: PieceJoiner
    text: list[str] = field(default_factory=list)
    tokens: int = 0


def _sketch(
    opened: OpenModel,
    request: QuestionRequest,
    tails: Sequence[tuple[int, ...]],
    shared: int,
    cancelled: Cancellation,
) -> tuple[list[str], int]:
    """Write one short answer on each fork, side by side and greedily; stop at a line's end."""
    sequences, vocabulary = opened.sequences, opened.vocabulary
    places = sequences.fork_and_decode(request.sequence, tails, last_only=True)
    sketches = [
        _Sketch(fork, shared + len(tail), place[-1], PieceJoiner(vocabulary))
        for fork, (tail, place) in enumerate(zip(tails, places, strict=True))
    ]
    writing = list(sketches)
    for _ in range(request.sketch_tokens):
        if cancelled():
            raise Cancelled
        chosen = [(each, int(np.argmax(_logits(opened, each.place)))) for each in writing]
        going = [(each, token) for each, token in chosen if _take(opened, each, token)]
        if not going:
            break
        indices = sequences.forks.extend([(each.fork, each.position, token) for each, token in going])
        for (each, _), index in zip(going, indices, strict=True):
            each.place, each.position = index, each.position + 1
        writing = [each for each, _ in going]
    texts = ["".join(each.text).strip().split("\n")[0].strip() for each in sketches]
    return texts, sum(each.tokens for each in sketches)


def _take(opened: OpenModel, sketch: _Sketch, token: int) -> bool:
    """Add a token to a sketch; return whether it continues."""
    if opened.vocabulary.ends(token):
        return False
    sketch.tokens += 1
    piece = sketch.joiner.feed(token)
    if piece is not None:
        sketch.text.append(piece.text)
    return "\n" not in "".join(sketch.text).strip()


def _logits(opened: OpenModel, place: int) -> Logarithms:
    return log_softmax(opened.sequences.logits(place), opened.vocabulary.size)
