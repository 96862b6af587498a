"""Holding the screen: full screen, on top, with the keyboard as far as the window system gives it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from app.translation import tr

_X11 = "xcb"


class ScreenHold(QObject):
    """Gives the keyboard to the window while that is in front, and to our other windows while they are."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.grabs = QGuiApplication.platformName() == _X11
        window.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.CustomizeWindowHint
        )
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._follow)

    def show(self) -> None:
        """Fill the screen on which the window stands."""
        self._window.setGeometry(
            self._window.screen().geometry()
        )  # an X session without a desktop leaves it to us
        self._window.showFullScreen()
        self._window.raise_()
        self._window.activateWindow()

    def let_go(self) -> None:
        """Give the keyboard back."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.setKeyboardGrabEnabled(False)

    def _follow(self, focused: QWindow | None) -> None:
        """Hold the keyboard for the window in front; where the focus has gone to another program, fetch it back."""
        handle = self._window.windowHandle()
        if handle is None or not self.grabs:
            return
        if focused is None or focused is handle:
            handle.setKeyboardGrabEnabled(self._window.isVisible())
        else:
            handle.setKeyboardGrabEnabled(False)


def unheld_words(platform: str = "", system: str = sys.platform) -> str:
    """Return what the window system does not let a program hold back, and what to do about it."""
    name = platform or QGuiApplication.platformName()
    if name == _X11:
        return tr(
            "This desktop (X11) gives the keyboard to the demonstration. What is left are the switch to another "
            "console (Ctrl+Alt+F1 to F12) and the power button: lock the first in the X server's settings, cover the "
            "second."
        )
    if name.startswith("wayland"):
        return tr(
            "This desktop (Wayland) keeps its own shortcuts, so somebody can switch to another window or log out. "
            "Begin the session as 'Xorg' for an event, or switch the shortcuts off in the desktop's settings."
        )
    if system == "win32":
        return tr(
            "Windows keeps Ctrl+Alt+Del, the Windows key and Alt+Tab. Use an account with assigned access (kiosk) for "
            "an event."
        )
    if system == "darwin":
        return tr(
            "macOS keeps Command+Tab, Mission Control and the power button. Use an account that may open this program "
            "alone (Screen Time) for an event."
        )
    return tr(
        "This screen does not tell what it keeps for itself. Try the desktop's shortcuts before the event."
    )
