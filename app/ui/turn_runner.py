"""Runs turns in a thread each and passes their events on, in order, as signals."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.turn import TurnEvent, TurnFailed
from app.domain.turn_state import TurnState
from app.session.turn import Turn
from app.ui.task_runner import TaskRunner


class TurnRunner(QObject):
    """Keeps no state of a turn; every event comes with the turn's own.

    ``advanced`` carries the number that ``start`` gave, the turn (None where it could not be begun), the event, and the
    state after it; ``ended`` the number, last of all.
    """

    advanced = Signal(int, object, object, object)
    ended = Signal(int)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._numbers = itertools.count(1)

    def start(self, begin: Callable[[], Turn]) -> int:
        """Run a turn to its end in a thread, beginning with ``begin``. Return the turn's number."""
        number = next(self._numbers)
        last = TurnState()

        def drive(report: Callable[[object], None]) -> None:
            turn = begin()
            for event in turn:
                report((turn, event, turn.state))

        def advance(progress: object) -> None:
            nonlocal last
            turn, event, last = _progress(progress)
            self.advanced.emit(number, turn, event, last)

        def broken(sentence: str, detail: str) -> None:
            failed = TurnFailed(None, sentence, detail)
            self.advanced.emit(number, None, failed, last.after(failed))
            self.ended.emit(number)

        self._tasks.run(drive, lambda _: self.ended.emit(number), broken, advance)
        return number


def _progress(progress: object) -> tuple[Turn, TurnEvent, TurnState]:
    assert isinstance(progress, tuple)
    turn, event, state = progress
    return turn, event, state
