"""The price of confinement: a worker that the kernel holds against one that it does not, in pairs that take turns."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.confinement.confinement import SANDBOX_VARIABLE
from app.engine.worker_process import WorkerProcess
from tests.bench_figures import Figure, median_of
from tests.bench_speed import rates_of_program

STARTS, WRITINGS = 11, 6
READ, WRITTEN = 64, 128
_GOAL = 1.02


def price(model: Path) -> Iterator[Figure]:
    """Yield what starting and writing take, held against not held."""
    for what, measure, count in (
        ("start of a worker, in processor time", lambda: _start_seconds(model), STARTS),
        ("writing a token", lambda: _token_seconds(model), WRITINGS),
    ):
        pairs = [_pair(measure, held_first=bool(number % 2)) for number in range(count)]
        ratios = [held / free for held, free in pairs]
        yield median_of(f"{what}: held by the kernel, against not held", ratios, "times", at_most=_GOAL)


def _pair(measure: Callable[[], float], *, held_first: bool) -> tuple[float, float]:
    """Return a measure of a held worker, and of one that is not."""
    if held_first:
        held = measure()
        with _not_held():
            return held, measure()
    with _not_held():
        free = measure()
    return measure(), free


@contextmanager
def _not_held() -> Iterator[None]:
    os.environ[SANDBOX_VARIABLE] = "off"
    try:
        yield
    finally:
        del os.environ[SANDBOX_VARIABLE]


def _start_seconds(model: Path) -> float:
    """Return the processor's time for a worker that starts and ends: what else the computer does leaves it alone."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    worker = WorkerProcess(model)
    worker.end()
    worker.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _token_seconds(model: Path) -> float:
    return 1 / rates_of_program(model, READ, WRITTEN)[0].writing
