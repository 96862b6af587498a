"""Shows the actions of the message that the keyboard is at, and of no other earlier one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.ui.transcript.folded_reply import view_of
from app.ui.transcript.timeline import Timeline


class KeyboardAttention(QObject):
    """Follows the focus; the pointer is followed by each message itself."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__(timeline)
        self._timeline = timeline
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look)

    def _look(self) -> None:
        for widget in self._timeline.message_widgets():
            view_of(widget).show_attention()
