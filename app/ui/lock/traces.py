"""What the program has put where others can look: its copies in the clipboard, and what file dialogs remember."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QClipboard, QGuiApplication

_DIALOGS = ("FileDialog/history", "FileDialog/lastVisited")


def clear_traces() -> None:
    """Take our own text out of the clipboard, and let Qt's file dialogs forget their places.

    What another program has put into the clipboard stays.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    remembered = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in _DIALOGS:
        if remembered.contains(key):
            remembered.remove(key)
    remembered.sync()
