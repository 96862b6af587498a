"""A combo box that the mouse wheel never changes."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class ComboBox(QComboBox):
    """A combo box that ignores the mouse wheel; ``name`` is its accessible name. It takes the available width."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel event on to the page."""
        event.ignore()
