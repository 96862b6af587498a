"""Read-only rich text exactly as high as its content: the base of prose, code and tables."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.ui.tooltips import show_tooltip
from app.ui.transcript import proportions
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

READING_FACTOR = 1.12  # size of reading text relative to the application's

_SCROLLING_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TextBlock(QTextBrowser):
    """Text that can be selected by mouse and keyboard, loads no resources, and never scrolls vertically.

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
        """Load nothing, neither from the network nor from a file."""

    def reading_font(self) -> QFont:
        """Return the font of the text."""
        return proportions.scaled(self.font(), self._factor)

    def apply_font(self) -> None:
        """Give the document the reading font."""
        self.document().setDefaultFont(self.reading_font())

    def refresh(self) -> None:
        """Render the content in the present font and colours; a block with its own rendering overrides this."""

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
        """Scroll the block by horizontal wheel turns only; the transcript gets the vertical ones."""
        turn = event.angleDelta()
        if abs(turn.x()) > abs(turn.y()) and self.horizontalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave page keys to the transcript."""
        if event.key() in _SCROLLING_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def scroll_sideways(self) -> None:
        """Allow content that is too wide to scroll sideways, by a slim bar below it."""
        self.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _fit(self, size: QSizeF) -> None:
        """Fit the height to the text, and to the sideways scroll bar where there is one."""
        height = math.ceil(size.height())
        if self._scrolls_sideways() and math.ceil(size.width()) > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _scrolls_sideways(self) -> bool:
        return self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
