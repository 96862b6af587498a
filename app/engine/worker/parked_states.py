"""States of conversations that others replaced in the context: kept within a budget, the longest unused go first."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

from app.engine.memory_fit import fits, free_memory

State = ctypes.Array[ctypes.c_ubyte]
_MOST = 32  # states; each is compared with every prompt


@dataclass(frozen=True, slots=True, eq=False)
class ParkedState:
    """The state of a sequence as llama.cpp writes it, and the tokens that it holds."""

    tokens: tuple[int, ...]
    state: State


class ParkedStates:
    """Takes at most ``budget`` bytes."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._states: list[ParkedState] = []  # the latest used last

    @property
    def used(self) -> int:
        """The bytes that are taken."""
        return sum(len(parked.state) for parked in self._states)

    def could_take(self, size: int) -> bool:
        """Return whether a state of this size fits at all, beside what the machine does now."""
        free = free_memory()
        return 0 < size <= self._budget and (free is None or fits(size, free))

    def make_room(self, tokens: Sequence[int], size: int) -> bool:
        """Let go of what a state of these tokens replaces and of the longest unused; False where it would never fit.

        A state is replaced by one that holds at least half of its tokens: it is the same conversation.
        """
        if not self.could_take(size):
            return False
        self._states = [
            parked for parked in self._states if 2 * in_common(parked.tokens, tokens) < len(parked.tokens)
        ]
        while self._states and (self.used + size > self._budget or len(self._states) >= _MOST):
            del self._states[0]
        return True

    def keep(self, parked: ParkedState) -> None:
        """Keep a state for which room was made."""
        self._states.append(parked)

    def best(self, wanted: Sequence[int]) -> ParkedState | None:
        """Return the state that has the longest prefix in common with a prompt; None where there is none."""
        return max(self._states, key=lambda parked: in_common(parked.tokens, wanted), default=None)

    def drop(self, parked: ParkedState) -> None:
        """Let go of a state; does nothing where it is gone already."""
        self._states = [each for each in self._states if each is not parked]

    def use(self, parked: ParkedState) -> None:
        """Mark a state as the latest used."""
        self._states.remove(parked)
        self._states.append(parked)


def in_common(held: Sequence[int], prompt: Sequence[int]) -> int:
    """Return the length of the longest common prefix."""
    kept = 0
    for have, want in zip(held, prompt, strict=False):
        if have != want:
            break
        kept += 1
    return kept
