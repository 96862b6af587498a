"""A notice on the desktop, where the system has a place for one, for somebody who is not looking at the window."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.ui.appearance import colours_of
from app.ui.icons import icon
from app.ui.tooltips import show_tooltip

_SHOWN_MS = 10_000
_NO_MARKUP = str.maketrans("<>&", "‹›＆")  # some desktops read a notice as HTML, with links and pictures


def tell_on_desktop(words: str, window: QWidget) -> bool:
    """Show a notice unless the window has the person's attention; return whether it was shown.

    The system's tray has the icon only as long as the notice stands.
    """
    tray_is_there = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
    if not tray_is_there or window.isActiveWindow():
        return False
    picture = icon("pearl", QColor(colours_of(QApplication.palette()).accent), 64)
    tray = QSystemTrayIcon(picture, window)
    show_tooltip(tray, words)
    tray.messageClicked.connect(window.activateWindow)
    tray.show()
    tray.showMessage(QApplication.applicationDisplayName(), words.translate(_NO_MARKUP), picture, _SHOWN_MS)
    QTimer.singleShot(_SHOWN_MS, tray, tray.deleteLater)
    return True
