"""The most memory and processor time that a process may take that reads a stranger's file."""

from __future__ import annotations

import contextlib
import sys

_MEMORY_BYTES = 4 * 1024**3
_PROCESSOR_SECONDS = 120


def limit_memory_and_time() -> None:
    """Take no more memory and time than a large file needs, where the system can hold this process to it."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, _MEMORY_BYTES), (resource.RLIMIT_CPU, _PROCESSOR_SECONDS)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))
