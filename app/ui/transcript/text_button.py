"""A small text button: quiet until hovered or focused, with a focus ring."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.tooltips import show_tooltip
from app.ui.transcript import colours, proportions


class TextButton(QPushButton):
    """A flat button; ``name`` is its accessible name where the text alone is not enough.

    ``text_size_changed``: a button gets a new text size later than its page, and later still while hidden.
    """

    text_size_changed = Signal()

    def __init__(
        self, words: str, name: str = "", parent: QWidget | None = None, *, framed: bool = False
    ) -> None:
        super().__init__(words, parent)
        self._framed = framed
        self._hovered = False
        self.setAccessibleName(name or words)
        show_tooltip(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the size of the text, at least 24 px in each direction."""
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        side = proportions.em(self, 0.9 if self._framed else 0.5)
        height = words.height() + proportions.em(self, 0.8 if self._framed else 0.45)
        return QSize(max(24, words.width() + 2 * side), max(24, height))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint, so that the text is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Emit ``text_size_changed``."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.text_size_changed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover look."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show the normal look."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint background, text and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = min(box.height() / 2, proportions.em(self, 0.6))
        painter.setPen(self._edge(palette))
        painter.setBrush(self._ground(palette))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(self._words(palette))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _edge(self, palette: QPalette) -> QPen:
        if self.hasFocus():
            return QPen(colours.accent(palette), 2)
        if self._framed:
            return QPen(colours.mixed(colours.surface(palette), colours.ink(palette), 0.35), 1)
        return QPen(Qt.PenStyle.NoPen)

    def _ground(self, palette: QPalette) -> QColor:
        if self.isDown():
            return colours.hairline(palette)
        if self._hovered and self.isEnabled():
            return colours.mixed(colours.surface(palette), colours.ink(palette), 0.09)
        return colours.surface(palette) if self._framed else QColor(Qt.GlobalColor.transparent)

    def _words(self, palette: QPalette) -> QColor:
        if not self.isEnabled():
            return colours.mixed(colours.surface(palette), colours.ink(palette), 0.55)
        return colours.ink(palette) if self._framed or self._hovered else colours.quiet_ink(palette)
