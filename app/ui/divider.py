"""A divider between two parts of the window: dragged with the mouse, or moved by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.translation import tr
from app.ui.appearance import colours_of
from app.ui.tooltips import show_tooltip

THICKNESS = 11  # pixels
_GRIP = (4, 40)


class Divider(QWidget):
    """``moved`` carries by how many pixels to the right, ``stepped`` -1 or 1 for an arrow key, ``reset`` nothing."""

    moved = Signal(int)
    stepped = Signal(int)
    reset = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: int | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("The Left and Right keys move it, Home sets the usual width"))
        show_tooltip(self, tr("{name}: drag it, or use the Left and Right keys", name=name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = round(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it with the mouse."""
        if self._pressed_at is not None and (by := round(event.position().x()) - self._pressed_at):
            self.moved.emit(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._pressed_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Set the usual width."""
        self.reset.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it by the arrow keys."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() == Qt.Key.Key_Home:
            self.reset.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus has gone."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a hairline with a grip in its middle."""
        colours = colours_of(QApplication.palette())
        lively = self.hasFocus() or self.underMouse() or self._pressed_at is not None
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.window))
        middle = self.width() / 2
        painter.fillRect(QRectF(middle - 0.5, 0, 1, self.height()), QColor(colours.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if lively else colours.quiet))
        width, height = (_GRIP[0] + 2, self.height() - 8) if self.hasFocus() else _GRIP
        painter.drawRoundedRect(
            QRectF(middle - width / 2, (self.height() - height) / 2, width, height), width / 2, width / 2
        )
        painter.end()
