"""The KV sequences of one context: what each holds, how much of a prompt is new, and forks beside them."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Sequence

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure, PromptTooLong
from app.engine.worker.library import last_log

SEQUENCES = 16  # two named ones, the others for forks
NAMED = ("conversation", "analyst")
FORKS = SEQUENCES - len(NAMED)
BATCH = 512
_TARGET_SECONDS = 0.25  # a step of reading takes about this long, so that a stop is felt at once
_FIRST_STEP = 64
_ABORTED, _NO_ROOM = 2, 1


class Cancelled(Exception):
    """The person asked for an end."""


class ContextFull(EngineFailure):
    """There is no cell left in the context."""


class Sequences:
    """Owns the context's memory. Every token decoded is counted in ``decoded``."""

    def __init__(self, context: native.llama_context_p, cells: int, conversation_limit: int) -> None:
        self._context = context
        self._memory = native.llama_get_memory(context)
        self._cells = cells
        self._limits = {"conversation": conversation_limit, "analyst": cells}
        self._held: dict[str, list[int]] = {name: [] for name in NAMED}
        self._batch = native.llama_batch_init(BATCH, 0, 1)
        self._step = _FIRST_STEP
        self.decoded = 0

    def close(self) -> None:
        """Free the batch; the context is freed by its owner."""
        native.llama_batch_free(self._batch)

    def length(self, name: str) -> int:
        """Answer how many tokens a sequence holds."""
        return len(self._held[name])

    def limit(self, name: str) -> int:
        """Answer how many tokens a sequence may hold."""
        return self._limits[name]

    def room(self, name: str) -> int:
        """Answer how many more tokens a sequence can take."""
        others = sum(len(tokens) for other, tokens in self._held.items() if other != name)
        return min(self._limits[name], self._cells - others) - len(self._held[name])

    def read(
        self,
        name: str,
        prompt: Sequence[int],
        cancelled: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> int:
        """Make a sequence hold exactly ``prompt`` with the logits of its last token at hand.

        The longest common prefix with what it holds is kept; answers its length. ``progress(read, reused)``
        is called after each step. Raises ``PromptTooLong``, ``Cancelled`` (what was read stays), ``EngineFailure``.
        """
        if not prompt:
            raise EngineFailure("There is nothing to read: the prompt is empty.")
        if len(prompt) >= self._limits[name]:
            raise PromptTooLong(
                "This no longer fits the model's context. Start a new conversation, or raise the context size.",
                f"{len(prompt)} tokens, {self._limits[name]} fit",
            )
        self._make_room(name, len(prompt))
        kept = self._keep_prefix(name, prompt)
        progress(0, kept)
        at = kept
        while at < len(prompt):
            if cancelled():
                raise Cancelled
            step = prompt[at : at + self._step]
            began = time.perf_counter()
            self._decode(step, at, NAMED.index(name), last=at + len(step) == len(prompt))
            self._held[name].extend(step)
            at += len(step)
            self._adapt(len(step), time.perf_counter() - began)
            progress(at - kept, kept)
        return kept

    def append(self, name: str, token: int) -> None:
        """Decode one token at the end of a sequence. Raises ``ContextFull``."""
        if self.room(name) <= 0:
            raise ContextFull("The context is full.")
        self._decode([token], len(self._held[name]), NAMED.index(name), last=True)
        self._held[name].append(token)

    def fork_and_decode(self, name: str, branches: Sequence[Sequence[int]]) -> list[list[int]]:
        """Decode branches beside a sequence's end, in one batch; answer each token's index for its logits.

        At most ``FORKS`` branches and ``BATCH`` tokens. Call ``drop_forks`` when the logits were read.
        """
        begin = len(self._held[name])
        source = NAMED.index(name)
        self._batch.n_tokens = 0
        indices: list[list[int]] = []
        for number, branch in enumerate(branches):
            fork = len(NAMED) + number
            native.llama_memory_seq_cp(self._memory, source, fork, -1, -1)
            indices.append([self._put(token, begin + k, fork, True) for k, token in enumerate(branch)])
        self._run()
        return indices

    def drop_forks(self) -> None:
        """Let all forks go; the named sequences keep what they hold."""
        for fork in range(len(NAMED), SEQUENCES):
            native.llama_memory_seq_rm(self._memory, fork, -1, -1)

    def logits(self, index: int) -> ctypes.Array[ctypes.c_float]:
        """Answer the logits of a batch index (-1: the last that has any). Raises ``EngineFailure``."""
        found: ctypes.Array[ctypes.c_float] | None = native.llama_get_logits_ith(self._context, index)
        if not found:
            raise EngineFailure("The engine gave no answer for this text.", last_log())
        return found

    def _make_room(self, name: str, wanted: int) -> None:
        """Give up what other sequences hold if the cells would not do for this one."""
        others = [other for other in NAMED if other != name]
        if wanted + sum(len(self._held[other]) for other in others) >= self._cells:
            for other in others:
                self._forget(other)

    def _keep_prefix(self, name: str, prompt: Sequence[int]) -> int:
        held, number = self._held[name], NAMED.index(name)
        kept = 0
        # the last token is always read again where all would match: its logits are what is wanted
        for have, want in zip(held, prompt[:-1], strict=False):
            if have != want:
                break
            kept += 1
        # with sliding windows older cells are gone although removal succeeds: then nothing can be kept
        windowed = kept and native.llama_memory_seq_pos_min(self._memory, number) > 0
        if windowed or not native.llama_memory_seq_rm(self._memory, number, kept, -1):
            self._forget(name)
            return 0
        del held[kept:]
        return kept

    def _forget(self, name: str) -> None:
        native.llama_memory_seq_rm(self._memory, NAMED.index(name), -1, -1)
        self._held[name].clear()

    def _decode(self, tokens: Sequence[int], begin: int, sequence: int, *, last: bool) -> None:
        self._batch.n_tokens = 0
        for offset, token in enumerate(tokens):
            self._put(token, begin + offset, sequence, last and offset == len(tokens) - 1)
        self._run()

    def _put(self, token: int, position: int, sequence: int, logits: bool) -> int:
        index = int(self._batch.n_tokens)
        self._batch.token[index] = token
        self._batch.pos[index] = position
        self._batch.n_seq_id[index] = 1
        self._batch.seq_id[index][0] = sequence
        self._batch.logits[index] = logits
        self._batch.n_tokens = index + 1
        return index

    def _run(self) -> None:
        code = native.llama_decode(self._context, self._batch)
        if code == _NO_ROOM:
            raise ContextFull("The context is full.", last_log())
        if code == _ABORTED:
            raise Cancelled
        if code != 0:
            raise EngineFailure("The engine failed while computing. Try again.", f"{code}\n{last_log()}")
        self.decoded += int(self._batch.n_tokens)

    def _adapt(self, tokens: int, seconds: float) -> None:
        """Choose the next step's size so that it takes about the target time on this machine."""
        if tokens < self._step or seconds <= 0:
            return
        ideal = int(tokens * _TARGET_SECONDS / seconds)
        self._step = max(16, min(BATCH, ideal // 16 * 16))
