"""A generation: decode the new part of the prompt, then sample token by token until an end."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

from app.domain.generation import (
    EndReason,
    GenerationEnded,
    GenerationEvent,
    GenerationRequest,
    OptionRequest,
    OptionScores,
    PrefixRead,
    PrefixRequest,
    ReadingProgress,
)
from app.engine.worker import options
from app.engine.worker.batch import Cancelled, ContextFull
from app.engine.worker.model import OpenModel
from app.engine.worker.sampling import drawing, seed_of
from app.engine.worker.vocabulary import PieceJoiner


def prompt_of(opened: OpenModel, request: GenerationRequest | OptionRequest) -> tuple[int, ...]:
    """Return the tokens of a request's prompt."""
    return opened.template.tokens(
        request.messages, prefill=request.prefill, variables=request.template_variables, plain=request.plain
    )


def score_options(opened: OpenModel, request: OptionRequest, cancelled: Callable[[], bool]) -> OptionScores:
    """Return the scores of a request's options. Raises ``Cancelled``."""
    sequences, vocabulary = opened.sequences, opened.vocabulary
    before = sequences.decoded
    reused = sequences.read(request.sequence, prompt_of(opened, request), cancelled, lambda read, kept: None)
    tokens = [vocabulary.of_text(each) for each in request.options]
    scores = options.score(sequences, request.sequence, tokens, vocabulary.size, cancelled)
    return OptionScores(scores, tuple(len(each) for each in tokens), sequences.decoded - before, reused)


def read_prefix(opened: OpenModel, request: PrefixRequest, cancelled: Callable[[], bool]) -> PrefixRead:
    """Decode what is not cached of the prompt up to the person's next message; a cancel ends it early."""
    sequences, prefix = opened.sequences, opened.template.tokens_before_next(request.messages)
    before, reused = sequences.decoded, 0

    def progress(read: int, kept: int) -> None:
        nonlocal reused
        reused = kept

    if prefix:
        with contextlib.suppress(Cancelled):
            sequences.read(request.sequence, prefix, cancelled, progress, logits=False)
    return PrefixRead(sequences.decoded - before, reused)


class Generation:
    """One generation; its events are produced as the consumer asks for them."""

    def __init__(self, opened: OpenModel, request: GenerationRequest, cancelled: Callable[[], bool]) -> None:
        self._opened, self._request, self._cancelled = opened, request, cancelled
        self._seed = seed_of(request.sampling)
        self._written = self._read = self._reused = 0
        self._began = self._writing_began = time.perf_counter()

    def run(self, emit: Callable[[GenerationEvent], None]) -> None:
        """Decode, generate, and emit each event; the last is ``GenerationEnded``. Raises ``EngineFailure``."""
        prompt = prompt_of(self._opened, self._request)

        def progress(read: int, reused: int) -> None:
            self._read, self._reused = read, reused
            emit(ReadingProgress(read, len(prompt), reused))

        try:
            self._opened.sequences.read(self._request.sequence, prompt, self._cancelled, progress)
        except Cancelled:
            emit(self._ended(EndReason.CANCELLED))
            return
        self._writing_began = time.perf_counter()
        joiner = PieceJoiner(self._opened.vocabulary)
        reason = EndReason.LENGTH
        for token in self._tokens():
            if isinstance(token, EndReason):
                reason = token
                break
            if (piece := joiner.feed(token)) is not None:
                emit(piece)
        if (rest := joiner.finish()) is not None:
            emit(rest)
        emit(self._ended(reason))

    def _tokens(self) -> Iterator[int | EndReason]:
        """Yield sampled tokens; the last item may be the reason of the end."""
        opened, request = self._opened, self._request
        with drawing(opened, request, self._seed) as draw:
            while self._written < request.sampling.max_tokens:
                if self._cancelled():
                    yield EndReason.CANCELLED
                    return
                token = draw()
                if opened.vocabulary.ends(token):
                    yield EndReason.FINISHED
                    return
                self._written += 1
                yield token
                try:
                    opened.sequences.append(request.sequence, token)
                except ContextFull:
                    yield EndReason.CONTEXT_FULL
                    return

    def _ended(self, reason: EndReason) -> GenerationEnded:
        now = time.perf_counter()
        return GenerationEnded(
            reason=reason,
            tokens_read=self._read,
            tokens_reused=self._reused,
            tokens_written=self._written,
            seconds_reading=self._writing_began - self._began,
            seconds_writing=now - self._writing_began if self._written else 0.0,
            context_used=self._opened.sequences.length(self._request.sequence),
            seed=self._seed,
        )
