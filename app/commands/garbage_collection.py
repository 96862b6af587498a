"""Python's garbage collector, kept from looking through what stays anyway: it costs a third of a short command."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def imported_without_collecting() -> Iterator[None]:
    """Import modules in the block: what they make stays until the end, and is never looked through."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def leave_the_rest_to_the_system() -> None:
    """Let the interpreter end without a search for cycles; files, threads and processes end as ever."""
    gc.freeze()
