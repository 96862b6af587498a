"""Senses keyboard, mouse and touch in every window of the demonstration, and for how long nobody used them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow

from app.ui.view_models.idle_time import IdleTime

_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_MOVED_PIXELS = 12  # a table that is knocked against moves a mouse too


class InputSense(QObject):
    """``used``: somebody is there. ``wakes`` says whether the first input only wakes the window and is kept from it;
    ``steer`` is asked about each key first, and returns whether it was taken.
    """

    used = Signal()

    def __init__(self, idle_time: IdleTime | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._time = idle_time or IdleTime()
        self._at: tuple[float, float] | None = None
        self.wakes: Callable[[], bool] = lambda: False
        self.steer: Callable[[QKeyEvent], bool] = lambda event: False
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch_all)
        self._watch_all()

    @property
    def unused_seconds(self) -> float:
        """The seconds since somebody used the window."""
        return self._time.seconds

    def use(self) -> None:
        """Take somebody to be there."""
        self._time.use()

    def _watch_all(self, focused: QWindow | None = None) -> None:
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the event; keep it from the window where it only wakes it, or where it was a step."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if self._moved(event):
                self._note()
            return False
        if kind not in _USES:
            return False
        woken = self.wakes()
        self._note()
        return woken or (isinstance(event, QKeyEvent) and self.steer(event))

    def _note(self) -> None:
        self._time.use()
        self.used.emit()

    def _moved(self, event: QMouseEvent) -> bool:
        place = event.globalPosition()
        before = self._at
        if before is not None and abs(place.x() - before[0]) + abs(place.y() - before[1]) < _MOVED_PIXELS:
            return False
        self._at = (place.x(), place.y())
        return before is not None
