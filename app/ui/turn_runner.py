"""Runs one turn beside the window and passes each of its events on, in order, as a signal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from app.domain.turn import AnalysisExtended, AnswerBegan, TurnEnded, TurnEvent, TurnFailed
from app.ui.task_runner import TaskRunner

Begin = Callable[[], Iterator[TurnEvent]]


class TurnRunner(QObject):
    """One turn at a time. ``event_arrived`` carries a ``TurnEvent``; ``turn_over`` comes last, always.

    What is computed after the reply is no longer part of the turn: it arrives as ``analysis_extended`` with the
    reply's id, and it gives way at once to the next turn. ``rested``: nothing is computed any more.
    """

    event_arrived = Signal(object)
    turn_over = Signal()
    analysis_extended = Signal(str, object)
    rested = Signal()

    def __init__(
        self, tasks: TaskRunner, stop_engine: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stop_engine = stop_engine
        self._stopping = False
        self._analysed = ""  # the id of the reply that is being analysed
        self._about = ""  # the id of an earlier reply that the turn under way is about
        self._to_come = 0  # replies to the same message that follow the one under way
        self._next: tuple[Begin, str] | None = None  # the turn that waits for the analysis to give way
        self.running = False

    @property
    def analysing(self) -> bool:
        """True while more is computed of the last turn."""
        return bool(self._analysed)

    def start(self, begin: Begin, about: str = "") -> None:
        """Begin a turn and follow it; ``begin`` runs beside the window too.

        ``about`` is the id of an earlier reply where the turn works on that: what is computed without a new reply
        belongs to it.
        """
        if self.running:
            return
        self.running = True
        if self.analysing:
            self._next, self._stopping = (begin, about), True
            self._stop_engine()
            return
        self._follow(begin, about)

    def _follow(self, begin: Begin, about: str) -> None:
        self._stopping, self._about, self._to_come = False, about, 0

        def follow(report: Callable[[object], None]) -> None:
            replied, to_come = False, 0
            for event in begin():
                report(event)
                if isinstance(event, AnswerBegan):
                    to_come = event.of - event.number
                replied = replied or (isinstance(event, TurnEnded) and not to_come)
                if self._stopping:
                    # Stop was pressed before the reply began: what comes next is stopped as well
                    self._stop_engine()
                    if replied:
                        return

        self._tasks.run(follow, self._over, self._failed, self._take)

    def _take(self, event: object) -> None:
        if isinstance(event, AnalysisExtended):
            self.analysis_extended.emit(self._analysed or self._about, event.analysis)
            return
        if isinstance(event, AnswerBegan):
            self._to_come = event.of - event.number
        self.event_arrived.emit(event)
        if isinstance(event, TurnEnded) and not self._to_come:
            self._analysed, self.running = event.message.id, False
            self.turn_over.emit()

    def stop(self) -> None:
        """Stop the turn under way, whichever of its steps it is at; what arrived is kept."""
        if self.running or self.analysing:
            self._stopping = True
            self._stop_engine()

    def _over(self, _: None) -> None:
        analysed, self._analysed = self._analysed, ""
        after, self._next = self._next, None
        if after is not None:
            self._follow(*after)
            return
        if not analysed:
            self.running = False
            self.turn_over.emit()
        self.rested.emit()

    def _failed(self, sentence: str, detail: str) -> None:
        if not self.analysing:
            self.event_arrived.emit(TurnFailed(None, sentence, detail))
        self._over(None)
