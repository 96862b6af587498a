"""Prompt processing and generation through the program against ``llama-bench``, as ratios of interleaved runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.engine.client import EngineClient
from tests.llama_bench import Rates, llama_bench, rates_of_llama_bench

PAIRS = 7
READ, WRITTEN = 512, 128
_QUESTION = "Write a long story about the sea, the wind, an old ship and the people on her."
_SENTENCE = " The sea is wide, and the old ship sails on through wind and rain."


@dataclass(frozen=True, slots=True)
class Pair:
    """One run through the program and one of ``llama-bench`` right after it."""

    ours: Rates
    theirs: Rates
    pipe_seconds: float  # the delay of a token in the pipe


def speed(models: Sequence[Path]) -> None:
    """Print the ratios for each model."""
    program = llama_bench()
    print(f"through the program against llama-bench: median (range) of {PAIRS} pairs of runs that take turns")
    for model in models:
        pairs = [_pair(program, model, ours_first=bool(number % 2)) for number in range(PAIRS)]
        reading = [pair.ours.reading / pair.theirs.reading for pair in pairs]
        writing = [pair.ours.writing / pair.theirs.writing for pair in pairs]
        written, pipe = (pair.ours.writing for pair in pairs), (pair.pipe_seconds for pair in pairs)
        print(
            f"  {model.stem}: writing {_spread(writing)}, reading {_spread(reading)}; "
            f"{statistics.median(written):.0f} tokens/s written, "
            f"the pipe takes {statistics.median(pipe) * 1e6:.0f} µs a token (noise of either sign is usual)"
        )


def _spread(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


def _pair(program: Path, model: Path, *, ours_first: bool) -> Pair:
    if ours_first:
        ours, pipe = rates_of_program(model, READ, WRITTEN)
        return Pair(ours, rates_of_llama_bench(program, model, READ, WRITTEN), pipe)
    theirs = rates_of_llama_bench(program, model, READ, WRITTEN)
    ours, pipe = rates_of_program(model, READ, WRITTEN)
    return Pair(ours, theirs, pipe)


def rates_of_program(model: Path, read: int, written: int) -> tuple[Rates, float]:
    """Return the rates of a separate worker as the client sees them, and the pipe's delay a token.

    Like ``llama-bench`` it warms up with the same prompt length, so that the weights are in memory.
    """
    client = EngineClient()
    try:
        client.load(model, context_size=max(1024, 2 * read), device="cpu")
        sentences = max(1, read // len(client.tokenise(_SENTENCE)))
        _reading(client, "First." + _SENTENCE * sentences)
        reading = _reading(client, "Second." + _SENTENCE * sentences)
        writing, pipe = _writing(client, written)
    finally:
        client.close()
    return Rates(reading, writing), pipe


def _reading(client: EngineClient, text: str) -> float:
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
