"""An icon without a function, which follows colours and text size."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from app.ui.appearance import colours_of
from app.ui.icons import icon
from app.ui.transcript.proportions import is_text_size_change


class IconLabel(QLabel):
    """An icon with ``name`` as its accessible name."""

    def __init__(
        self,
        drawing: str,
        name: str,
        parent: QWidget | None = None,
        *,
        colour: str = "accent",
        ems: float = 1.6,
    ) -> None:
        super().__init__(parent)
        self._drawing, self._colour, self._ems = drawing, colour, ems
        self._drawn: tuple[str, str, int] | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def show_drawing(self, drawing: str, name: str) -> None:
        """Change the icon."""
        self._drawing = drawing
        self.setAccessibleName(name)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when colours or the text size change."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._draw()

    def _draw(self) -> None:
        side = round(QFontInfo(QApplication.font()).pixelSize() * self._ems)
        drawn = (self._drawing, str(getattr(colours_of(QApplication.palette()), self._colour)), side)
        if drawn != self._drawn:
            self._drawn = drawn
            self.setPixmap(icon(self._drawing, QColor(drawn[1]), side).pixmap(side, side))
