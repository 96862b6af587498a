"""The log of an installed program, which tells when something is over."""

from __future__ import annotations

import time
from pathlib import Path


class ProgramLog:
    """The log in a data folder; it may not be there yet."""

    def __init__(self, data: Path) -> None:
        self._path = data / "oyster.log"

    def count(self, words: str) -> int:
        """Return how often something was logged."""
        return self._path.read_text(encoding="utf-8").count(words) if self._path.exists() else 0

    def wait_for(self, words: str, times: int = 1, seconds: float = 300.0) -> None:
        """Wait until something was logged so many times."""
        end = time.monotonic() + seconds
        while self.count(words) < times:
            assert time.monotonic() < end, f"'{words}' was not logged {times} times in {seconds:.0f} s"
            time.sleep(0.2)
