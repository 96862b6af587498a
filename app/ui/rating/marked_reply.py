"""A reply with marked words: the rater selects some, and says what there is to say of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.rating import MarkedSpan
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import button
from app.ui.icon_button import IconButton
from app.ui.labels import label
from app.ui.transcript import colours
from app.ui.transcript.proportions import em
from app.ui.view_models.chain import utf16_spans

_LINES = 9
_SHOWN = 60  # characters of a marked span beside its comment


class SpanRow(QWidget):
    """One marked span with its comment."""

    def __init__(self, words: str, comment: str, parent: QWidget) -> None:
        super().__init__(parent)
        quoted = words if len(words) <= _SHOWN else tr("{beginning} …", beginning=words[: _SHOWN - 2])
        self.comment = QLineEdit(comment, self)
        self.comment.setPlaceholderText(tr("What is there to say of it?"))
        self.comment.setAccessibleName(tr("Comment on “{words}”", words=quoted))
        self.remove = IconButton("close", tr("Unmark “{words}”", words=quoted), None, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(label(tr("“{words}”", words=quoted), self, quiet=True, factor=0.92))
        row = QHBoxLayout()
        row.addWidget(self.comment, 1)
        row.addWidget(self.remove)
        rows.addLayout(row)


class MarkedReply(QWidget):
    """Spans are half-open ranges of code points of the reply."""

    changed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text.replace("\r\n", " \n").replace("\r", "\n")  # as long as before, in code points
        self._spans: list[tuple[int, int]] = []
        self.rows: list[SpanRow] = []
        self.field = QPlainTextEdit(self._text, self)
        self.field.setObjectName("report")
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(tr("The reply that is rated"))
        self.field.setFixedHeight(_LINES * self.field.fontMetrics().lineSpacing() + em(self, 1.6))
        self.mark = button(tr("Mark the selected words"), self._mark, parent=self)
        self._comments = QVBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.field)
        top = QHBoxLayout()
        top.addWidget(self.mark)
        top.addStretch(1)
        rows.addLayout(top)
        rows.addLayout(self._comments)
        self.field.selectionChanged.connect(self._allow)
        self._allow()

    @property
    def spans(self) -> tuple[MarkedSpan, ...]:
        """The marked spans with their comments, in the order of the text."""
        found = zip(self._spans, self.rows, strict=True)
        return tuple(MarkedSpan(start, end, row.comment.text().strip()) for (start, end), row in found)

    def show_spans(self, spans: tuple[MarkedSpan, ...]) -> None:
        """Show other spans, without a signal."""
        layouts.clear(self._comments)
        self._spans, self.rows = [], []
        for span in spans:
            self._add(span)
        self._paint()

    def _selected(self) -> tuple[int, int]:
        """Return the selection in code points; empty where it has no words."""
        cursor = self.field.textCursor()
        start, end = (
            _code_point(self._text, each) for each in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return (start, end) if self._text[start:end].strip() else (start, start)

    def _allow(self) -> None:
        start, end = self._selected()
        self.mark.setEnabled(start < end and (start, end) not in self._spans)

    def _mark(self) -> None:
        start, end = self._selected()
        spans = sorted((*self.spans, MarkedSpan(start, end, "")), key=lambda each: (each.start, each.end))
        self.show_spans(tuple(spans))
        self._allow()
        self.rows[self._spans.index((start, end))].comment.setFocus()
        self.changed.emit()

    def _add(self, span: MarkedSpan) -> None:
        row = SpanRow(" ".join(self._text[span.start : span.end].split()), span.comment, self)
        row.comment.textEdited.connect(self.changed)
        row.remove.clicked.connect(lambda: self._unmark(span.start, span.end))
        self._spans.append((span.start, span.end))
        self.rows.append(row)
        self._comments.addWidget(row)

    def _unmark(self, start: int, end: int) -> None:
        self.show_spans(tuple(each for each in self.spans if (each.start, each.end) != (start, end)))
        self._allow()
        self.field.setFocus()
        self.changed.emit()

    def _paint(self) -> None:
        """Colour the marked words."""
        marks = []
        ground = colours.bubble(QApplication.palette())
        for start, end in utf16_spans(self._text, tuple(self._spans)):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.field.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setBackground(ground)
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self.field.setExtraSelections(marks)


def _code_point(text: str, unit: int) -> int:
    """Return the index in code points of a place in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "surrogatepass"))
