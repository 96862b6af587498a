"""A throttle: the first call acts at once, calls that come too soon collapse into one later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Runs ``action`` at most once every ``interval_ms``, and never forgets the last call."""

    def __init__(self, interval_ms: int, action: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._interval_over)

    def call(self) -> None:
        """Request the action."""
        if self._timer.isActive():
            self._waiting = True
            return
        self._act()

    def flush(self) -> None:
        """Run a pending action now."""
        if self._waiting:
            self._act()

    def cancel(self) -> None:
        """Cancel a pending action."""
        self._waiting = False

    def _interval_over(self) -> None:
        if self._waiting:
            self._act()

    def _act(self) -> None:
        self._waiting = False
        self._action()
        self._timer.start()
