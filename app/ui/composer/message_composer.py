"""The composer: the message field and its one button, which sends, or stops the current reply."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.composer.message_field import MessageField
from app.ui.icon_button import IconButton
from app.ui.transcript.proportions import em


class MessageComposer(QFrame):
    """Emits what the person asks for, at any time; the receiver decides what to do.

    What could not be sent comes back with ``restore``.
    """

    sent = Signal(str)
    stop_requested = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.setAccessibleName(tr("Write a message"))
        self.field = MessageField(self)
        self.send = IconButton("send", tr("Send the message (Enter)"), self._send, self, colour="on_accent")
        self.stop = IconButton(
            "stop", tr("Stop the reply (Escape)"), self.stop_requested.emit, self, colour="on_accent"
        )
        for each in (self.send, self.stop):
            each.setProperty("round", True)
        self.stop.hide()
        self.rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 6, 6, 6)
        rows.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        rows.addLayout(row)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignBottom)
        self.field.send_requested.connect(self._send)
        self.field.refused.connect(self.refused)
        self.field.focus_changed.connect(self._show_focus)
        self.field.textChanged.connect(self._allow)
        self._allow()

    def invite(self, words: str = tr("Write a message…")) -> None:
        """Set the placeholder: that a message can be written, or what it would wait for."""
        self.field.invite(words)

    def set_busy(self, busy: bool) -> None:
        """Show Stop while a reply is generated; the keyboard focus stays on the button."""
        was_focused = self.send.hasFocus() or self.stop.hasFocus()
        self.stop.setVisible(busy)
        self.send.setVisible(not busy)
        self._allow()
        if was_focused:
            (self.stop if busy else self.field).setFocus()

    @property
    def draft(self) -> str:
        """The text that is written and not yet sent."""
        return self.field.toPlainText()

    def show_draft(self, text: str) -> None:
        """Set the field's text to an earlier draft."""
        if text != self.draft:
            self.field.setPlainText(text)
            self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def restore(self, text: str) -> None:
        """Put text that could not be sent before what was written since."""
        self.show_draft(f"{text}\n{self.draft}" if self.draft.strip() else text)

    def event(self, event: QEvent) -> bool:
        """Resize the button when the text size changes."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self._fit()
        return handled

    def _fit(self) -> None:
        side = em(self, 2.6)
        for each in (self.send, self.stop):
            each.setFixedSize(side, side)
            each.setStyleSheet(f"border-radius: {side // 2}px;")

    def _allow(self) -> None:
        self.send.setEnabled(bool(self.draft.strip()))

    def _send(self) -> None:
        text = self.draft.strip()
        if text:
            self.field.clear()
            self.sent.emit(text)

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)
