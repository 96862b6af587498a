"""Focus for a bare X screen, which lacks a desktop: the front window gets the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_NEVER_ACTIVE = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)


class WindowFocus(QObject):
    """Activates windows as they are shown, and the newest one left when one is hidden.

    Focus within a window, such as the tab order, stays the program's own.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._shown: list[QWidget] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Track the shown windows in order."""
        kind = event.type()
        if kind in (QEvent.Type.Show, QEvent.Type.Hide) and _takes_keys(watched):
            assert isinstance(watched, QWidget)
            self._shown = [each for each in self._shown if each is not watched]
            if kind is QEvent.Type.Show:
                self._shown.append(watched)
            QTimer.singleShot(0, self, self._activate)
        return False

    def _activate(self) -> None:
        self._shown = [each for each in self._shown if _is_in_view(each)]
        if self._shown and QApplication.activePopupWidget() is None:
            self._shown[-1].activateWindow()


def _is_in_view(window: QWidget) -> bool:
    try:
        return window.isVisible()
    except RuntimeError:  # Qt has deleted it
        return False


def _takes_keys(watched: QObject) -> bool:
    return isinstance(watched, QWidget) and watched.isWindow() and watched.windowType() not in _NEVER_ACTIVE
