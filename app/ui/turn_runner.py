"""Runs one turn beside the window and passes each of its events on, in order, as a signal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from app.domain.turn import TurnEvent, TurnFailed
from app.ui.task_runner import TaskRunner


class TurnRunner(QObject):
    """One turn at a time. ``event_arrived`` carries a ``TurnEvent``; ``turn_over`` comes last, always."""

    event_arrived = Signal(object)
    turn_over = Signal()

    def __init__(
        self, tasks: TaskRunner, stop_engine: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stop_engine = stop_engine
        self._stopping = False
        self.running = False

    def start(self, begin: Callable[[], Iterator[TurnEvent]]) -> None:
        """Begin a turn and follow it; ``begin`` runs beside the window too."""
        if self.running:
            return
        self.running, self._stopping = True, False

        def follow(report: Callable[[object], None]) -> None:
            for event in begin():
                report(event)
                if self._stopping:
                    # Stop was pressed before the reply began: what comes next is stopped as well
                    self._stop_engine()

        self._tasks.run(follow, self._over, self._failed, self.event_arrived.emit)

    def stop(self) -> None:
        """Stop the turn under way, whichever of its steps it is at; what arrived is kept."""
        if self.running:
            self._stopping = True
            self._stop_engine()

    def _over(self, _: None) -> None:
        self.running = False
        self.turn_over.emit()

    def _failed(self, sentence: str, detail: str) -> None:
        self.event_arrived.emit(TurnFailed(None, sentence, detail))
        self._over(None)
