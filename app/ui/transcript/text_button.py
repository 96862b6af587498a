"""A small text button: a faint ground at rest, a stronger one under the pointer, and a focus ring."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.appearance import colours_of
from app.ui.tooltips import show_tooltip
from app.ui.transcript import colours, proportions

_LEAST_EMS = 6
_SEEN_MS = 120  # before which nobody can have aimed at a button that has just appeared


class TextButton(QPushButton):
    """A flat button; ``name`` is its accessible name where the text alone is not enough.

    One that ``elides`` shortens its text where there is no room; its name or tooltip then has all of it.
    ``text_size_changed``: a button gets a new text size later than its page, and later still while hidden.
    """

    text_size_changed = Signal()

    def __init__(
        self,
        words: str,
        name: str = "",
        parent: QWidget | None = None,
        *,
        framed: bool = False,
        elides: bool = False,
    ) -> None:
        super().__init__(words, parent)
        self._elides = elides
        if elides:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._framed = framed
        self._hovered = self._concealed = False
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
        """Return the size hint, so that the text is never cut; less where it may be elided."""
        whole = self.sizeHint()
        return (
            QSize(min(whole.width(), proportions.em(self, _LEAST_EMS)), whole.height())
            if self._elides
            else whole
        )

    @property
    def is_concealed(self) -> bool:
        """True where it has its place and is not drawn."""
        return self._concealed

    def conceal(self, concealed: bool) -> None:
        """Keep its place and draw nothing; keys and screen readers reach it, a finger that cannot see it does not."""
        if concealed == self._concealed:
            return
        self._concealed = concealed
        self.update()
        if concealed:
            self._follow_sight()
        else:
            QTimer.singleShot(_SEEN_MS, self, self._follow_sight)

    def _follow_sight(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self._concealed)

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
        if self._concealed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = min(box.height() / 2, proportions.em(self, 0.6))
        painter.setPen(self._edge(palette))
        painter.setBrush(self._ground(palette))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(self._words(palette))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._shown_words())
        painter.end()

    def _shown_words(self) -> str:
        if not self._elides:
            return self.text()
        room = self.width() - proportions.em(self, 0.6)
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)

    def _edge(self, palette: QPalette) -> QPen:
        if self.hasFocus():
            return QPen(colours.accent(palette), 2)
        if self._framed:
            return QPen(QColor(colours_of(palette).edge), 1)
        return colours.outline(palette)

    def _ground(self, palette: QPalette) -> QColor:
        if not self.isEnabled():
            return QColor(Qt.GlobalColor.transparent)
        if self.isDown():
            return colours.mixed(colours.surface(palette), colours.ink(palette), 0.18)
        if self._hovered:
            return colours.mixed(colours.surface(palette), colours.ink(palette), 0.1)
        return colours.surface(palette) if self._framed else colours.code_ground(palette)

    def _words(self, palette: QPalette) -> QColor:
        if self._framed or self._hovered or self.isDown():
            return colours.ink(palette)
        return colours.quiet_ink(palette)
