"""Limits of time, memory and operations for a chat template from an untrusted file."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from _typeshed import TraceFunction
if sys.platform != "win32":
    import resource

SECONDS = 2.0
MOST_CHARACTERS = 1_000_000
_MORE_MEMORY = 512 * 2**20  # bytes that rendering may add to the worker's memory


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with bounds on operations that multiply sizes, which it lacks."""

    intercepted_binops = frozenset(["*", "**", "+", "%"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Return ``left operator right``. Raises ``TemplateError`` where the result would be too large."""
        lengths = [len(each) for each in (left, right) if isinstance(each, str | list | tuple)]
        numbers = [abs(each) for each in (left, right) if isinstance(each, int)]
        grown = sum(lengths) if operator == "+" else max(lengths, default=0) * max(numbers, default=1)
        if operator == "**" or grown > MOST_CHARACTERS:
            raise jinja2.TemplateError("the template asks for too much memory")
        return super().call_binop(context, operator, left, right)


class GenerationTag(Extension):
    """Ignores ``{% generation %}``, with which some templates mark the assistant's words for training."""

    tags = {"generation"}  # noqa: RUF012 (as the base class declares it)

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return the tag's body."""
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


@contextmanager
def limited() -> Iterator[None]:
    """Limit time and memory of the code inside; main thread only.

    Raises ``TimeoutError`` or ``MemoryError`` in it. Memory is limited by the system, where it can
    (Linux); on Windows time is checked line by line, because there are no interval timers.
    """
    with _bounded_memory(), _watched():
        yield


if sys.platform == "win32":

    @contextmanager
    def _watched() -> Iterator[None]:
        latest = time.monotonic() + SECONDS

        def trace(frame: FrameType, event: str, argument: object) -> TraceFunction:
            if time.monotonic() > latest:
                raise TimeoutError("the template takes too long")
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            yield
        finally:
            sys.settrace(before)

else:

    @contextmanager
    def _watched() -> Iterator[None]:
        def ring(number: int, frame: FrameType | None) -> None:
            raise TimeoutError("the template takes too long")

        before: Callable[[int, FrameType | None], object] | int | None = signal.signal(signal.SIGALRM, ring)
        waiting, interval = signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            if waiting:  # a timer of another owner was running
                signal.setitimer(signal.ITIMER_REAL, waiting, interval)


if sys.platform == "linux":

    @contextmanager
    def _bounded_memory() -> Iterator[None]:
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = taken + _MORE_MEMORY
        if soft != resource.RLIM_INFINITY and soft < wanted:
            yield
            return
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

else:

    @contextmanager
    def _bounded_memory() -> Iterator[None]:
        yield
