"""A thin bar that shows a share from 0 to 1, beside text that says the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.ui.appearance import colours_of
from app.ui.tooltips import show_tooltip

_HEIGHT = 8
_NEARLY_FULL = 0.85


class ShareBar(QWidget):
    """Changes colour when nearly full where that is a limit; ``words`` is the accessible description."""

    def __init__(self, name: str, parent: QWidget | None = None, *, limit: bool = True) -> None:
        super().__init__(parent)
        self._limit = limit
        self._share = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, words: str) -> None:
        """Show a share."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleDescription(words)
        show_tooltip(self, words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a thin bar's size."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the empty and the filled part."""
        colours = colours_of(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, 0, self.width(), _HEIGHT)
        painter.setBrush(QColor(colours.sunk))
        painter.drawRoundedRect(bar, _HEIGHT / 2, _HEIGHT / 2)
        painter.setBrush(
            QColor(colours.on_notice if self._limit and self._share >= _NEARLY_FULL else colours.accent)
        )
        if self._share > 0:
            bar.setWidth(max(float(_HEIGHT), bar.width() * self._share))
            painter.drawRoundedRect(bar, _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
