"""Measures how fast the loaded model computes: one short trial at a time, in a small context of its own."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure
from app.domain.measured_speed import Act, Trial
from app.engine.memory_fit import fits, free_memory, predict
from app.engine.worker.batch import BATCH, Batch, Cancellation, Cancelled
from app.engine.worker.model import OpenModel
from app.engine.worker.native_library import devices
from app.engine.worker.placement import Placement
from app.engine.worker.weights import Threads, make_context
from app.translation import tr

_CELLS = BATCH
_LEAST_WRITTEN, _MOST_WRITTEN, _WRITING_SECONDS = 4, 32, 0.4
_STRIDE = 7919  # between the tokens that are read: what they say is of no account


def seconds_of_a_token(opened: OpenModel, trial: Trial, cancelled: Cancellation) -> float:
    """Return what a token takes in a trial; nothing that the model holds is touched.

    Raises ``Cancelled``, ``EngineFailure`` where there is no memory for it.
    """
    _check_memory(opened)
    with _small_context(opened, trial.threads) as context:
        decoding = _Decoding(context, opened.vocabulary.size, cancelled)
        try:
            return decoding.writing() if trial.act is Act.WRITING else decoding.reading(trial.tokens)
        finally:
            decoding.close()


class _Decoding:
    """Decodes tokens that mean nothing, one sequence of them, and takes the times."""

    def __init__(self, context: native.llama_context_p, vocabulary: int, cancelled: Cancellation) -> None:
        self._context, self._vocabulary, self._cancelled = context, vocabulary, cancelled
        self._batch = Batch(context)
        self._held = 0

    def close(self) -> None:
        """Free the batch."""
        self._batch.close()

    def writing(self) -> float:
        """Return the middle time of some steps of one token, after one that nothing is taken of."""
        self._step(1)
        times: list[float] = []
        while len(times) < _LEAST_WRITTEN or (sum(times) < _WRITING_SECONDS and len(times) < _MOST_WRITTEN):
            times.append(self._step(1))
        return statistics.median(times)

    def reading(self, tokens: int) -> float:
        """Return the time of a token in a step of many, after a step of one that wakes the threads."""
        self._step(1)
        native.llama_memory_clear(native.llama_get_memory(self._context), False)
        self._held = 0
        return self._step(tokens) / tokens

    def _step(self, tokens: int) -> float:
        if self._cancelled():
            raise Cancelled
        self._batch.clear()
        for position in range(self._held, self._held + tokens):
            last = position == self._held + tokens - 1
            self._batch.put(position * _STRIDE % self._vocabulary, position, 0, last)
        began = time.perf_counter()
        if tokens == 1:
            self._batch.decode()
        else:
            with self._batch.abortable(self._cancelled):
                self._batch.decode()
        native.llama_synchronize(self._context)
        self._held += tokens
        return max(time.perf_counter() - began, 1e-9)


@contextmanager
def _small_context(opened: OpenModel, threads: int) -> Iterator[native.llama_context_p]:
    context = make_context(opened.model, _CELLS, Threads(threads, threads), sequences=1, outputs=1)
    try:
        yield context
    finally:
        native.llama_free(context)


def _check_memory(opened: OpenModel) -> None:
    """Check that the small context fits beside what is loaded. Raises ``EngineFailure``."""
    need = predict(opened.header, _CELLS, 1)
    if not all(fits(need.cache + need.compute, each) for each in _free(opened.placement)):
        raise EngineFailure(tr("There is too little free memory to measure how fast this model is."))


def _free(placement: Placement) -> Iterator[int]:
    """Yield the free bytes of main memory and of the model's device, as far as they are known."""
    if (free := free_memory()) is not None:
        yield free
    if placement.handle:
        yield from (each.free_bytes for handle, each in devices() if handle == placement.handle)
