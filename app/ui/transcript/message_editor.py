"""The editor inside a message of the person."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.transcript import colours, proportions
from app.ui.transcript.in_view import bring_into_view, page_around
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_block import READING_FACTOR
from app.ui.transcript.text_button import TextButton

TALLEST_SHARE = 0.6  # of the page's height
TALLEST_LINES = 12  # where the page is not known
LOWEST_LINES = 3


class MessageText(QPlainTextEdit):
    """The text field: Ctrl+Enter sends, Escape cancels, Tab goes on to the buttons."""

    sent = Signal()
    given_up = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Your message"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDefaultFont(proportions.scaled(self.font(), READING_FACTOR))
        self.textChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Keep Escape for this field, since it is a shortcut of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the two keys that end editing."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the height to the text, up to a share of the page."""
        spacing = QFontMetricsF(self.document().defaultFont()).lineSpacing()
        page = page_around(self)
        tallest = TALLEST_SHARE * page.viewport().height() if page is not None else TALLEST_LINES * spacing
        wanted = max(LOWEST_LINES, self.document().size().height()) * spacing
        height = round(min(wanted, max(tallest, LOWEST_LINES * spacing))) + proportions.em(self, 0.8)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)


class MessageEditor(QWidget):
    """The field with its buttons; ``saved`` carries the new text, which is never empty."""

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = MessageText(text, self)
        hint = SmallLabel(tr("The first version stays; you can go back to it."), self)
        self.save_button = TextButton(tr("Send"), tr("Send the changed message"), self, framed=True)
        self.cancel_button = TextButton(tr("Cancel"), tr("Keep the message as it was"), self, framed=True)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        rows = QVBoxLayout(self)
        side, end = proportions.em(self, 1.0), proportions.em(self, 0.6)
        rows.setContentsMargins(side, end, side, end)
        rows.addWidget(self.field)
        rows.addLayout(row)
        self.save_button.clicked.connect(self._save)
        self.field.sent.connect(self._save)
        self.field.cursorPositionChanged.connect(self._stay_in_view)
        self.cancel_button.clicked.connect(self.cancelled)
        self.field.given_up.connect(self.cancelled)
        QWidget.setTabOrder(self.field, self.save_button)
        QWidget.setTabOrder(self.save_button, self.cancel_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bubble's background."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent(self.palette()), 1))
        painter.setBrush(colours.bubble(self.palette()))
        radius = proportions.em(self, 1.1)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard focus, with the cursor at the end."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)
        self._stay_in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in view while it grows."""
        super().resizeEvent(event)
        self._stay_in_view()

    def _stay_in_view(self) -> None:
        """Scroll to the line that is written, once the page has its new height."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        if self.field.hasFocus():
            line = self.field.cursorRect()
            bring_into_view(
                self, line.translated(self.field.viewport().mapTo(self, line.topLeft()) - line.topLeft())
            )

    def _save(self) -> None:
        text = self.field.toPlainText()
        if text.strip():
            self.saved.emit(text)
