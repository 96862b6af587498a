"""The risk profile as bars, each below its name and figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.domain.risk import SAFE_CATEGORY, CategoryScore
from app.ui.appearance import colours_of
from app.ui.tooltips import show_tooltip
from app.ui.view_models.profile import in_words, percent

_BAR = 6


class RiskBars(QWidget):
    """Paints scores from 0 to 1, each category on two lines so that no name is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._categories: tuple[CategoryScore, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Risk profile")

    def show_categories(self, categories: tuple[CategoryScore, ...]) -> None:
        """Show these categories, from top to bottom."""
        self._categories = categories
        self.setAccessibleDescription(in_words(categories))
        show_tooltip(self, in_words(categories))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(200, len(self._categories) * self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, category in enumerate(self._categories):
            self._paint_line(painter, line * self._line_height(), category)
        painter.end()

    def _paint_line(self, painter: QPainter, top: int, category: CategoryScore) -> None:
        colours, metrics = colours_of(QApplication.palette()), self.fontMetrics()
        words, figure = QRectF(0, top, self.width(), metrics.height()), percent(category.score)
        room = self.width() - metrics.horizontalAdvance(figure) - 12
        painter.setPen(QColor(colours.text))
        name = metrics.elidedText(category.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, figure)
        bar = QRectF(0, top + metrics.height() + 3, self.width(), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunk))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        safe = category.id == SAFE_CATEGORY
        painter.setBrush(QColor(colours.on_care if safe else colours.accent))
        bar.setWidth(max(float(_BAR), bar.width() * category.score))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _line_height(self) -> int:
        return self.fontMetrics().height() + _BAR + 12
