"""The model's thinking as it streams."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QWidget

from app.translation import tr
from app.ui.appearance import colours_of
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.panel.section import Origin, Section
from app.ui.view_models.chain import Spans, utf16_spans

_MOST_LINES = 12


def method() -> str:
    """Return what the thinking is."""
    return tr(
        "What the model writes between its thinking tags before it replies, letter for letter. It need not be how the "
        "reply really came about. Where the reply was written from changed reasoning, that reasoning stands here "
        "first, and the model went on from it."
    )


class _Stream(QPlainTextEdit):
    """As high as its text, in whole lines, up to a dozen of them; ``show_all`` lifts that limit. It has no scroll bar.

    ``is_cut`` says whether there are more lines than are shown; ``cut_changed`` that this may have changed.
    """

    cut_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_cut = False
        self._whole = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit())

    def show_all(self, whole: bool) -> None:
        """Show every line, or at most a dozen."""
        self._whole = whole
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = int(self.document().size().height())
        lines = max(2, count if self._whole else min(_MOST_LINES, count))
        self.is_cut = count > _MOST_LINES
        self.cut_changed.emit()
        line = max(self.fontMetrics().lineSpacing(), QFontInfo(self.font()).pixelSize())
        self.setFixedHeight(lines * line + 2 * int(self.document().documentMargin()) + 4)


class ThinkingSection(Section):
    """Shows a dozen lines of thinking, the newest while it streams, or all; where there is none, a note says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Thinking"), Origin.MODEL, parent)
        self.set_method(method())
        self.note = label("", self, quiet=True)
        self.words = ""  # verbatim
        self.text = _Stream(self)
        self.text.setObjectName("modelWords")
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(tr("The model's thinking"))
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.body.addWidget(self.note)
        self.body.addWidget(self.text)
        self.all = button(tr("Show all of it"), kind=ButtonKind.QUIET, name=tr("Show all of the thinking"))
        self._disclosure = Disclosure(self.all, (), tr("Show less"), tr("Show less of the thinking"))
        self._disclosure.changed.connect(self.text.show_all)
        self.text.cut_changed.connect(self._offer_all)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and no more than a dozen lines next."""
        self._disclosure.close()
        self.highlight(())
        self.show_thinking("", "")

    def show_thinking(self, words: str, note: str) -> None:
        """Show the thinking so far; ``note`` is shown while there is none.

        Only new text is appended; highlights and scroll position stay.
        """
        if words.startswith(self.words):
            self._append(words[len(self.words) :])
        elif not self.words.startswith(words) or self.words[len(words) :].strip():
            self._set(words)
        else:
            self._cut(words)  # trailing whitespace, which the record does not keep
        self.note.setText(note)
        self.note.setVisible(not words and bool(note))
        self.text.setVisible(bool(words))
        self._offer_all()

    def _offer_all(self) -> None:
        self.all.setVisible(self.text.is_cut and bool(self.words))

    def _set(self, words: str) -> None:
        self.words = ""
        self.text.clear()
        self.highlight(())
        self._append(words)

    def _append(self, words: str) -> None:
        """Append text; the view follows unless the person has scrolled away."""
        self.words += words
        bar = self.text.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(words)
        if at_end:
            bar.setValue(bar.maximum())

    def _cut(self, words: str) -> None:
        ((end, _),) = utf16_spans(self.words, ((len(words), len(self.words)),))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(end)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.words = words

    def highlight(self, spans: Spans) -> None:
        """Highlight code point ranges of the thinking and scroll to the first; none clears the highlights."""
        colours, marks = colours_of(QApplication.palette()), []
        for start, end in utf16_spans(self.words, spans):
            mark = QTextEdit.ExtraSelection()
            place = QTextCursor(self.text.document())
            place.setPosition(start)
            place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(QColor(colours.chosen))
            look.setForeground(QColor(colours.on_chosen))
            mark.cursor, mark.format = place, look
            marks.append(mark)
        self.text.setExtraSelections(marks)
        if marks:
            self._disclosure.set_open(True)  # so that the marked words are in view
            first = QTextCursor(self.text.document())
            first.setPosition(utf16_spans(self.words, spans)[0][0])
            self.text.setTextCursor(first)
            self.text.ensureCursorVisible()

    def highlighted(self) -> tuple[str, ...]:
        """Return the highlighted texts."""
        return tuple(
            each.cursor.selectedText().replace("\u2029", "\n") for each in self.text.extraSelections()
        )
