"""Which of the oldest messages a prompt leaves out, so that what stays is read once and kept for many turns."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.conversation import Message, Role
from app.domain.generation import LoadedModel
from app.domain.turn import TurnFacts

_MARKS = 16  # bytes that stand for a template's tokens around a message


def carried_over(history: Sequence[Message], last: TurnFacts | None, loaded: LoadedModel | None) -> int:
    """Return how many oldest messages to leave out from the start: as many as in the last turn of this branch.

    None where another model, or another size of context, reads now: then what fits is found anew.
    """
    if last is None or loaded is None:
        return 0
    if (last.hash, last.context_size) != (loaded.sha256, loaded.context_size):
        return 0
    return next((start for start in _exchanges(history) if start >= last.messages_left_out), 0)


def left_out_next(history: Sequence[Message], left_out: int) -> int | None:
    """Return how many oldest messages to leave out after a prompt without ``left_out`` did not fit; None for no more.

    Whole exchanges go, a person's messages that follow one another together, and about half of what stands before the
    last message at once: a prompt that loses one exchange at a time has another beginning in every turn, and nothing
    that was read of it can be kept.
    """
    starts = [start for start in _exchanges(history) if start > left_out]
    if not starts:
        return None
    sizes = [_size(message) for message in history[: starts[-1]]]
    half = sum(sizes[left_out:]) / 2
    return next(start for start in starts if sum(sizes[start:]) <= half)


def _exchanges(history: Sequence[Message]) -> list[int]:
    """Return where exchanges begin: at a message of the person's that follows none of theirs."""
    roles = [message.role for message in history]
    return [
        index
        for index, role in enumerate(roles)
        if role is Role.USER and (index == 0 or roles[index - 1] is not Role.USER)
    ]


def _size(message: Message) -> int:
    """Return about what share of a prompt a message has: its bytes, which tokens follow more closely than letters."""
    return (
        len(message.text.encode(errors="replace")) + len(message.guidance.encode(errors="replace")) + _MARKS
    )
