"""Running other programs, with their output in a log and failures reported in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .messages import Stop, clear_share, show_share
from .one_at_a_time import held_locks

_LAST_LINES = 15
# Settings that would make pip or Python work outside the environment.
_MISLEADING = (
    "PIP_NO_BINARY",
    "PIP_PREFIX",
    "PIP_REQUIRE_HASHES",
    "PIP_ROOT",
    "PIP_TARGET",
    "PIP_USER",
    "PYTHONHOME",
    "PYTHONPATH",
)


def clean_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the person's environment with ``changes`` and without the variables that misdirect pip."""
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    return {**kept, **(changes or {})}


def run_logged(
    command: Sequence[str],
    log: Path,
    failure: str,
    *,
    environment: Mapping[str, str] | None = None,
    share: Callable[[str], str | None] = lambda tail: None,
) -> None:
    """Run ``command`` with its output in ``log``; ``share`` reads its progress from the log's end.

    Raises ``Stop`` with ``failure``, the log's path and its last lines.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as sink:
        try:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                env=clean_environment(environment),
                pass_fds=() if sys.platform == "win32" else held_locks(),
            )
        except OSError as error:
            raise Stop(f"{failure} {command[0]} does not start: {error.strerror}.") from None
        try:
            code = _wait(process, log, share)
        except BaseException:
            _end(process)
            raise
    if code != 0:
        raise Stop(f"{failure} The whole story is in {log}; its last lines:\n{last_lines(log)}")


def last_lines(log: Path) -> str:
    """Return the last lines of a log, indented."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"  | {line}" for line in lines[-_LAST_LINES:])


def _wait(process: subprocess.Popen[bytes], log: Path, share: Callable[[str], str | None]) -> int:
    shown = None
    try:
        while True:
            try:
                return process.wait(timeout=1.0)
            except subprocess.TimeoutExpired:
                words = share(_tail(log))
                if words is not None and words != shown:
                    show_share(words)
                    shown = words
    finally:
        if shown is not None:
            clear_share()


def _tail(log: Path) -> str:
    with log.open("rb") as source:
        source.seek(0, os.SEEK_END)
        source.seek(max(0, source.tell() - 65536))
        return source.read().decode("utf-8", errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
