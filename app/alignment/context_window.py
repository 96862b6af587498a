"""Which of the oldest messages a prompt leaves out, in large steps, so that the rest stays cached for many turns."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.conversation import Message, Role
from app.domain.generation import LoadedModel
from app.domain.turn import TurnFacts

_MARKS = 16  # bytes allowed for a template's tokens around a message


def carried_over(history: Sequence[Message], last: TurnFacts | None, loaded: LoadedModel | None) -> int:
    """Return how many of the oldest messages to leave out at first: as many as in this branch's last turn.

    None where the model or the context size has changed: then it is determined anew.
    """
    if last is None or loaded is None:
        return 0
    if (last.hash, last.context_size) != (loaded.sha256, loaded.context_size):
        return 0
    return next((start for start in _exchanges(history) if start >= last.messages_left_out), 0)


def left_out_next(history: Sequence[Message], left_out: int) -> int | None:
    """Return how many of the oldest messages to leave out where ``left_out`` did not suffice; None if no more can go.

    Whole exchanges go, with the user's consecutive messages counted as one, and about half of what precedes the last
    message at once: dropping one exchange a turn would change the prompt's beginning every turn and void the cache.
    """
    starts = [start for start in _exchanges(history) if start > left_out]
    if not starts:
        return None
    sizes = [_size(message) for message in history[: starts[-1]]]
    half = sum(sizes[left_out:]) / 2
    return next(start for start in starts if sum(sizes[start:]) <= half)


def _exchanges(history: Sequence[Message]) -> list[int]:
    """Return the indices at which exchanges begin: a user's message that does not follow another of theirs."""
    roles = [message.role for message in history]
    return [
        index
        for index, role in enumerate(roles)
        if role is Role.USER and (index == 0 or roles[index - 1] is not Role.USER)
    ]


def _size(message: Message) -> int:
    """Return a message's approximate share of a prompt: its bytes, which track tokens better than letters do."""
    return (
        len(message.text.encode(errors="replace")) + len(message.guidance.encode(errors="replace")) + _MARKS
    )
