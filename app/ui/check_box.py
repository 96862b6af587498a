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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size: the words wrap."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), QFontInfo(self.font()).pixelSize() * _LEAST_EMS), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        """Wrap again at a new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wrap()

    def _wrap(self) -> None:
        style = self.style()
        mark = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)
        lines = "\n".join(self._lines(max(1, self.width() - mark - 3 * gap)))
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
