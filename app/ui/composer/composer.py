"""The composer: the message field with its one button, which sends, or stops the reply under way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from app.ui.buttons import ButtonKind, button
from app.ui.composer.message_field import MessageField


class Composer(QFrame):
    """Emits what the person wants; the draft stays until it was really sent."""

    sent = Signal(str)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.field = MessageField(self)
        self.send = button("Send", self._send, kind=ButtonKind.PRIMARY, name="Send the message")
        self.stop = button("Stop", self.stop_requested.emit, kind=ButtonKind.PRIMARY, name="Stop the reply")
        self._buttons = QStackedWidget(self)
        self._buttons.addWidget(self.send)
        self._buttons.addWidget(self.stop)
        self._buttons.setFixedSize(self._buttons.sizeHint())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self.field, 1)
        row.addWidget(self._buttons)
        self.field.send_requested.connect(self._send)
        self.field.focus_changed.connect(self._show_focus)
        self.field.textChanged.connect(self._allow)
        self._ready, self._busy = False, False
        self._allow()

    def set_ready(self, ready: bool, why_not: str = "") -> None:
        """Allow sending, or say in the field why it has to wait; typing is always allowed."""
        self._ready = ready
        self.field.setPlaceholderText("Write a message…" if ready else why_not)
        self._allow()

    def set_busy(self, busy: bool) -> None:
        """Show Stop while a reply is under way."""
        self._busy = busy
        self._buttons.setCurrentWidget(self.stop if busy else self.send)
        self._allow()

    def _allow(self) -> None:
        self.send.setEnabled(self._ready and not self._busy and bool(self.field.toPlainText().strip()))

    def _send(self) -> None:
        text = self.field.toPlainText().strip()
        if text and self._ready and not self._busy:
            self.field.clear()
            self.sent.emit(text)

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)
