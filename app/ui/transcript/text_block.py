"""Read-only rich text exactly as high as its words: the ground that prose, code and tables stand on."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.ui.tooltips import show_tooltip
from app.ui.transcript import proportions
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

READING_FACTOR = 1.12  # reading text against the application's own size

_SCROLLING_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TextBlock(QTextBrowser):
    """Text that can be selected by mouse and keyboard, loads nothing, and never scrolls up and down.

    ``fillings`` counts how often the content was set, so that tests can see what was laid out again.
    """

    link_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, factor: float = READING_FACTOR) -> None:
        super().__init__(parent)
        self._factor = factor
        self.fillings = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(lambda address: self.link_requested.emit(address.toString()))
        self.highlighted.connect(lambda address: show_tooltip(self, address.toString()))
        self.apply_font()

    def loadResource(self, type: int, name: QUrl | str) -> None:
        """Nothing that a text names is ever loaded, neither from the network nor from a file."""

    def reading_font(self) -> QFont:
        """Return the font of the words."""
        return proportions.scaled(self.font(), self._factor)

    def apply_font(self) -> None:
        """Give the document the reading font."""
        self.document().setDefaultFont(self.reading_font())

    def refresh(self) -> None:
        """Draw the content again in the present font and colours; a block with its own overrides this."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's font and colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.apply_font()
            self.refresh()
        elif event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit(self.document().size())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only sideways turns scroll a block; the others belong to the transcript."""
        turn = event.angleDelta()
        if abs(turn.x()) > abs(turn.y()) and self.horizontalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave paging to the transcript."""
        if event.key() in _SCROLLING_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def scroll_sideways(self) -> None:
        """Let content that is too wide be scrolled sideways, by a slim bar below it."""
        self.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _fit(self, size: QSizeF) -> None:
        """Be as high as the words, and the sideways scroll bar where one is needed."""
        height = math.ceil(size.height())
        if self._scrolls_sideways() and math.ceil(size.width()) > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _scrolls_sideways(self) -> bool:
        return self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
