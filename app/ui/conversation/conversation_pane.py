"""The layout of the middle column: header, transcript or empty page, error bar, composer and status line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.composer.composer import Composer
from app.ui.conversation.empty_conversation import EmptyConversation
from app.ui.conversation.find_bar import FindBar
from app.ui.conversation.header import ConversationHeader
from app.ui.conversation.model_offer import ModelOffer
from app.ui.conversation.server_mark import ServerMark
from app.ui.conversation.status_line import StatusLine
from app.ui.error_bar import ErrorBar
from app.ui.notice_bar import NoticeBar
from app.ui.transcript.proportions import column_width, em, is_text_size_change
from app.ui.transcript.transcript_view import TranscriptView
from app.ui.undo_bar import UndoBar

_ROOMY_HEIGHT_EMS = 28


class ConversationPane(QFrame):
    """Only lays out its parts; ``ConversationFlow`` decides what they show."""

    def __init__(self, menu: QMenu, welcome: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self.setAccessibleName(tr("Conversation"))
        self.header = ConversationHeader(menu, self)
        self.find_bar = FindBar(self)
        self.transcript = TranscriptView()
        self.transcript.timeline.setAutoFillBackground(False)
        self.beginning = EmptyConversation()
        self.welcome = welcome
        self.offer = ModelOffer()
        self.errors, self.undo_bar, self.notice = ErrorBar(), UndoBar(), NoticeBar()
        self.composer = Composer()
        self.elsewhere = ServerMark()
        self.status = StatusLine()
        self.offers_modes = True
        self._pages = QStackedWidget()
        for page in (self.beginning, self.transcript, welcome):
            self._pages.addWidget(page)
        self._build()

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        self._finding = QFrame(self)  # the bar hides itself, so what is hidden on other pages is around it
        finding = QVBoxLayout(self._finding)
        finding.setContentsMargins(0, 0, 0, 0)
        finding.addWidget(self.find_bar)
        rows.addWidget(self._finding)
        rows.addWidget(self._pages, 1)
        self._pages.setMinimumHeight(1)  # in a low window it gives way, and not the field to write in
        self.below = QFrame(self)
        self.below.setObjectName("footer")
        self._below = QVBoxLayout(self.below)
        self._below.setSpacing(7)
        self._writing = QFrame(
            self
        )  # the offer hides itself, so what is hidden on the page of models is around it
        writing = QVBoxLayout(self._writing)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.setSpacing(7)
        self._offering = QFrame(self)
        offering = QVBoxLayout(self._offering)
        offering.setContentsMargins(0, 0, 0, 0)
        offering.addWidget(self.offer)
        for each in (self._offering, self.elsewhere, self.composer, self.status):
            writing.addWidget(each)
        for bar in (self.undo_bar, self.notice, self.errors):
            bar.installEventFilter(self)
            self._below.addWidget(bar)
        self._below.addWidget(self._writing)
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
        self._writing.setVisible(page is not self.welcome)
        self._finding.setVisible(page is self.transcript)

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
        low = self.height() < em(self, _ROOMY_HEIGHT_EMS)
        self.offer.make_compact(low)
        self.elsewhere.make_compact(low)
        self.composer.mode.setVisible(self.offers_modes and not low)
        bars = (self.undo_bar, self.notice, self.errors)
        self._offering.setVisible(not low or all(each.isHidden() for each in bars))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a bar that appears in a low window the place of the offer."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)
