"""A server with what was learnt of it when it was connected to: what it tells, and in which words it wants forms."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from app.domain.errors import EngineFailure, NotTold, OysterError
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    Likelihoods,
    LoadedModel,
    QuestionAnswers,
    QuestionRequest,
)
from app.domain.named_server import NamedServer
from app.engine.server.answers import Completion, Usage
from app.engine.server.chat_bodies import (
    FORMATS,
    Body,
    generation_body,
    question_body,
    trial_body,
    with_form,
    with_likelihoods,
    with_usage,
)
from app.engine.server.failures import BrokenOff, Refused
from app.engine.server.first_tokens import option_scores
from app.engine.server.interface import ServerInterface
from app.engine.server.kept_form import as_our_own
from app.translation import tr

_WIDTHS = (
    100,
    20,
)  # likeliest tokens that are asked for: llama.cpp's servers tell more than vLLM and OpenAI do
_SIDE_BY_SIDE = 8
_MOST_NAMED = 5
_REASONS = {"length": EndReason.LENGTH}  # every other one is an end of the model's own
_OPEN, _CLOSE = "<think>\n", "\n</think>\n\n"


class ConnectedServer:
    """All methods raise ``OysterError``."""

    def __init__(self, server: NamedServer, interface: ServerInterface) -> None:
        self.interface = interface
        self._server, self._model = server, server.model
        self._width = 0
        self._formats: tuple[str, ...] = FORMATS

    def introduced(self, sha256: str, context_size: int) -> LoadedModel:
        """Ask the server for its model, try it once, and return what is known of it."""
        offered = self.interface.models().data
        found = next((each for each in offered if each.id == self._model), None)
        if found is None:
            raise EngineFailure(self._unknown([each.id for each in offered]))
        self._width = self._told_width()
        server = self._server
        return LoadedModel(
            name=server.title,
            path="",
            sha256=sha256,
            architecture="",
            context_size=found.max_model_len or context_size,
            parameters=0,
            size_bytes=0,
            device=device_words(server),
            layers_offloaded=0,
            layers_total=0,
            fallback_reason="",
            template_found=True,
            thinks=False,
            server=server.place,
            likelihoods=Likelihoods.FIRST_TOKENS if self._width else Likelihoods.NOTHING,
        )

    def _told_width(self) -> int:
        """Return how many likely tokens the server tells; 0 where it tells none."""
        for width in _WIDTHS:
            try:
                if self.interface.complete(
                    with_likelihoods(trial_body(self._model), width)
                ).choice.first_tokens:
                    return width
            except Refused:
                continue
        self.interface.complete(trial_body(self._model))
        return 0

    def _unknown(self, offered: list[str]) -> str:
        names = ", ".join(offered[:_MOST_NAMED])
        return tr(
            "The server at {place} has no model called {model}. It offers: {names}.",
            place=self._server.place,
            model=self._model,
            names=names or "–",
        )

    # -- writing ------------------------------------------------------------------------------------

    def written(
        self, request: GenerationRequest, cancelled: Callable[[], bool]
    ) -> Iterator[GeneratedPiece | GenerationEnded]:
        """Yield what the model writes as it arrives; the last event is the end, also of one that was cancelled."""
        writing = _Writing(request)
        try:
            if request.sampling.max_tokens > 0:
                body = generation_body(self._model, request, writing.seed)
                whole = request.schema or request.prefill
                yield from self._at_once(body, request, writing) if whole else self._streamed(body, writing)
        except OysterError:
            if not cancelled():
                raise
            writing.reason = EndReason.CANCELLED
        yield writing.ended()

    def _streamed(self, body: Body, writing: _Writing) -> Iterator[GeneratedPiece]:
        try:
            for completion in self.interface.stream(with_usage(body)):
                yield from writing.take(completion)
        except BrokenOff:
            if not writing.tokens:  # some servers say only so what is wrong with the request
                self.interface.complete({**body, "max_tokens": 1})
            raise

    def _at_once(self, body: Body, request: GenerationRequest, writing: _Writing) -> Iterator[GeneratedPiece]:
        """Yield an answer whose form or beginning is given, once it is whole and was looked at."""
        completion = self._in_form(body, request.schema) if request.schema else self.interface.complete(body)
        writing.count(completion)
        text = (completion.choice.message.content or "").removeprefix(request.prefill)
        if request.schema:
            kept = as_our_own(text, request.schema, cut=writing.reason is EndReason.LENGTH)
            if kept is None:
                raise EngineFailure(self._no_forms())
            text = kept
        yield GeneratedPiece(text, ())

    def _in_form(self, body: Body, schema: str) -> Completion:
        for way in self._formats:
            try:
                found = self.interface.complete(with_form(body, schema, way))
            except Refused:
                continue
            self._formats = (way,)
            return found
        raise EngineFailure(self._no_forms())

    def _no_forms(self) -> str:
        return tr(
            "The server at {place} does not keep an answer to a form, so this part could not be worked out.",
            place=self._server.place,
        )

    # -- questions ----------------------------------------------------------------------------------

    def answered(self, request: QuestionRequest) -> QuestionAnswers:
        """Ask questions side by side: each is a request of its own, and the server keeps what they share."""
        if not request.questions:
            raise EngineFailure(tr("There is nothing to answer: no question was asked."))
        if not request.sketch_tokens and not self._width:
            raise NotTold(does_not_tell(self._server.place))
        began = time.perf_counter()
        bodies = [question_body(self._model, request, each.text, self._width) for each in request.questions]
        found = self._side_by_side(bodies)
        used = [each.usage or Usage() for each in found]
        return QuestionAnswers(
            log_probabilities=() if request.sketch_tokens else self._scores(request, found),
            sketches=tuple(map(_sketch, found)) if request.sketch_tokens else (),
            tokens_read=sum(each.read for each in used),
            tokens_reused=sum(each.reused for each in used),
            tokens_written=sum(each.completion_tokens for each in used) if request.sketch_tokens else 0,
            seconds=time.perf_counter() - began,
        )

    def _side_by_side(self, bodies: list[Body]) -> list[Completion]:
        first = self.interface.complete(bodies[0])  # alone, so that what all share is read once
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
            rest = [pool.submit(self.interface.complete, body) for body in bodies[1:]]
            try:
                return [first, *(each.result() for each in rest)]
            except OysterError:
                pool.shutdown(wait=False, cancel_futures=True)
                self.interface.interrupt()
                raise

    def _scores(self, request: QuestionRequest, found: list[Completion]) -> tuple[tuple[float, ...], ...]:
        scores = [
            option_scores(question.options, each.choice.first_tokens)
            for question, each in zip(request.questions, found, strict=True)
        ]
        told = tuple(each for each in scores if each is not None)
        if len(told) < len(scores):
            raise NotTold(
                tr(
                    "The model at {place} would answer with other words than those that it was given, so this could "
                    "not be judged.",
                    place=self._server.place,
                )
            )
        return told


class _Writing:
    """One generation as it arrives: thinking that the server sends apart is put between its tags again."""

    def __init__(self, request: GenerationRequest) -> None:
        seed = request.sampling.seed
        self.seed = secrets.randbelow(2**31) if seed is None else seed & 0x7FFFFFFF
        self.reason, self.tokens = EndReason.FINISHED, 0
        self._usage: Usage | None = None
        self._thinks = False
        self._began = time.perf_counter()
        self._first: float | None = None

    def take(self, completion: Completion) -> Iterator[GeneratedPiece]:
        """Yield the text of the next piece."""
        self.count(completion)
        piece = completion.choice.delta
        text = self._opened(piece.thinking) + self._closed(piece.content or "")
        if text:
            self._first = self._first or time.perf_counter()
            self.tokens += 1
            yield GeneratedPiece(text, ())

    def _opened(self, thinking: str) -> str:
        if not thinking or self._thinks:
            return thinking
        self._thinks = True
        return _OPEN + thinking

    def _closed(self, content: str) -> str:
        if not content or not self._thinks:
            return content
        self._thinks = False
        return _CLOSE + content

    def count(self, completion: Completion) -> None:
        """Take the counts of an answer, and why it ended."""
        self._usage = completion.usage or self._usage
        told = completion.choice.finish_reason
        if told is not None:
            self.reason = _REASONS.get(told, EndReason.FINISHED)

    def ended(self) -> GenerationEnded:
        """Return the end, with what the server counted; what it did not count is 0, but for the pieces written."""
        used, now = self._usage or Usage(), time.perf_counter()
        first = self._first or now
        return GenerationEnded(
            reason=self.reason,
            tokens_read=used.read,
            tokens_reused=used.reused,
            tokens_written=used.completion_tokens or self.tokens,
            seconds_reading=first - self._began,
            seconds_writing=now - first if self.tokens else 0.0,
            context_used=used.prompt_tokens + used.completion_tokens,
            seed=self.seed,
        )


def _sketch(completion: Completion) -> str:
    """Return the first line of a short answer."""
    return (completion.choice.message.content or "").strip().split("\n")[0].strip()


def does_not_tell(place: str) -> str:
    """Return that likelihoods are missing."""
    return tr(
        "The server at {place} does not tell how likely an answer is, so this could not be judged.",
        place=place,
    )


def device_words(server: NamedServer) -> str:
    """Return where a server's model computes."""
    if server.is_here:
        return tr("{place}, another program on this computer", place=server.place)
    return tr("{place}, not this computer", place=server.place)
