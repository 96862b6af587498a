"""Read-only rich text exactly as high as its content: the base of prose, code and tables."""

from __future__ import annotations

import math

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from app.ui.appearance import colours_of
from app.ui.sealed_document import nothing_in_place_of
from app.ui.tooltips import show_tooltip
from app.ui.transcript import colours, proportions
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

READING_FACTOR = 1.12  # size of reading text relative to the application's

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
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
        self._is_ringed = False  # the keyboard brought the focus: a mouse needs no ring
        self._marked: tuple[str, ...] = ()
        self._ranges: tuple[tuple[int, int], ...] = ()
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
        self.document().contentsChanged.connect(self._mark_again)
        self.anchorClicked.connect(lambda address: self.link_requested.emit(_as_opened(address)))
        self.highlighted.connect(lambda address: show_tooltip(self, _as_opened(address)))
        self.apply_font()

    def loadResource(self, type: int, name: QUrl | str) -> QImage | QByteArray:
        """Load nothing, neither from the network nor from a file."""
        return nothing_in_place_of(type)

    def reading_font(self) -> QFont:
        """Return the font of the text."""
        return proportions.scaled(self.font(), self._factor)

    def apply_font(self) -> None:
        """Give the document the reading font."""
        self.document().setDefaultFont(self.reading_font())

    def refresh(self) -> None:
        """Render the content in the present font and colours; a block with its own rendering overrides this."""

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark every place of these words, in content that comes later too."""
        if words != self._marked:
            self._marked = words
            self._show_marks()

    def first_mark(self) -> int | None:
        """Return how far below the block's top the first mark is, in pixels; None where there is none."""
        marks = self.extraSelections()
        if not marks:
            return None
        first = min((each.cursor for each in marks), key=QTextCursor.selectionStart)
        return self.cursorRect(first).top()

    def _mark_again(self) -> None:
        if self._marked or self._ranges:
            self._show_marks()

    def _show_marks(self) -> None:
        seen = colours_of(QApplication.palette())
        look = QTextCharFormat()
        look.setBackground(QColor(seen.notice))
        look.setForeground(QColor(seen.on_notice))
        look.setFontUnderline(True)
        marks = self._marks_of_ranges()
        for word in self._marked:
            place = self.document().find(word)
            while not place.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = place, look
                marks.append(mark)
                place = self.document().find(word, place)
        self.setExtraSelections(marks)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's font and colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.apply_font()
            self.refresh()
        elif event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._is_ringed = event.reason() in _BY_KEYBOARD
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._is_ringed = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and a ring around it where the keyboard is."""
        super().paintEvent(event)
        if self._is_ringed:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.accent(self.palette()), 1.5))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
            painter.end()

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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pass a click on that neither selects text nor opens a link."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection() and not self.anchorAt(event.position().toPoint()):
            event.ignore()

    def mark_ranges(self, ranges: tuple[tuple[int, int], ...]) -> None:
        """Mark ranges of the text, in UTF-16 units, beside the words that are marked; none clears these marks."""
        self._ranges = ranges
        self._show_marks()

    def _marks_of_ranges(self) -> list[QTextEdit.ExtraSelection]:
        look = QTextCharFormat()
        look.setBackground(self.palette().highlight())
        look.setForeground(self.palette().highlightedText())
        marks: list[QTextEdit.ExtraSelection] = []
        last = self.document().characterCount() - 1  # of a very long text only the beginning is shown
        for start, end in ((start, min(end, last)) for start, end in self._ranges if start < last):
            mark, place = QTextEdit.ExtraSelection(), QTextCursor(self.document())
            place.setPosition(start)
            place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = place, look
            marks.append(mark)
        return marks

    def scroll_sideways(self) -> None:
        """Allow content that is too wide to scroll sideways, by a slim bar below it."""
        self.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def fit_content(self) -> None:
        """Fit the height now: Qt would lay out lazily, and show what has come at the old height first."""
        self._fit(self.document().size())

    def _fit(self, size: QSizeF) -> None:
        """Fit the height to the text, and to the sideways scroll bar where there is one."""
        height = math.ceil(size.height())
        if self._scrolls_sideways() and math.ceil(size.width()) > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _scrolls_sideways(self) -> bool:
        return self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def _as_opened(address: QUrl) -> str:
    """Return an address as it is opened: in ASCII, so that no letter passes for another."""
    return bytes(address.toEncoded().data()).decode("ascii")
