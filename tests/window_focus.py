"""Focus for a bare X screen, which lacks a desktop: the front window gets the keyboard."""

from __future__ import annotations

import ctypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_NEVER_ACTIVE = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
_UNMAPPED, _MAPPED = 18, 19


class _WindowEvent(ctypes.Structure):
    """The beginning of X's events of a window that is shown or hidden."""

    _fields_ = (
        ("code", ctypes.c_uint8),
        ("rest", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("parent", ctypes.c_uint32),
        ("window", ctypes.c_uint32),
    )


class WindowFocus(QAbstractNativeEventFilter):
    """Activates windows as they are shown, and the newest one left when one is hidden.

    Focus within a window, such as the tab order, stays the program's own. Other platforms than X see to it themselves.
    It reads X's events, which are few: called for each of Qt's, it took a fifth of the time of the window's tests.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._shown: list[int] = []  # X's numbers of windows, the newest last
        if QApplication.platformName() == "xcb":
            application.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes, message: int) -> tuple[bool, int]:
        """Track the shown windows in order."""
        event = _WindowEvent.from_address(int(message))
        if event.code in (_UNMAPPED, _MAPPED):
            window = int(event.window)
            self._shown = [each for each in self._shown if each != window]
            if event.code == _MAPPED:
                self._shown.append(window)
            QTimer.singleShot(0, self._activate)
        return False, 0

    def _activate(self) -> None:
        self._shown = [each for each in self._shown if _takes_keys(each)]
        front = QWidget.find(self._shown[-1]) if self._shown else None
        if front is not None and QApplication.activePopupWidget() is None:
            front.activateWindow()


def clear_desktop() -> None:
    """Delete the widgets of earlier tests: Qt keeps them until it waits for something, and dresses them meanwhile."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _takes_keys(number: int) -> bool:
    """Return whether a window is there, in view, and of a kind that takes the keyboard."""
    window = QWidget.find(number)
    return window is not None and window.isVisible() and window.windowType() not in _NEVER_ACTIVE
