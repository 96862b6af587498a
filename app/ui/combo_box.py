"""A combo box that the mouse wheel never changes, whose list is as wide as its longest entry, and that elides."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.ui.tooltips import show_tooltip

_AROUND = 32  # pixels of the list beside its entries: scroll bar, padding, frame


class ComboBox(QComboBox):
    """A combo box that ignores the mouse wheel; ``name`` is its accessible name. It takes the available width."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that the style sheet reaches
        self.currentTextChanged.connect(self._show_whole)

    @property
    def shown_text(self) -> str:
        """The chosen entry as it is drawn: with an ellipsis where there is no room for all of it."""
        return self._option().currentText

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen entry with an ellipsis where Qt would cut a letter in two."""
        painter, option = QStylePainter(self), self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText() or self.placeholderText(), Qt.TextElideMode.ElideRight, field.width()
        )
        return option

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel event on to the page."""
        event.ignore()

    def _show_whole(self, words: str) -> None:
        """Have the chosen entry in the tooltip too: there may be no room for all of it."""
        show_tooltip(self, words)

    def showPopup(self) -> None:
        """Open the list, wide enough for its longest entry where the screen is."""
        entries = self.view()
        longest = entries.sizeHintForColumn(0) + _AROUND
        entries.setMinimumWidth(min(max(self.width(), longest), self.screen().availableSize().width()))
        super().showPopup()
