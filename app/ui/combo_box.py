"""A combo box that the mouse wheel never changes, and whose list is as wide as its longest entry."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

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
