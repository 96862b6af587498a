"""The layout of the middle column: header, transcript or empty page, error bar, composer and status line."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.ui.composer.composer import Composer
from app.ui.conversation.empty_conversation import EmptyConversation
from app.ui.conversation.header import ConversationHeader
from app.ui.conversation.status_line import StatusLine
from app.ui.error_bar import ErrorBar
from app.ui.transcript.proportions import column_width, em, is_text_size_change
from app.ui.transcript.transcript_view import TranscriptView


class ConversationPane(QFrame):
    """Only lays out its parts; ``ConversationFlow`` decides what they show."""

    def __init__(self, menu: QMenu, welcome: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self.setAccessibleName("Conversation")
        self.header = ConversationHeader(menu, self)
        self.transcript = TranscriptView()
        self.transcript.timeline.setAutoFillBackground(False)
        self.beginning = EmptyConversation()
        self.welcome = welcome
        self.errors = ErrorBar()
        self.composer = Composer()
        self.status = StatusLine()
        self._pages = QStackedWidget()
        for page in (self.beginning, self.transcript, welcome):
            self._pages.addWidget(page)
        self._build()

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self._pages, 1)
        self.below = QFrame(self)
        self.below.setObjectName("footer")
        self._below = QVBoxLayout(self.below)
        self._below.setSpacing(7)
        for each in (self.errors, self.composer, self.status):
            self._below.addWidget(each)
        rows.addWidget(self.below)
        self._fit()

    def show_beginning(self) -> None:
        """Show the empty page of a new conversation."""
        self._show(self.beginning)

    def show_transcript(self) -> None:
        """Show the conversation."""
        self._show(self.transcript)

    def show_welcome(self) -> None:
        """Show the model page, without a composer."""
        self._show(self.welcome)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        writing = page is not self.welcome
        self.composer.setVisible(writing)
        self.status.setVisible(writing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the composer as wide as the column above it."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the width in proportion to a new text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        side = max(em(self, 1.2), (self.width() - column_width(self)) // 2)
        self._below.setContentsMargins(side, 6, side, 10)
