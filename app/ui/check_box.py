"""A check box whose words wrap where there is no room for them in one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontInfo, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

_LEAST_EMS = 12


class CheckBox(QCheckBox):
    """``words`` are its accessible name too, without the line breaks."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)  # a dialog asks for it before it gives any width
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size: the words wrap."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), QFontInfo(self.font()).pixelSize() * _LEAST_EMS), whole.height())

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, wrapped to a width."""
        lines, now = len(self._lines(self._room(width))), self.text().count("\n") + 1
        return super().sizeHint().height() + (lines - now) * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        """Wrap again at a new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wrap()

    def _room(self, width: int) -> int:
        """Return how many pixels of a width the words have."""
        style = self.style()
        mark = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)
        return max(1, width - mark - 3 * gap)

    def _wrap(self) -> None:
        lines = "\n".join(self._lines(self._room(self.width())))
        if lines != self.text():
            self.setText(lines)
            self.updateGeometry()

    def _lines(self, width: int) -> list[str]:
        layout = QTextLayout(self._words, self.font())
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(self._words[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return lines
