"""A button with an icon and an accessible name, which follows colours and text size."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolButton, QWidget

from app.ui.appearance import colours_of
from app.ui.icons import icon
from app.ui.tooltips import show_tooltip

_FREE = 0.28  # of the icon's side: between it and the words, besides the 4 pixels of Qt


class IconButton(QToolButton):
    """``name`` is the accessible name and the tooltip; ``words`` stand beside the icon where given."""

    def __init__(
        self,
        drawing: str,
        name: str,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
        *,
        words: str = "",
        colour: str = "quiet",
        ems: float = 1.35,
    ) -> None:
        super().__init__(parent)
        self._drawing, self._colour, self._ems = drawing, colour, ems
        self._drawn: tuple[str, str, int, int] | None = None
        self.setAccessibleName(name)
        show_tooltip(self, name)
        self.show_words(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if words:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def show_words(self, words: str) -> None:
        """Show words beside the icon; without words it stands alone, in the middle."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(beside if words else alone)
        self.setText(words)
        self._draw_again()

    def show_drawing(self, drawing: str, name: str) -> None:
        """Change icon and name."""
        self._drawing = drawing
        self.setAccessibleName(name)
        show_tooltip(self, name)
        self._draw_again()

    def sizeHint(self) -> QSize:
        """Return the size with the icon, which is drawn now: a button that stays hidden is not asked for one.

        Qt leaves two spaces after the words; one of them is before the words here.
        """
        if self._drawn is None:
            self._draw()
        space = self.fontMetrics().horizontalAdvance(" ") if self.text() else 0
        return super().sizeHint() - QSize(space, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the icon where the size was not asked for."""
        if self._drawn is None:
            self._draw()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when colours or the text size change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._draw_again()

    def _draw_again(self) -> None:
        if self._drawn is not None:
            self._draw()

    def _draw(self) -> None:
        side = max(18, round(QFontInfo(QApplication.font()).pixelSize() * self._ems))
        colours = colours_of(QApplication.palette())
        name = self._colour if self.isEnabled() else "quiet"
        free = self._free(side)
        drawn = (self._drawing, str(getattr(colours, name)), side, free)
        if drawn != self._drawn:
            self._drawn = drawn
            self.setIconSize(QSize(side + free, side))
            self.setIcon(icon(self._drawing, QColor(drawn[1]), side, free))

    def _free(self, side: int) -> int:
        return math.ceil(side * _FREE) if self.text() else 0
