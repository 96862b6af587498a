"""The KV sequences of one context: what each holds, its common prefix with a prompt, and forks."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure, PromptTooLong
from app.engine.worker.batch import Batch, Cancellation, Cancelled, ContextFull
from app.engine.worker.forks import Forks
from app.engine.worker.native_library import last_log
from app.engine.worker.parked_states import ParkedState, ParkedStates, in_common
from app.engine.worker.step_costs import StepCosts
from app.translation import tr

NAMED = ("conversation", "analyst", "judge")
SEQUENCES = 16  # the named ones, and forks
FORKS = SEQUENCES - len(NAMED)
_CONVERSATION = "conversation"
_SHARING = (_CONVERSATION, "analyst")  # both hold the conversation and can share its cells
_LET_GO_FIRST = ("analyst", _CONVERSATION, "judge")  # what the first two hold is read again or parked
_WORTH_KEEPING = 32  # tokens; fewer are read again as quickly as a state is copied

Progress = Callable[[int, int], None]


class Sequences:
    """Owns the context's memory. A conversation that another one replaces is parked, and comes back with its prompt."""

    def __init__(
        self, context: native.llama_context_p, cells: int, conversation_limit: int, parked: ParkedStates
    ) -> None:
        self._context = context
        self._memory = native.llama_get_memory(context)
        self._cells = cells
        self._limits = dict.fromkeys(NAMED, cells) | {_CONVERSATION: conversation_limit}
        self._held: dict[str, list[int]] = {name: [] for name in NAMED}
        self._shared = 0  # cells at the beginning shared by conversation and analyst
        self.parked = parked
        self._batch = Batch(context)
        self.forks = Forks(self._memory, self._batch, len(NAMED), FORKS, self._run)
        self.costs = StepCosts()

    @property
    def decoded(self) -> int:
        """How many tokens were decoded so far."""
        return self._batch.decoded

    @property
    def tokens_per_second(self) -> float:
        """About how many tokens of a prompt are decoded in a second."""
        return self._batch.tokens_per_second

    def read_by(self, step: int) -> None:
        """Decode so many tokens of a prompt at once, as was measured to be quickest; 0: by the time that they take."""
        self._batch.read_by(step)

    @property
    def measured_step(self) -> int:
        """How many tokens of a prompt are decoded at once, where that was measured; else 0."""
        return self._batch.step if self._batch.is_measured else 0

    def close(self) -> None:
        """Free the batch; the context is freed by its owner."""
        self._batch.close()

    def length(self, name: str) -> int:
        """Return the number of tokens of a sequence."""
        return len(self._held[name])

    def read(
        self,
        name: str,
        prompt: Sequence[int],
        cancelled: Cancellation,
        progress: Progress,
        *,
        logits: bool = True,
    ) -> int:
        """Make a sequence hold exactly ``prompt``, with the logits of its last token available.

        The longest common prefix with its present tokens is kept; returns its length. ``progress(read, reused)``
        is called after each step. Without ``logits`` it is enough that the sequence begins with ``prompt``. Raises
        ``PromptTooLong``, ``Cancelled`` (completed steps stay), ``EngineFailure``.
        """
        self._check(name, prompt)
        if not logits and in_common(self._held[name], prompt) == len(prompt):
            progress(0, len(prompt))
            return len(prompt)
        # on a full match the last token is decoded again where its logits are needed; without them it is the same
        # conversation that is read on, and what is cut off it is not wanted again
        kept = self._keep_prefix(name, prompt[:-1] if logits else prompt, parks=logits)
        self._make_room(name, len(prompt))
        progress(0, kept)
        at = kept
        with self._batch.abortable(cancelled):
            while at < len(prompt):
                if cancelled():
                    raise Cancelled
                step = prompt[at : at + self._batch.tokens_of_step(len(prompt) - at)]
                began = time.perf_counter()
                self._decode(name, step, outputs=int(logits and at + len(step) == len(prompt)))
                at += len(step)
                seconds = time.perf_counter() - began
                self._batch.adapt(len(step), seconds)
                self.costs.read(len(step), seconds)
                progress(at - kept, kept)
        return kept

    def append(self, name: str, tokens: Sequence[int], cancelled: Cancellation) -> list[int]:
        """Decode tokens at the end of a sequence, all with logits; return their indices.

        A cancel aborts a step of several tokens. Raises ``ContextFull``, ``Cancelled``, ``EngineFailure``.
        """
        length = len(self._held[name]) + len(tokens)
        if length > self._limits[name]:
            raise ContextFull(tr("The context is full."))
        self._make_room(name, length)
        with self._batch.abortable(cancelled) if len(tokens) > 1 else nullcontext():
            return self._decode(name, tokens, outputs=len(tokens))

    def room(self, name: str) -> int:
        """Return how many tokens can be appended with no other sequence let go of for them."""
        most = min(self._limits[name], self._cells - self._taken_beside(name))
        return max(0, most - len(self._held[name]))

    def cut(self, name: str, length: int) -> None:
        """Take back all but the first ``length`` tokens. Raises ``EngineFailure`` where a model cannot do that."""
        if length < len(self._held[name]) and not self._keep(name, length):
            raise EngineFailure(tr("The engine failed while computing. Try again."), name)

    def fork_and_decode(
        self, name: str, branches: Sequence[Sequence[int]], *, last_only: bool = False
    ) -> list[list[int]]:
        """Decode branches after a sequence's end, in one batch; return each token's index for its logits.

        At most ``FORKS`` branches, ``BATCH`` tokens, and ``OUTPUTS`` of them with logits: with ``last_only`` the
        last of each branch, else all. Call ``forks.drop`` once the logits were read.
        """
        begin = len(self._held[name])
        self._make_room(name, begin + sum(len(branch) for branch in branches))
        return self.forks.decode(NAMED.index(name), begin, branches, last_only=last_only)

    def logits(self, index: int) -> ctypes.Array[ctypes.c_float]:
        """Return the logits of a batch index (-1: the last that has any). Raises ``EngineFailure``."""
        found: ctypes.Array[ctypes.c_float] | None = native.llama_get_logits_ith(self._context, index)
        if not found:
            raise EngineFailure(tr("The engine gave no answer for this text."), last_log())
        return found

    def held(self, name: str) -> Sequence[int]:
        """Return the tokens of a sequence."""
        return self._held[name]

    def state_size(self, name: str) -> int:
        """Return the bytes of a sequence's state; 0 where its first cells are gone or there is no memory for it."""
        number = NAMED.index(name)
        whole = native.llama_memory_seq_pos_min(self._memory, number) == 0
        size = int(native.llama_state_seq_get_size(self._context, number)) if whole else 0
        return size if self.parked.could_take(size) else 0

    def state_of(self, name: str) -> ParkedState | None:
        """Return a copy of a sequence's state; None where there is none."""
        size = self.state_size(name)
        state = (ctypes.c_ubyte * size)()
        written = (
            native.llama_state_seq_get_data(self._context, state, size, NAMED.index(name)) if size else 0
        )
        return ParkedState(tuple(self._held[name]), state) if written else None

    def _check(self, name: str, prompt: Sequence[int]) -> None:
        if name not in self._held:
            raise EngineFailure(tr("The engine was asked for a sequence that it does not have."), name)
        if not prompt:
            raise EngineFailure(tr("There is nothing to read: the prompt is empty."))
        if len(prompt) >= (limit := self._limits[name]):
            words = tr(
                "This no longer fits the model's context. Start a new conversation, or raise the context size."
            )
            raise PromptTooLong(words, f"{len(prompt)} tokens, {limit} fit")

    def _taken_beside(self, name: str) -> int:
        return sum(len(self._held[each]) for each in NAMED if each != name) - self._shared

    def _make_room(self, name: str, wanted: int) -> None:
        """Let go of other sequences until this one has room for ``wanted`` tokens."""
        for other in _LET_GO_FIRST:
            if wanted + self._taken_beside(name) <= self._cells:
                return
            shared = self._shared if name in _SHARING and other in _SHARING else 0
            if other == name or (shared and shared == len(self._held[other])):
                continue  # it has no cells of its own
            if other == _CONVERSATION:
                self._park(other, shared)
            self._forget(other)

    def _keep_prefix(self, name: str, wanted: Sequence[int], *, parks: bool) -> int:
        """Make a sequence hold the longest prefix of ``wanted`` that is cached anywhere; return its length."""
        kept = in_common(self._held[name], wanted)
        if name in _SHARING:
            kept = self._fetch(name, wanted, kept, parks=parks)
        # with sliding windows older cells are gone although removal succeeds: then nothing can be kept
        windowed = 0 < kept < len(self._held[name]) and self._is_windowed(name)
        if windowed or not self._keep(name, kept):
            self._forget(name)
            return 0
        return kept

    def _keep(self, name: str, length: int) -> bool:
        """Let go of all but the first tokens of a sequence; False where all had to go."""
        if not native.llama_memory_seq_rm(self._memory, NAMED.index(name), length, -1):
            self._forget(name)
            return False
        del self._held[name][length:]
        if name in _SHARING:
            self._shared = min(self._shared, length)
        return True

    def _fetch(self, name: str, wanted: Sequence[int], kept: int, *, parks: bool) -> int:
        """Have conversation or analyst hold what was parked or what the other one holds, where that is the longest.

        Returns the length of the prefix that it then has. What a conversation loses by it is parked.
        """
        other = next(each for each in _SHARING if each != name)
        there = self._to_share(other, wanted)
        parked = self.parked.best(wanted)
        back = in_common(parked.tokens, wanted) if parked is not None else 0
        comes_back = parked is not None and back - max(kept, there) >= _WORTH_KEEPING
        if parked is not None and comes_back:
            self.parked.use(parked)
        if parks and name == _CONVERSATION:
            self._park(name, kept)
        if parked is not None and comes_back:
            kept = back if self._restore(name, parked) else 0
            there = self._to_share(other, wanted)
        if there > kept:
            self._share(name, other, there)
        return max(kept, there)

    def _to_share(self, other: str, wanted: Sequence[int]) -> int:
        """Return how many tokens of a prompt another sequence has; none where its first cells are gone."""
        return 0 if self._is_windowed(other) else in_common(self._held[other], wanted)

    def _is_windowed(self, name: str) -> bool:
        """Return whether the first cells of a sequence are gone."""
        return bool(native.llama_memory_seq_pos_min(self._memory, NAMED.index(name)) > 0)

    def _share(self, name: str, other: str, there: int) -> None:
        """Share the first cells of another sequence."""
        self._forget(name)
        native.llama_memory_seq_cp(self._memory, NAMED.index(other), NAMED.index(name), 0, there)
        self._held[name] = self._held[other][:there]
        self._shared = there

    def _park(self, name: str, kept: int) -> None:
        """Keep a copy of a sequence that is about to lose all but ``kept`` tokens, unless most of it stays."""
        held = self._held[name]
        if len(held) - kept < _WORTH_KEEPING or 2 * kept >= len(held):
            return
        if self.parked.make_room(held, self.state_size(name)) and (copied := self.state_of(name)) is not None:
            self.parked.keep(copied)

    def _restore(self, name: str, parked: ParkedState) -> bool:
        """Make a sequence hold what was parked; False where that failed, and it holds nothing."""
        self._forget(name)
        self._make_room(name, len(parked.tokens))
        size, number = len(parked.state), NAMED.index(name)
        if native.llama_state_seq_set_data(self._context, parked.state, size, number) != size:
            self._forget(name)
            self.parked.drop(parked)
            return False
        self._held[name] = list(parked.tokens)
        return True

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

    def _decode(self, name: str, tokens: Sequence[int], *, outputs: int) -> list[int]:
        """Decode tokens after a sequence's end, the last ``outputs`` of them with logits; return these' indices."""
        held = self._held[name]
        self._batch.clear()
        silent = len(tokens) - outputs
        indices = [
            self._batch.put(token, len(held) + offset, NAMED.index(name), offset >= silent)
            for offset, token in enumerate(tokens)
        ]
        self._run()
        held.extend(tokens)
        return indices[silent:]

    def _run(self) -> None:
        try:
            self._batch.decode()
        except (EngineFailure, Cancelled):
            self._put_back()
            raise
