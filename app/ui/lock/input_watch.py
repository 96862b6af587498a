"""Watches keyboard and mouse of all windows: for how long nobody used them, and for Shift pressed three times."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from app.ui.view_models.idle_time import IdleTime
from app.ui.view_models.shift_presses import WITHIN_SECONDS, Key, ShiftPresses

_LOOKS_MS = 1000
_NEVER_LOCKS_MS = 30_000  # where nothing is to be looked for, until the settings say otherwise
_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_OTHER_KEYS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


class InputWatch(QObject):
    """``idle``: nobody used the program for as long as ``limit`` says. ``shift`` carries the presses so far,
    0 once they lapse.

    It listens at the system's windows, not at every widget: no other event passes through it.
    """

    idle = Signal()
    shift = Signal(int)

    def __init__(self, idle_time: IdleTime | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.limit: Callable[[], float] = lambda: 0.0  # seconds; 0: never
        self.presses = ShiftPresses()
        self._time = idle_time or IdleTime()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._lapse = QTimer(self)
        self._lapse.setSingleShot(True)
        self._lapse.setInterval(round(WITHIN_SECONDS * 1000))
        self._lapse.timeout.connect(lambda: self.shift.emit(self.presses.count))
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch_all)
        self._watch_all()

    def stop(self) -> None:
        """Watch no more, because the program ends."""
        self._timer.stop()
        self._lapse.stop()
        self.blockSignals(True)

    def look(self) -> None:
        """Emit ``idle`` where it is time; a computer that slept is looked at within a second of waking."""
        limit = self.limit()
        interval = _LOOKS_MS if limit > 0 else _NEVER_LOCKS_MS
        if interval != self._timer.interval():
            self._timer.setInterval(interval)
        if 0 < limit <= self._time.seconds:
            self._time.use()
            self.idle.emit()

    def _watch_all(self, focused: QWindow | None = None) -> None:
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the event, and let it pass."""
        kind = event.type()
        if kind in _USES:
            self._time.use()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            assert isinstance(event, QKeyEvent)
            self._take_key(event)
        elif kind in _OTHER_KEYS:
            self._take(Key.OTHER)
        return False

    def _take_key(self, event: QKeyEvent) -> None:
        pressed = event.type() == QEvent.Type.KeyPress
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Shift:
            self._take(Key.SHIFT_DOWN if pressed else Key.SHIFT_UP)
        elif pressed:
            self._take(Key.OTHER)

    def _take(self, key: Key) -> None:
        before, now = self.presses.count, self.presses.take(key)
        if now != before:
            self._lapse.start()
            self.shift.emit(now)
