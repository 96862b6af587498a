"""Child processes as forks of one that has imported what they run: a fresh interpreter takes half a second for it.

They give up what they do not need as those of the program do, and end with whoever started them. What depends on a
fresh interpreter is tested with one: ``FRESH`` names those tests. Only Linux has such forks.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from app import child_process

FORKED = get_context("forkserver" if sys.platform == "linux" else "spawn")
FRESH = (
    "tests/confinement/",
    "tests/diagnostics/",
    "tests/engine/test_engine.py",
    "tests/engine/test_processors.py",
    "tests/engine/test_quantiser_process.py",
    "tests/engine/test_threads_waiting.py",
    "tests/evaluation/test_runs.py",
    "tests/test_language.py",
    "tests/test_launcher.py",
    "tests/torture/test_kills.py",
    "tests/torture/test_kills_of_helpers.py",
)
_COMPUTING = (
    "oyster-engine",
    "oyster-quantiser",
    "oyster-sentences",
    "oyster-table",
)  # those that import most
_imported = [
    __name__,
    "app.engine.worker.process",
    "app.engine.worker.quantisation",
    "app.alignment.evidence.sentence_heads",
    "app.evaluation.data.spreadsheet",
]
_fresh_start = child_process._started


def import_first(*modules: str) -> None:
    """Have the process that is forked import these modules too; to be called before the first fork."""
    _imported.extend(modules)
    if sys.platform == "linux":
        FORKED.set_forkserver_preload(_imported)


def fork_children() -> None:
    """From now on, start this process's children as forks, but for tests of ``FRESH``."""
    import_first()
    child_process._started = _started


def _started(name: str, work: Callable[..., None], pipe: Connection, *, daemon: bool) -> SpawnProcess:
    is_fresh = name not in _COMPUTING or os.environ.get("PYTEST_CURRENT_TEST", "").startswith(FRESH)
    if sys.platform != "linux" or is_fresh:
        return _fresh_start(name, work, pipe, daemon=daemon)
    if forkserver.get_inherited_fds() is not None:  # a fork itself: the server that it comes from is running
        forkserver._forkserver.ensure_running = resource_tracker.ensure_running
    process = FORKED.Process(target=_work, args=(dict(os.environ), work, pipe), name=name, daemon=daemon)
    process.start()
    _take_one_exit_code(process)
    return process


def _work(environment: dict[str, str], work: Callable[..., None], pipe: Connection) -> None:
    os.environ.clear()
    os.environ.update(environment)
    work(pipe)


def _take_one_exit_code(process: SpawnProcess) -> None:
    """Let two threads ask for the exit code at once; a server gives it to one reader."""
    popen, lock = process._popen, threading.Lock()
    ask = popen.poll

    def poll(flag: int = os.WNOHANG) -> int | None:
        with lock:
            return ask(flag)

    popen.poll = poll
