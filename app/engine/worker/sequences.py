"""The KV sequences of one context: what each holds, its common prefix with a prompt, and forks."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure, PromptTooLong
from app.engine.worker.native_library import last_log

NAMED = ("conversation", "analyst", "judge")
SEQUENCES = 16  # the named ones, and forks
FORKS = SEQUENCES - len(NAMED)
_SHARING = ("conversation", "analyst")  # both hold the conversation and can share its cells
BATCH = 512  # most tokens of one step, which is one micro-batch
OUTPUTS = 64  # most tokens of one step with logits; each takes a row of the vocabulary's size
_TARGET_SECONDS = 0.25  # about the time of one prompt step, so that progress is visible
_FIRST_STEP, _SMALLEST_STEP = 64, 32
_NO_ROOM, _ABORTED = 1, 2  # return codes of llama_decode

Cancellation = Callable[[], bool]
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The request was cancelled."""


class ContextFull(EngineFailure):
    """The context has no free cell."""


class Sequences:
    """Owns the context's memory. ``decoded`` counts every token decoded."""

    def __init__(self, context: native.llama_context_p, cells: int, conversation_limit: int) -> None:
        self._context = context
        self._memory = native.llama_get_memory(context)
        self._cells = cells
        self._limits = dict.fromkeys(NAMED, cells) | {"conversation": conversation_limit}
        self._held: dict[str, list[int]] = {name: [] for name in NAMED}
        self._shared = 0  # cells at the beginning shared by conversation and analyst
        self._batch = native.llama_batch_init(BATCH, 0, 1)
        self._step = _FIRST_STEP
        self.decoded = 0

    def close(self) -> None:
        """Free the batch; the context is freed by its owner."""
        native.llama_batch_free(self._batch)

    def length(self, name: str) -> int:
        """Return the number of tokens of a sequence."""
        return len(self._held[name])

    def read(self, name: str, prompt: Sequence[int], cancelled: Cancellation, progress: Progress) -> int:
        """Make a sequence hold exactly ``prompt``, with the logits of its last token available.

        The longest common prefix with its present tokens is kept; returns its length. ``progress(read, reused)``
        is called after each step. Raises ``PromptTooLong``, ``Cancelled`` (completed steps stay),
        ``EngineFailure``.
        """
        self._check(name, prompt)
        self._make_room(name, len(prompt))
        kept = self._keep_prefix(name, prompt)
        progress(0, kept)
        at = kept
        with self._abortable(cancelled):
            while at < len(prompt):
                if cancelled():
                    raise Cancelled
                step = prompt[at : at + self._step]
                began = time.perf_counter()
                self._decode(name, step, last=at + len(step) == len(prompt))
                at += len(step)
                self._adapt(len(step), time.perf_counter() - began)
                progress(at - kept, kept)
        return kept

    def append(self, name: str, token: int) -> None:
        """Decode one token at the end of a sequence. Raises ``ContextFull``."""
        length = len(self._held[name]) + 1
        if length > self._limits[name]:
            raise ContextFull("The context is full.")
        self._make_room(name, length)
        self._decode(name, (token,), last=True)

    def fork_and_decode(
        self, name: str, branches: Sequence[Sequence[int]], *, last_only: bool = False
    ) -> list[list[int]]:
        """Decode branches after a sequence's end, in one batch; return each token's index for its logits.

        At most ``FORKS`` branches, ``BATCH`` tokens, and ``OUTPUTS`` of them with logits: with ``last_only`` the
        last of each branch, else all. Call ``drop_forks`` once the logits were read.
        """
        begin = len(self._held[name])
        self._make_room(name, begin + sum(len(branch) for branch in branches))
        self._batch.n_tokens = 0
        indices: list[list[int]] = []
        for number, branch in enumerate(branches):
            fork = len(NAMED) + number
            native.llama_memory_seq_cp(self._memory, NAMED.index(name), fork, -1, -1)
            last = len(branch) - 1
            indices.append(
                [
                    self._put(token, begin + k, fork, not last_only or k == last)
                    for k, token in enumerate(branch)
                ]
            )
        self._run()
        return indices

    def extend_forks(self, tokens: Sequence[tuple[int, int, int]]) -> list[int]:
        """Decode one token on each of some forks: (fork, position, token); return their indices for logits."""
        self._batch.n_tokens = 0
        indices = [self._put(token, position, len(NAMED) + fork, True) for fork, position, token in tokens]
        self._run()
        return indices

    def drop_forks(self) -> None:
        """Remove all forks; the named sequences stay."""
        for fork in range(len(NAMED), SEQUENCES):
            native.llama_memory_seq_rm(self._memory, fork, -1, -1)

    def logits(self, index: int) -> ctypes.Array[ctypes.c_float]:
        """Return the logits of a batch index (-1: the last that has any). Raises ``EngineFailure``."""
        found: ctypes.Array[ctypes.c_float] | None = native.llama_get_logits_ith(self._context, index)
        if not found:
            raise EngineFailure("The engine gave no answer for this text.", last_log())
        return found

    # -- memory -------------------------------------------------------------------------------------

    def _check(self, name: str, prompt: Sequence[int]) -> None:
        if name not in self._held:
            raise EngineFailure("The engine was asked for a sequence that it does not have.", name)
        if not prompt:
            raise EngineFailure("There is nothing to read: the prompt is empty.")
        if len(prompt) >= self._limits[name]:
            raise PromptTooLong(
                "This no longer fits the model's context. Start a new conversation, or raise the context size.",
                f"{len(prompt)} tokens, {self._limits[name]} fit",
            )

    def _make_room(self, name: str, wanted: int) -> None:
        """Clear other sequences if the free cells do not suffice for this one."""
        others = [other for other in NAMED if other != name]
        in_common = self._shared if name in _SHARING else 0
        while wanted + sum(len(self._held[other]) for other in others) - in_common > self._cells and others:
            least = min(others, key=lambda other: (other in _SHARING, len(self._held[other])))
            others.remove(least)
            self._forget(least)
            in_common = min(in_common, self._shared)

    def _keep_prefix(self, name: str, prompt: Sequence[int]) -> int:
        held, number = self._held[name], NAMED.index(name)
        # on a full match the last token is decoded again: its logits are needed
        kept = _in_common(held, prompt[:-1])
        if name in _SHARING:
            kept = self._share(name, prompt, kept)
            held = self._held[name]
        # with sliding windows older cells are gone although removal succeeds: then nothing can be kept
        windowed = kept and native.llama_memory_seq_pos_min(self._memory, number) > 0
        if windowed or not native.llama_memory_seq_rm(self._memory, number, kept, -1):
            self._forget(name)
            return 0
        del held[kept:]
        if name in _SHARING:
            self._shared = min(self._shared, kept)
        return kept

    def _share(self, name: str, prompt: Sequence[int], kept: int) -> int:
        """Share the cells of conversation or analyst, whichever has the longer prefix of ``prompt``."""
        other = next(each for each in _SHARING if each != name)
        there = _in_common(self._held[other], prompt[:-1])
        source, target = NAMED.index(other), NAMED.index(name)
        if there <= kept or native.llama_memory_seq_pos_min(self._memory, source) > 0:
            return kept
        self._forget(name)
        native.llama_memory_seq_cp(self._memory, source, target, 0, there)
        self._held[name] = list(prompt[:there])
        self._shared = there
        return there

    def _forget(self, name: str) -> None:
        native.llama_memory_seq_rm(self._memory, NAMED.index(name), -1, -1)
        self._held[name].clear()
        if name in _SHARING:
            self._shared = 0

    def _put_back(self) -> None:
        """Restore the memory to the recorded tokens after a step that failed or was aborted."""
        for name, held in self._held.items():
            if not native.llama_memory_seq_rm(self._memory, NAMED.index(name), len(held), -1):
                self._forget(name)

    # -- decoding -----------------------------------------------------------------------------------

    @contextmanager
    def _abortable(self, cancelled: Cancellation) -> Iterator[None]:
        """Let a cancel abort a step. Only for prompts: it costs a callback for each node of the graph."""
        callback = native.ggml_abort_callback(lambda data: cancelled())
        native.llama_set_abort_callback(self._context, callback, None)
        try:
            yield
        finally:
            native.llama_set_abort_callback(self._context, native.ggml_abort_callback(), None)

    def _decode(self, name: str, tokens: Sequence[int], *, last: bool) -> None:
        held = self._held[name]
        self._batch.n_tokens = 0
        for offset, token in enumerate(tokens):
            self._put(token, len(held) + offset, NAMED.index(name), last and offset == len(tokens) - 1)
        self._run()
        held.extend(tokens)

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
        if code != 0:
            self._put_back()
        if code == _NO_ROOM:
            raise ContextFull("The context is full.", last_log())
        if code == _ABORTED:
            raise Cancelled
        if code != 0:
            raise EngineFailure("The engine failed while computing. Try again.", f"{code}\n{last_log()}")
        self.decoded += int(self._batch.n_tokens)

    def _adapt(self, tokens: int, seconds: float) -> None:
        """Adapt the next step's size so that it takes about the target time on this machine."""
        if tokens < self._step or seconds <= 0:
            return
        ideal = int(tokens * _TARGET_SECONDS / seconds)
        self._step = max(_SMALLEST_STEP, min(BATCH, ideal // 16 * 16))


def _in_common(held: Sequence[int], prompt: Sequence[int]) -> int:
    """Return the length of the longest common prefix."""
    kept = 0
    for have, want in zip(held, prompt, strict=False):
        if have != want:
            break
        kept += 1
    return kept
