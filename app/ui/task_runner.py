"""The runner for slow work: tasks run in a thread pool, and their results come back as signals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.diagnostics.traces import Trace
from app.domain.errors import OysterError
from app.translation import tr

_Result = TypeVar("_Result")
_Values = ParamSpec("_Values")
_AT_ONCE = 8  # however few cores there are: tasks mostly wait for other processes, and one may stop another


class _Wires(QObject):
    """The signals that carry a task's results to the window's thread."""

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(str, str)


class _Task(QRunnable, Generic[_Result]):
    """One piece of work. It goes in the window's thread: what its work refers to may be a widget's own."""

    def __init__(self, work: Callable[[Callable[[object], None]], _Result], wires: _Wires) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work, self.wires = work, wires
        self.over = False  # nothing of it is used by the pool's thread any more

    def run(self) -> None:
        """Do the work; called by the thread pool."""
        try:
            self._do()
        finally:
            self.over = True

    def _do(self) -> None:
        try:
            result = self._work(self.wires.progressed.emit)
        except OysterError as error:
            record(Event.TASK_REFUSED, error)
            self.wires.failed.emit(error.sentence, error.detail)
        except Exception as error:  # noqa: BLE001 - an exception in a task is reported and never ends the window
            trace = Trace.of(error)
            record(Event.TASK_FAULT, trace)
            sentence = tr("The program made a mistake. Nothing that was saved is lost.")
            self.wires.failed.emit(sentence, str(trace))
        else:
            self.wires.succeeded.emit(result)


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
        self._alive: set[_Task[object]] = set()
        self._ended = False

    def run(
        self,
        work: Callable[[Callable[[object], None]], _Result],
        on_success: Callable[[_Result], None],
        on_failure: Callable[[str, str], None],
        on_progress: Callable[[object], None] | None = None,
        *,
        in_order: bool = False,
    ) -> None:
        """Run ``work``, which gets a progress callback, and continue with its result; nothing once it has ended."""
        if self._ended:
            return
        wires = _Wires(self)
        task: _Task[object] = _Task(work, wires)
        self._alive.add(task)
        if on_progress is not None:
            wires.progressed.connect(_InWindow(wires, self._unless_ended(on_progress)).take)
        wires.succeeded.connect(_InWindow(wires, self._unless_ended(on_success)).take)
        wires.failed.connect(_Failure(wires, self._unless_ended(on_failure)).take)
        wires.succeeded.connect(_InWindow(wires, lambda _: self._forget(task)).take)
        wires.failed.connect(_Failure(wires, lambda sentence, detail: self._forget(task)).take)
        (self._in_order if in_order else self._pool).start(task)

    def wait(self, milliseconds: int = 5000) -> bool:
        """Wait until nothing runs any more; return whether that was in time."""
        return self._in_order.waitForDone(milliseconds) and self._pool.waitForDone(milliseconds)

    def end(self, milliseconds: int = 5000) -> bool:
        """Begin and continue nothing more, and wait; return whether everything was over in time.

        What a task has told is on its way to the window even when the task is done, and would begin new ones.
        """
        self._ended = True
        return self.wait(milliseconds)

    def _unless_ended(self, then: Callable[_Values, None]) -> Callable[_Values, None]:
        def go_on(*values: _Values.args, **named: _Values.kwargs) -> None:
            if not self._ended:
                then(*values, **named)

        return go_on

    def _forget(self, task: _Task[object]) -> None:
        """Delete what was made for a task, once the pool's thread has left it: its last signal comes before that."""
        if not task.over:
            QTimer.singleShot(1, self, partial(self._forget, task))
            return
        self._alive.discard(task)
        task.wires.deleteLater()
        shiboken6.delete(task)


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
