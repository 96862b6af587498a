"""The batch of tokens that one step decodes, sized by what this machine decodes in a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure
from app.engine.worker.native_library import last_log
from app.translation import tr

BATCH = 512  # most tokens of one step, which is one micro-batch
OUTPUTS = 64  # most tokens of one step with logits; each takes a row of the vocabulary's size
_TARGET_SECONDS = 0.25  # about the time of one prompt step, so that progress is visible
_SMALLEST_STEP = 64  # with fewer, a processor with AMX reads half as fast (docs/benchmarks.md)
_SHORT_REST = 32  # fewer tokens than that are decoded with the step before them: alone they take as long
_NO_ROOM, _ABORTED = 1, 2  # return codes of llama_decode

Cancellation = Callable[[], bool]


class Cancelled(Exception):
    """The request was cancelled."""


class ContextFull(EngineFailure):
    """The context has no free cell."""


class Batch:
    """``decoded`` counts every token decoded; ``step`` is how many tokens of a prompt to decode at once."""

    def __init__(self, context: native.llama_context_p) -> None:
        self._context = context
        self._batch = native.llama_batch_init(BATCH, 0, 1)
        self.decoded = 0
        self.step = _SMALLEST_STEP
        self.is_measured = False  # the step is fixed
        self._rate = _SMALLEST_STEP / _TARGET_SECONDS

    @property
    def tokens_per_second(self) -> float:
        """About how many tokens of a prompt this machine decodes in a second; it may be more."""
        return self._rate

    def read_by(self, step: int) -> None:
        """Decode so many tokens of a prompt at once, as was measured to be quickest; 0: by the time that they take."""
        self.is_measured = step > 0
        self.step = min(step, BATCH) if self.is_measured else _SMALLEST_STEP

    def tokens_of_step(self, left: int) -> int:
        """Return how many of the tokens that are left to read are decoded next."""
        takes_rest = left < self.step + _SHORT_REST and left <= BATCH
        return left if takes_rest else self.step

    def close(self) -> None:
        """Free the batch; the context is freed by its owner."""
        native.llama_batch_free(self._batch)

    def clear(self) -> None:
        """Take out all tokens."""
        self._batch.n_tokens = 0

    def put(self, token: int, position: int, sequence: int, logits: bool) -> int:
        """Put a token in, and return its index for its logits."""
        index = int(self._batch.n_tokens)
        self._batch.token[index] = token
        self._batch.pos[index] = position
        self._batch.n_seq_id[index] = 1
        self._batch.seq_id[index][0] = sequence
        self._batch.logits[index] = logits
        self._batch.n_tokens = index + 1
        return index

    def decode(self) -> None:
        """Decode what is in it. Raises ``ContextFull``, ``Cancelled``, ``EngineFailure``."""
        code = native.llama_decode(self._context, self._batch)
        if code == _NO_ROOM:
            raise ContextFull(tr("The context is full."), last_log())
        if code == _ABORTED:
            raise Cancelled
        if code != 0:
            raise EngineFailure(tr("The engine failed while computing. Try again."), f"{code}\n{last_log()}")
        self.decoded += int(self._batch.n_tokens)

    def adapt(self, tokens: int, seconds: float) -> None:
        """Adapt the next step's size so that it takes about the target time on this machine."""
        if tokens < self.step or seconds <= 0:
            return
        if self.is_measured:
            self._rate = tokens / seconds
            return
        ideal = int(tokens * _TARGET_SECONDS / seconds)
        self.step = max(_SMALLEST_STEP, min(BATCH, ideal // _SMALLEST_STEP * _SMALLEST_STEP))
        self._rate = self.step / _TARGET_SECONDS

    @contextmanager
    def abortable(self, cancelled: Cancellation) -> Iterator[None]:
        """Let a cancel abort a step. Only for prompts: it costs a callback for each node of the graph."""
        callback = native.ggml_abort_callback(lambda data: cancelled())
        native.llama_set_abort_callback(self._context, callback, None)
        try:
            yield
        finally:
            native.llama_set_abort_callback(self._context, native.ggml_abort_callback(), None)
