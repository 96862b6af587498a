"""Scores options: how likely the assistant is to begin with each, on forks of the cached prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from app.domain.errors import EngineFailure
from app.engine.worker.batch import OUTPUTS, Cancelled
from app.engine.worker.sequences import FORKS, Sequences
from app.translation import tr

Logarithms = npt.NDArray[np.float64]


def score(
    sequences: Sequences,
    name: str,
    options: Sequence[tuple[int, ...]],
    vocabulary_size: int,
    cancelled: Callable[[], bool],
) -> tuple[float, ...]:
    """Return each option's summed natural-log probability after the sequence's end, whose logits are available.

    An option's first token is scored by those logits; only the rest is decoded, options side by side, a long
    one alone and in pieces. Raises ``Cancelled``, ``EngineFailure``.
    """
    if any(not option for option in options):
        raise EngineFailure(tr("An option without text cannot be scored."))
    first = log_softmax(sequences.logits(-1), vocabulary_size)
    totals = [float(first[option[0]]) for option in options]
    longer = [index for index, option in enumerate(options) if len(option) > 1]
    for group in _groups(longer, options):
        if cancelled():
            raise Cancelled
        branches = [options[index][:-1][:OUTPUTS] for index in group]

        def add(index: int, positions: Sequence[int], tokens: Sequence[int]) -> None:
            for position, token in zip(positions, tokens, strict=True):
                totals[index] += float(log_softmax(sequences.logits(position), vocabulary_size)[token])

        try:
            places = sequences.fork_and_decode(name, branches)
            for index, place in zip(group, places, strict=True):
                add(index, place, options[index][1:][:OUTPUTS])
            only = options[group[0]]
            for at in range(OUTPUTS, len(only) - 1, OUTPUTS):  # a long option is alone in its group
                if cancelled():
                    raise Cancelled
                piece = only[:-1][at : at + OUTPUTS]
                begin = sequences.length(name) + at
                further = sequences.forks.extend(
                    [(0, begin + offset, token) for offset, token in enumerate(piece)]
                )
                add(group[0], further, only[1:][at : at + OUTPUTS])
        finally:
            sequences.forks.drop()
    return tuple(totals)


def _groups(indices: Sequence[int], options: Sequence[tuple[int, ...]]) -> Iterator[list[int]]:
    """Split options into groups that fit one batch and the number of forks."""
    group: list[int] = []
    tokens = 0
    for index in indices:
        weight = len(options[index]) - 1
        if group and (len(group) == FORKS or tokens + weight > OUTPUTS):
            yield group
            group, tokens = [], 0
        group.append(index)
        tokens += weight
    if group:
        yield group


def log_softmax(logits: object, size: int) -> Logarithms:
    """Return the natural-log probabilities, shape (size,)."""
    values = np.ctypeslib.as_array(logits, shape=(size,)).astype(np.float64)
    values -= values.max()
    return np.asarray(values - np.log(np.exp(values).sum()), dtype=np.float64)
