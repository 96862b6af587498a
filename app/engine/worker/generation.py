"""A generation: decode the new part of the prompt, then draw token after token until an end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress

from app.domain.errors import EngineFailure
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
from app.engine.worker.drafted_steps import HELPED, DraftedSteps
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
        with suppress(Cancelled):
            sequences.read(request.sequence, prefix, cancelled, progress, logits=False)
            _let_helper_read(opened, request.sequence, prefix, cancelled)
    return PrefixRead(sequences.decoded - before, reused)


def _let_helper_read(
    opened: OpenModel, name: str, prefix: Sequence[int], cancelled: Callable[[], bool]
) -> None:
    """Have the helper, if there is one, read the same in idle time. Raises ``Cancelled``."""
    helper = opened.helper
    if helper is None or name != HELPED:
        return
    helper.follow(prefix)
    if helper.has_room(0):
        with suppress(EngineFailure):
            helper.read(cancelled, guesses=False)


class Generation:
    """One generation; its events are produced as the consumer asks for them."""

    def __init__(self, opened: OpenModel, request: GenerationRequest, cancelled: Callable[[], bool]) -> None:
        self._opened, self._request, self._cancelled = opened, request, cancelled
        self._seed = seed_of(request.sampling)
        self._written = self._read = self._reused = 0
        self._foreseen = self._by_helper = 0
        self._lets_go = False
        self._reason = EndReason.LENGTH
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
        for token in self._tokens():
            if (piece := joiner.feed(token)) is not None:
                emit(piece)
        if (rest := joiner.finish()) is not None:
            emit(rest)
        emit(self._ended(self._reason))

    def _tokens(self) -> Iterator[int]:
        """Yield the tokens that are written, and set the reason of the end."""
        opened, request = self._opened, self._request
        steps = DraftedSteps(opened, request.sequence, self._cancelled, drafts=request.speculates)
        with drawing(opened, request, self._seed) as draw, self._counted(steps), closing(steps):
            while self._written < request.sampling.max_tokens:
                if self._cancelled():
                    self._reason = EndReason.CANCELLED
                    return
                token = draw(steps.row)
                if opened.vocabulary.ends(token):
                    self._reason = EndReason.FINISHED
                    return
                self._written += 1
                yield token
                try:
                    steps.take(token, request.sampling.max_tokens - self._written)
                except (ContextFull, Cancelled) as error:
                    full = isinstance(error, ContextFull)
                    self._reason = EndReason.CONTEXT_FULL if full else EndReason.CANCELLED
                    return

    @contextmanager
    def _counted(self, steps: DraftedSteps) -> Iterator[None]:
        """Count at the end what had been drafted; a helper that won nothing over some replies is let go of."""
        try:
            yield
        finally:
            self._foreseen, self._by_helper = steps.foreseen, steps.by_helper
            helper = self._opened.helper
            if helper is not None and helper.worth.given_up:
                self._opened.let_go_of_helper()
                self._lets_go = True

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
            tokens_foreseen=self._foreseen,
            tokens_by_helper=self._by_helper,
            helper_let_go=self._lets_go,
        )
