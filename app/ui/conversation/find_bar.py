"""The bar above a conversation that a search has found: which message of how many, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.translation import tr, tr_count
from app.ui.buttons import ButtonKind, button
from app.ui.icon_button import IconButton
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer


class FindBar(QFrame):
    """Hidden while nothing is searched for. ``moved`` carries -1 or 1."""

    moved = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAccessibleName(tr("What was found in this conversation"))
        self.words = label("", self, quiet=True)
        self.earlier = button(
            tr("Previous"),
            lambda: self.moved.emit(-1),
            kind=ButtonKind.QUIET,
            name=tr("The message found before this one (Shift+F3)"),
            parent=self,
        )
        self.later = button(
            tr("Next"),
            lambda: self.moved.emit(1),
            kind=ButtonKind.QUIET,
            name=tr("The next message found (F3)"),
            parent=self,
        )
        self.close_button = IconButton("close", tr("End the search"), self.closed.emit, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 10, 4)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        for each in (self.earlier, self.later, self.close_button):
            row.addWidget(each)
        self._announcer = Announcer(self)
        self.hide()

    def show_place(self, at: int, count: int, query: str) -> None:
        """Show that message ``at`` (from 1) of ``count`` is in view."""
        self.words.setText(
            tr("“{query}”: message {at} of {count}", query=query, at=at, count=count)
            if at
            else tr_count("“{query}”: {count} message", "“{query}”: {count} messages", count, query=query)
        )
        for each in (self.earlier, self.later):
            each.setEnabled(count > 1 or not at)
        self.show()
        self._announcer.say(self, self.words.text())
