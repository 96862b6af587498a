"""The window of the evaluations, opened beside the conversation when it is asked for, and left with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.session.session import Session

if TYPE_CHECKING:
    from app.ui.evaluation.evaluation_window import EvaluationWindow


class EvaluationsFlow(QObject):
    """Makes the window once; ``ask_for_help`` shows help from people over it. ``ended``: no run is under way."""

    ended = Signal()

    def __init__(self, session: Session, ask_for_help: Callable[[QWidget], object], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._ask_for_help, self._over = session, ask_for_help, window
        self._shown: EvaluationWindow | None = None

    def open(self) -> EvaluationWindow:
        """Show the window."""
        if self._shown is None:
            from app.ui.evaluation.evaluation_window import EvaluationWindow  # no start waits for it

            shown = self._shown = EvaluationWindow(self._session, self._over)
            shown.ended.connect(self.ended)
            shown.help_requested.connect(lambda: self._ask_for_help(shown))
        self._shown.open()
        return self._shown

    @property
    def running(self) -> bool:
        """True while an evaluation runs."""
        return self._shown is not None and self._shown.running

    def leave(self) -> None:
        """End what it does."""
        if self._shown is not None:
            self._shown.leave()
