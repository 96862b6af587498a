"""Forks of a sequence: short branches after its end, decoded side by side, that leave it as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import llama_cpp.llama_cpp as native

from app.engine.worker.batch import Batch


class Forks:
    """The KV sequences from number ``first`` on; ``run`` decodes the batch."""

    def __init__(
        self, memory: native.llama_memory_t, batch: Batch, first: int, count: int, run: Callable[[], None]
    ) -> None:
        self._memory, self._batch, self._run = memory, batch, run
        self._first, self._count = first, count

    def decode(
        self, source: int, begin: int, branches: Sequence[Sequence[int]], *, last_only: bool
    ) -> list[list[int]]:
        """Decode branches after position ``begin`` of a sequence; return each token's index for its logits."""
        self._batch.clear()
        indices: list[list[int]] = []
        for fork, branch in enumerate(branches, self._first):
            native.llama_memory_seq_cp(self._memory, source, fork, -1, -1)
            last = len(branch) - 1
            indices.append(
                [
                    self._batch.put(token, begin + k, fork, not last_only or k == last)
                    for k, token in enumerate(branch)
                ]
            )
        self._run()
        return indices

    def extend(self, tokens: Sequence[tuple[int, int, int]]) -> list[int]:
        """Decode one token on each of some forks: (fork, position, token); return their indices for logits."""
        self._batch.clear()
        indices = [
            self._batch.put(token, position, self._first + fork, True) for fork, position, token in tokens
        ]
        self._run()
        return indices

    def drop(self) -> None:
        """Remove all forks; the sequences stay."""
        for fork in range(self._first, self._first + self._count):
            native.llama_memory_seq_rm(self._memory, fork, -1, -1)
