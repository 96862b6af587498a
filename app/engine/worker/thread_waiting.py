"""How long a thread of the engine looks for work before it sleeps, by how busy the processors are as the worker starts.

Threads meet some hundred times a token. One that sleeps at once wakes too late each time; one that looks for long takes
the time from whatever else runs (docs/decisions/0009-how-threads-wait.md; figures in docs/benchmarks.md).
"""

from __future__ import annotations

import re
from pathlib import Path

LONG, SHORT = 3_000_000, 1_000  # looks before a thread sleeps: about a tenth of a second, some microseconds
_PRESSURE = Path("/proc/pressure/cpu")  # Linux: how much of the time somebody waited for a processor
_WAITED = re.compile(r"^some avg10=([0-9.]+)", re.MULTILINE)
_BUSY_FROM = 20.0  # per cent of the last ten seconds; the program's own start is some


def looks_before_sleep(pressure: Path = _PRESSURE) -> int:
    """Return how often a waiting thread looks: long where processors were free, shortly where that is not known."""
    try:
        found = _WAITED.search(pressure.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError):
        found = None
    return LONG if found is not None and float(found[1]) < _BUSY_FROM else SHORT
