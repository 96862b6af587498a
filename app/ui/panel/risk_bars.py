"""The bars of the risk profile: a name, a bar and a figure a line; the same is there as a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.risk import CategoryScore
from app.ui.view_models import in_words

_NAME_SHARE = 0.46
_FIGURE_ROOM = "100 %"


class RiskBars(QWidget):
    """Paints scores from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._categories: tuple[CategoryScore, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Risk profile")

    def show_categories(self, categories: tuple[CategoryScore, ...]) -> None:
        """Show these, from top to bottom."""
        self._categories = categories
        self.setAccessibleDescription(in_words(categories))
        self.setToolTip(in_words(categories))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Answer one line a category."""
        return QSize(200, len(self._categories) * self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Answer the height of all lines."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics = self.palette(), self.fontMetrics()
        figure = metrics.horizontalAdvance(_FIGURE_ROOM)
        name_width = int((self.width() - figure) * _NAME_SHARE)
        for line, category in enumerate(self._categories):
            top, height = line * self._line_height(), self._line_height()
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            name = metrics.elidedText(category.name, Qt.TextElideMode.ElideRight, name_width - 8)
            painter.drawText(QRectF(0, top, name_width, height), Qt.AlignmentFlag.AlignVCenter, name)
            words = f"{category.score:.0%}"
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(self.width() - figure, top, figure, height), right, words)
            room = self.width() - figure - name_width - 8
            bar = QRectF(name_width, top + height / 2 - 4, room, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Mid))
            painter.drawRoundedRect(bar, 4, 4)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            bar.setWidth(max(2.0, room * category.score))
            painter.drawRoundedRect(bar, 4, 4)

    def _line_height(self) -> int:
        return int(self.fontMetrics().lineSpacing() * 1.45)
