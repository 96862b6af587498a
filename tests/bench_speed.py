"""Prompt processing and generation through the program against ``llama-bench``, as ratios of interleaved runs.

The program's worker stays loaded between its runs, as it does for a person; ``llama-bench`` loads anew and warms up,
which its rates leave out. ``llama-bench`` does not sample, the program does. ``python -m tests.bench_speed MODEL.gguf``
makes all pairs, however long they take.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.engine.client import EngineClient
from app.engine.processors import usable_processors
from tests.bench_figures import Figure, median_of
from tests.llama_bench import Rates, llama_bench, rates_of_llama_bench

PAIRS, FEWEST_PAIRS = 20, 7
SECONDS = 45.0  # for the pairs of one model in ``make bench``, which has to end; then there are fewer of them
READ, WRITTEN = 256, 32
_QUESTION = "Write a long story about the sea, the wind, an old ship and the people on her."
_SENTENCE = " The sea is wide, and the old ship sails on through wind and rain."
_GOALS = ((9e8, 0.98), (3e8, 0.95), (0.0, 0.90))  # from so many bytes of a model on, so much of llama-bench
_NUMBERS = 2**24  # of each of the triad's three arrays, 128 MiB: no cache holds them
_BLOCK = 2**14
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """One run through the program and one of ``llama-bench`` beside it."""

    ours: Rates
    theirs: Rates
    pipe_seconds: float  # the delay of a token in the pipe


def speed(models: Sequence[Path], seconds: float = SECONDS) -> Iterator[Figure]:
    """Yield the shares of ``llama-bench`` for each model, on all processors, and for the smallest on one.

    ``seconds`` are for the pairs of one model: so many are made of at most ``PAIRS`` and at least ``FEWEST_PAIRS``.
    """
    program, bandwidth = llama_bench(), triad()
    yield Figure("memory bandwidth (triad)", bandwidth / 1e9, "GB/s", count=_ROUNDS)
    for model in models:
        pairs = _pairs(program, model, seconds)
        yield from _shares(model, pairs, "")
        bound = bandwidth / model.stat().st_size
        bounded = [pair.ours.writing / bound for pair in pairs]
        yield median_of(f"{_name(model)}: writing, of what the memory's bandwidth allows", bounded)
        yield median_of(f"{_name(model)}: writing", [pair.ours.writing for pair in pairs], "tokens/s")
        yield median_of(f"{_name(model)}: reading", [pair.ours.reading for pair in pairs], "tokens/s")
        yield median_of(
            f"{_name(model)}: a token in the pipe", [1e6 * pair.pipe_seconds for pair in pairs], "µs"
        )
    if usable_processors() > 1:
        with _on_one_processor():
            yield from _shares(models[0], _pairs(program, models[0], seconds / 2), ", on one processor")


def _shares(model: Path, pairs: Sequence[Pair], where: str) -> Iterator[Figure]:
    goal = next(share for size, share in _GOALS if model.stat().st_size >= size)
    reading = [pair.ours.reading / pair.theirs.reading for pair in pairs]
    writing = [pair.ours.writing / pair.theirs.writing for pair in pairs]
    yield median_of(f"{_name(model)}: reading, of `llama-bench`{where}", reading, at_least=goal)
    yield median_of(f"{_name(model)}: writing, of `llama-bench`{where}", writing, at_least=goal)


def _name(model: Path) -> str:
    return model.stem.replace("-Instruct", "")


def _pairs(program: Path, model: Path, seconds: float) -> list[Pair]:
    """Return runs that take turns, each pair in the other order."""
    found: list[Pair] = []
    with _loaded(model, READ) as client:
        until = time.monotonic() + seconds
        for number in range(PAIRS):
            if number >= FEWEST_PAIRS and time.monotonic() > until:
                break
            if number % 2:
                theirs = rates_of_llama_bench(program, model, READ, WRITTEN)
                ours, pipe = _rates(client, READ, WRITTEN, number)
            else:
                ours, pipe = _rates(client, READ, WRITTEN, number)
                theirs = rates_of_llama_bench(program, model, READ, WRITTEN)
            found.append(Pair(ours, theirs, pipe))
    return found


@contextmanager
def _on_one_processor() -> Iterator[None]:
    """Hold this process, and those that it starts, on one processor."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def _loaded(model: Path, read: int) -> Iterator[EngineClient]:
    """Yield a worker with the model, warmed up with a prompt of the measured length, like ``llama-bench``."""
    client = EngineClient()
    try:
        client.load(model, context_size=max(1024, 2 * read), device="cpu")
        _reading(client, read, "Warmed up.")
        yield client
    finally:
        client.close()


def rates_of_program(model: Path, read: int, written: int) -> tuple[Rates, float]:
    """Return the rates of a separate worker as the client sees them, and the pipe's delay a token."""
    with _loaded(model, read) as client:
        return _rates(client, read, written, 0)


def _rates(client: EngineClient, read: int, written: int, number: int) -> tuple[Rates, float]:
    reading = _reading(client, read, f"Run {number}.")
    writing, pipe = _writing(client, written)
    return Rates(reading, writing), pipe


def _reading(client: EngineClient, read: int, first: str) -> float:
    text = first + _SENTENCE * max(1, read // len(client.tokenise(_SENTENCE)))
    ended = None
    for event in client.generate(_request(text, 1)):
        if isinstance(event, GenerationEnded):
            ended = event
    assert ended is not None
    return ended.tokens_read / ended.seconds_reading


def _writing(client: EngineClient, written: int) -> tuple[float, float]:
    """Return the tokens a second from the first to the last that arrives, and the seconds in the pipe."""
    arrivals: list[tuple[float, int]] = []
    ended = None
    for event in client.generate(_request(_QUESTION, written)):
        if isinstance(event, GeneratedPiece):
            arrivals.append((time.perf_counter(), len(event.tokens)))
        elif isinstance(event, GenerationEnded):
            ended = event
    assert ended is not None
    tokens = sum(count for _, count in arrivals[1:])
    seconds = arrivals[-1][0] - arrivals[0][0]
    return tokens / seconds, seconds / tokens - ended.seconds_writing / ended.tokens_written


def _request(text: str, tokens: int) -> GenerationRequest:
    return GenerationRequest((PromptMessage(Role.USER, text),), Sampling(seed=1, max_tokens=tokens))


def triad() -> float:
    """Return the memory's bandwidth in bytes a second: the best of some rounds of a = b + s · c, on all processors.

    In blocks, so that what stands between is in the cache: two numbers are read from memory and one is written, whose
    place a processor reads first. A model's weights are only read.
    """
    target, one, other = (np.ones(_NUMBERS) for _ in range(3))
    workers = usable_processors()
    shares = np.array_split(np.arange(0, _NUMBERS, _BLOCK), workers)
    best = float("inf")
    with ThreadPoolExecutor(workers) as pool:
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            for done in [pool.submit(_add, target, one, other, starts) for starts in shares]:
                done.result()
            best = min(best, time.perf_counter() - began)
    return float(2 * target.nbytes + one.nbytes + other.nbytes) / best


def _add(
    target: npt.NDArray[np.float64],
    one: npt.NDArray[np.float64],
    other: npt.NDArray[np.float64],
    starts: npt.NDArray[np.int64],
) -> None:
    between = np.empty(_BLOCK)
    for start in starts:
        part = slice(int(start), int(start) + _BLOCK)
        np.multiply(other[part], 3.0, out=between)
        np.add(one[part], between, out=target[part])


def main() -> None:
    """Print the figures of some models, with all pairs."""
    for figure in speed([Path(each) for each in sys.argv[1:]], float("inf")):
        print(figure.row, flush=True)


if __name__ == "__main__":
    main()
