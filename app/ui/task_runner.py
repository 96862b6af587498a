"""The runner for slow work: tasks run in a thread pool, and their results come back as signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.diagnostics.traces import Trace
from app.domain.errors import OysterError

_Result = TypeVar("_Result")
_AT_ONCE = 8  # however few cores there are: tasks mostly wait for other processes, and one may stop another


class _Wires(QObject):
    """The signals that carry a task's results to the window's thread."""

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(str, str)


class _Task(QRunnable, Generic[_Result]):
    def __init__(self, work: Callable[[Callable[[object], None]], _Result], wires: _Wires) -> None:
        super().__init__()
        self._work, self._wires = work, wires

    def run(self) -> None:
        """Do the work; called by the thread pool."""
        try:
            result = self._work(self._wires.progressed.emit)
        except OysterError as error:
            record(Event.TASK_REFUSED, error)
            self._wires.failed.emit(error.sentence, error.detail)
        except Exception as error:  # noqa: BLE001 - an exception in a task is reported and never ends the window
            trace = Trace.of(error)
            record(Event.TASK_FAULT, trace)
            sentence = "The program made a mistake. Nothing that was saved is lost."
            self._wires.failed.emit(sentence, str(trace))
        else:
            self._wires.succeeded.emit(result)


class TaskRunner(QObject):
    """Runs tasks in a pool. Continuations are called in the window's thread.

    Tasks that are to be done ``in_order`` wait for each other: what is read after a change shows the change.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(_AT_ONCE, self._pool.maxThreadCount()))
        self._in_order = QThreadPool(self)
        self._in_order.setMaxThreadCount(1)
        self._alive: set[_Wires] = set()

    def run(
        self,
        work: Callable[[Callable[[object], None]], _Result],
        on_success: Callable[[_Result], None],
        on_failure: Callable[[str, str], None],
        on_progress: Callable[[object], None] | None = None,
        *,
        in_order: bool = False,
    ) -> None:
        """Run ``work``, which gets a progress callback, and continue with its result."""
        wires = _Wires(self)
        self._alive.add(wires)
        if on_progress is not None:
            wires.progressed.connect(_InWindow(wires, on_progress).take)
        wires.succeeded.connect(_InWindow(wires, on_success).take)
        wires.failed.connect(_Failure(wires, on_failure).take)
        wires.succeeded.connect(_InWindow(wires, lambda _: self._forget(wires)).take)
        wires.failed.connect(_Failure(wires, lambda sentence, detail: self._forget(wires)).take)
        (self._in_order if in_order else self._pool).start(_Task(work, wires))

    def wait(self, milliseconds: int = 5000) -> bool:
        """Wait until nothing runs any more; return whether that was in time."""
        return self._in_order.waitForDone(milliseconds) and self._pool.waitForDone(milliseconds)

    def _forget(self, wires: _Wires) -> None:
        self._alive.discard(wires)
        wires.deleteLater()


class _InWindow(QObject, Generic[_Result]):
    """Receives a signal in the window's thread; a plain function would run in the worker's."""

    def __init__(self, parent: QObject, then: Callable[[_Result], None]) -> None:
        super().__init__(parent)
        self._then = then

    @Slot(object)
    def take(self, value: _Result) -> None:
        """Continue with a value."""
        self._then(value)


class _Failure(QObject):
    """Receives a failure's sentence and detail in the window's thread."""

    def __init__(self, parent: QObject, then: Callable[[str, str], None]) -> None:
        super().__init__(parent)
        self._then = then

    @Slot(str, str)
    def take(self, sentence: str, detail: str) -> None:
        """Continue with a failure."""
        self._then(sentence, detail)
