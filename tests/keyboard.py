"""Typing: key by key, and through an input method for characters without a key."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_text(field: QWidget, text: str) -> None:
    """Type ``text`` into a field; non-ASCII text is committed as an input method does it."""
    if text.isascii():
        QTest.keyClicks(field, text)
        return
    QApplication.sendEvent(field, QInputMethodEvent(text[:1], []))
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString(text)
    QApplication.sendEvent(field, chosen)
