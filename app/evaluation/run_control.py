"""The progress and control of a run under way; thread-safe."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from inspect_ai.hooks import Hooks, SampleEnd, SampleStart, hooks


@dataclass(frozen=True, slots=True)
class RunProgress:
    """The progress of a run. ``reused`` of the ``done`` items were done before it was resumed."""

    done: int
    total: int
    reused: int
    seconds: float  # since this start, with the loading of the model
    item: str = ""  # id of the current or last item

    @property
    def items_an_hour(self) -> float | None:
        """Items an hour since this start, or None before its first item is done."""
        fresh = self.done - self.reused
        return fresh * 3600 / self.seconds if fresh and self.seconds > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """The time left at this pace, or None before there is one."""
        pace = self.items_an_hour
        return (self.total - self.done) * 3600 / pace if pace else None


class RunControl:
    """Pauses a run, and calls ``on_progress`` for every item in the run's thread."""

    def __init__(self, on_progress: Callable[[RunProgress], None] | None = None) -> None:
        self._tell = on_progress or (lambda progress: None)
        self._paused = threading.Event()
        self._stopped = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[object] | None = None
        self._began = 0.0
        self.progress = RunProgress(0, 0, 0, 0.0)

    @property
    def paused(self) -> bool:
        """True once a pause was requested."""
        return self._paused.is_set()

    @property
    def stopped(self) -> bool:
        """True once a stop was requested, which does not wait for the current item."""
        return self._stopped.is_set()

    def pause(self) -> None:
        """Stop after the current item; finished items are kept."""
        self._paused.set()

    def stop(self) -> None:
        """Stop now; the current item will be repeated."""
        self._stopped.set()
        self._paused.set()
        loop, task = self._loop, self._task
        if loop is not None and task is not None:
            loop.call_soon_threadsafe(task.cancel)

    # -- called by the run, in its own thread ---------------------------------------------------------

    def begin(self, task: asyncio.Task[object], done: int, total: int) -> None:
        """Set the task to cancel on a stop, and the number of items done before."""
        self._loop, self._task = task.get_loop(), task
        self._began = time.monotonic()
        self.show(RunProgress(done, total, done, 0.0))

    def end(self) -> None:
        """Forget the task: the run is over."""
        self._loop = self._task = None

    def item_begins(self, item: str) -> None:
        """Begin an item, or cancel the run instead where a pause was requested."""
        if self.paused and self._task is not None:
            self._task.cancel()
            return
        known = self.progress
        self.show(RunProgress(known.done, known.total, known.reused, known.seconds, item))

    def item_ended(self, item: str, *, scored: bool) -> None:
        """Count an item that is done and in the log."""
        known, seconds = self.progress, time.monotonic() - self._began
        self.show(RunProgress(known.done + scored, known.total, known.reused, seconds, item))

    def show(self, progress: RunProgress) -> None:
        """Set the progress, and tell of it."""
        self.progress = progress
        self._tell(progress)


class _Watched:
    """The run under way in this process; Inspect's hooks are global, so there is one at a time."""

    control: RunControl | None = None


def watch(control: RunControl | None) -> None:
    """Set the run for Inspect's hooks; call it after Inspect has looked for hooks, or it prints a notice of ours."""
    _Watched.control = control
    if control is not None and not _REGISTERED.is_set():
        _REGISTERED.set()
        hooks(name="oyster_progress", description="Tells how far an evaluation is.")(_Progress)


_REGISTERED = threading.Event()


class _Progress(Hooks):
    def enabled(self) -> bool:
        return _Watched.control is not None

    async def on_sample_start(self, data: SampleStart) -> None:
        if _Watched.control is not None:
            _Watched.control.item_begins(str(data.summary.id))

    async def on_sample_end(self, data: SampleEnd) -> None:
        if _Watched.control is not None:
            _Watched.control.item_ended(str(data.sample.id), scored=data.sample.error is None)
