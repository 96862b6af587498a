"""The helper: a second, small model of the same vocabulary that guesses how the chat model goes on.

It has a context of its own with one sequence, and holds there what the chat model's sequence holds, as far as it has
read it: the longest common prefix stays, the rest is taken back and read. What it guesses decides nothing
(``drafted_steps.py``).
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import llama_cpp.llama_cpp as native
import numpy as np

from app.domain.errors import EngineFailure
from app.engine.worker.batch import Batch, Cancellation, Cancelled
from app.engine.worker.helper_worth import HelperWorth
from app.engine.worker.native_library import last_log
from app.engine.worker.parked_states import in_common
from app.translation import tr

_TRIED_READING = 32  # tokens, when it is opened


class HelperModel:
    """An opened helper; ``common`` is how many tokens both vocabularies have. Not thread-safe."""

    def __init__(
        self, model: native.llama_model_p, context: native.llama_context_p, cells: int, common: int
    ) -> None:
        self._model, self._context = model, context
        self._memory = native.llama_get_memory(context)
        self._batch = Batch(context)
        self._cells, self._common = cells, common
        self._held: list[int] = []  # in its cells
        self._wanted: list[int] = []  # what the chat model's sequence holds
        self._agreed = 0  # cells that hold what is wanted
        self._foreign = False  # there is a token that it does not have
        self.worth = HelperWorth()

    @property
    def decoded(self) -> int:
        """How many tokens were decoded so far."""
        return self._batch.decoded

    @property
    def held(self) -> Sequence[int]:
        """The tokens that its cells hold."""
        return self._held

    @property
    def behind(self) -> int:
        """How many tokens it has to decode before its first guess."""
        return len(self._wanted) - min(self._agreed, len(self._wanted) - 1)

    def close(self) -> None:
        """Free everything."""
        self._batch.close()
        native.llama_free(self._context)
        native.llama_model_free(self._model)

    def compute_by(self, writing_threads: int, reading_threads: int) -> None:
        """Compute by as many threads as the chat model."""
        native.llama_set_n_threads(self._context, writing_threads, reading_threads)

    def follow(self, tokens: Sequence[int]) -> None:
        """Take what the chat model's sequence holds now; nothing is decoded."""
        self._wanted = list(tokens)
        self._agreed = in_common(self._held, tokens)
        self._foreign = max(tokens, default=0) >= self._common

    def wrote(self, token: int) -> None:
        """Take the next token of the chat model's sequence."""
        held = self._held[self._agreed : self._agreed + 1]
        if self._agreed == len(self._wanted) and held == [token]:
            self._agreed += 1
        self._wanted.append(token)
        self._foreign = self._foreign or token >= self._common

    def has_room(self, further: int) -> bool:
        """Return whether it can hold what is wanted, if there is anything, and so many guesses after it."""
        return bool(self._wanted) and not self._foreign and len(self._wanted) + further <= self._cells

    def read(self, cancelled: Cancellation, *, guesses: bool = True) -> None:
        """Decode what is missing of what is wanted. Raises ``Cancelled`` (completed steps stay), ``EngineFailure``.

        Where it ``guesses`` after that, the last token is decoded in any case.
        """
        self._cut(min(self._agreed, len(self._wanted) - guesses))
        with self._batch.abortable(cancelled):
            while len(self._held) < len(self._wanted):
                if cancelled():
                    raise Cancelled
                began, at = time.perf_counter(), len(self._held)
                step = self._wanted[at : at + self._batch.step]
                self._decode(step, logits=guesses and at + len(step) == len(self._wanted))
                self._agreed = len(self._held)
                seconds = time.perf_counter() - began
                self._batch.adapt(len(step), seconds)
                self.worth.read(len(step), seconds)

    def guess(self) -> tuple[int, float]:
        """Return the likeliest next token, and how likely it is."""
        found = native.llama_get_logits_ith(self._context, -1)
        if not found:
            raise EngineFailure(tr("The engine gave no answer for this text."), last_log())
        values = np.ctypeslib.as_array(found, shape=(self._common,))
        token = int(values.argmax())
        return token, float(1.0 / np.exp(values - values[token]).sum())

    def take(self, token: int) -> None:
        """Decode a token that it guessed, to guess the one after it. Raises ``EngineFailure``."""
        self._decode([token], logits=True)

    def try_out(self) -> None:
        """Decode a few tokens, so that a faulty device fails now, and that it is known what they take."""
        self.follow([0] * (_TRIED_READING + 2))
        self._decode([0], logits=True)
        began = time.perf_counter()
        self._decode([0], logits=True)
        self.guess()
        self.worth.drafted(1, time.perf_counter() - began)
        self._agreed = len(self._held)
        self.read(lambda: False, guesses=False)
        self.follow([])
        self._cut(0)

    def _cut(self, length: int) -> None:
        if length < len(self._held):
            native.llama_memory_seq_rm(self._memory, 0, length, -1)
            del self._held[length:]
        self._agreed = min(self._agreed, length)

    def _decode(self, tokens: Sequence[int], *, logits: bool) -> None:
        self._batch.clear()
        for offset, token in enumerate(tokens, 1):
            self._batch.put(token, len(self._held) + offset - 1, 0, logits and offset == len(tokens))
        try:
            self._batch.decode()
        except (EngineFailure, Cancelled):
            native.llama_memory_seq_rm(self._memory, 0, len(self._held), -1)
            raise
        native.llama_synchronize(self._context)
        self._held.extend(tokens)
