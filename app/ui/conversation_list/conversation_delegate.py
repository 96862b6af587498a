"""The painting of a list row: the title, and the time of the last message below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.appearance import Colours, colours_of
from app.ui.transcript.proportions import scaled
from app.ui.type_scale import heading_weight

WHEN = int(Qt.ItemDataRole.UserRole) + 1  # the item role of the time, in words
_SIDE, _TOP = 12, 8


class ConversationDelegate(QStyledItemDelegate):
    """Paints two lines a row on a rounded background; the focused row has a ring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        small = scaled(QApplication.font(), 0.86)
        height = option.fontMetrics.height() + QFontMetrics(small).height() + 2 * _TOP + 2
        return QSize(80, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the background, the focus ring and the two lines."""
        colours = colours_of(QApplication.palette())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, colours, chosen)
        box = QRectF(option.rect).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        font = QFont(QApplication.font())
        if chosen:
            font.setWeight(heading_weight(str(index.data() or "")))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(colours.on_chosen if chosen else colours.text))
        title = str(index.data(Qt.ItemDataRole.DisplayRole)).replace("\n", " ")
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(scaled(QApplication.font(), 0.86))
        painter.setPen(QColor(colours.on_chosen if chosen else colours.quiet))
        moment = str(index.data(WHEN) or "")
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, moment)
        painter.restore()

    @staticmethod
    def _paint_ground(
        painter: QPainter, option: QStyleOptionViewItem, colours: Colours, chosen: bool
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (chosen or hovered or focused):
            return
        painter.setPen(QPen(QColor(colours.accent), 2) if focused else Qt.PenStyle.NoPen)
        ground = colours.chosen if chosen else colours.sunk if hovered else colours.window
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 10, 10)
