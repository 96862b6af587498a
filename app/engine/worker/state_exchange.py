"""States of conversations that go to the disk and come back from it: what is worth that, part by part."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import llama_cpp

from app.domain.generation import StateFacts, StateRequest
from app.engine.worker.model import OpenModel
from app.engine.worker.parked_states import ParkedState, State, in_common
from app.engine.worker.sequences import Sequences

# the form of a state is llama.cpp's own and may change with its version
ENGINE: str = llama_cpp.__version__
_CONVERSATION, _ANALYST = "conversation", "analyst"
_PART = 2**21  # bytes sent at once
_WORTH_BRINGING = 128  # tokens
_WORTH_REPLACING = 0.1  # share that has to be new: a state is large, and a disk wears out
_BROUGHT_PER_SECOND = 150e6  # bytes read, decrypted and sent in a second, by a slow disk


def copied(opened: OpenModel, request: StateRequest) -> ParkedState | None:
    """Return the state that has the most of a conversation; None where it is not worth being kept.

    It is not where reading again is quicker, or where a state that holds most of it is kept already.
    """
    sequences, wanted = opened.sequences, opened.template.tokens_before_next(request.prefix.messages)
    parked, held = sequences.parked.best(wanted), sequences.held(_CONVERSATION)
    elsewhere = in_common(parked.tokens, wanted) if parked is not None else 0
    here = in_common(held, wanted)
    in_context = parked is None or here >= elsewhere
    size = len(parked.state) if parked is not None and not in_context else sequences.state_size(_CONVERSATION)
    has = max(here, elsewhere)
    new = has - in_common(request.known, wanted)
    if new < has * _WORTH_REPLACING or not 0 < size <= request.most_bytes:
        return None
    if not _worth_bringing(sequences, has, size):
        return None
    return sequences.state_of(_CONVERSATION) if in_context else parked


def facts_of(parked: ParkedState) -> StateFacts:
    """Return what a state holds."""
    return StateFacts(parked.tokens, len(parked.state), ENGINE)


def parts_of(state: State, cancelled: Callable[[], bool]) -> Iterator[bytes]:
    """Yield a state part by part; a cancel ends it early."""
    view = memoryview(state).cast("B")
    for begin in range(0, len(view), _PART):
        if cancelled():
            return
        yield view[begin : begin + _PART].tobytes()


class ArrivingState:
    """A state that comes part by part, and is parked once it is whole."""

    def __init__(self, sequences: Sequences, facts: StateFacts) -> None:
        self._sequences, self._facts = sequences, facts
        self.wanted = self._is_wanted()
        self._state = (ctypes.c_ubyte * (facts.size if self.wanted else 0))()
        self._arrived = 0

    def take(self, part: bytes) -> bool:
        """Take the next part; return whether another one is wanted, or, after the last, whether the state is held."""
        end = self._arrived + len(part)
        if not self.wanted or not part or end > self._facts.size:
            return False
        memoryview(self._state).cast("B")[self._arrived : end] = part
        self._arrived = end
        return end < self._facts.size or self._parked()

    def _parked(self) -> bool:
        parked = self._sequences.parked
        if not parked.make_room(self._facts.tokens, self._facts.size):
            return False
        parked.keep(ParkedState(self._facts.tokens, self._state))
        return True

    def _is_wanted(self) -> bool:
        """Return whether it was written by this engine, and reading again what is not here would take longer."""
        sequences, tokens = self._sequences, self._facts.tokens
        parked = sequences.parked.best(tokens)
        here = [in_common(sequences.held(name), tokens) for name in (_CONVERSATION, _ANALYST)]
        has = max(*here, in_common(parked.tokens, tokens) if parked is not None else 0)
        return (
            self._facts.engine == ENGINE
            and sequences.parked.could_take(self._facts.size)
            and _worth_bringing(sequences, len(tokens) - has, self._facts.size)
        )


def _worth_bringing(sequences: Sequences, tokens: int, size: int) -> bool:
    """Return whether reading so many tokens again takes longer than a state of this size takes to come."""
    return tokens >= _WORTH_BRINGING and tokens / sequences.tokens_per_second > size / _BROUGHT_PER_SECOND
