"""The window's labels: plain text that wraps, in proportion to the chosen text size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from app.ui.appearance import Colours, colours_of
from app.ui.transcript.proportions import em, scaled
from app.ui.type_scale import heading_weight

_INKS = {"calm": "on_care", "care": "on_care", "notice": "on_notice", "alert": "on_alert"}
_GROUNDS = {"care": "care", "notice": "notice", "alert": "alert"}


class Words(QLabel):
    """Plain text, never markup; ``factor`` times the application's text size, in the colour of a tone."""

    is_selectable = False  # by mouse

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        factor: float = 1.0,
        bold: bool = False,
        quiet: bool = False,
    ) -> None:
        super().__init__(words, parent)
        self._factor, self._bold, self._tone = factor, bold, ""
        self.setProperty("quiet", quiet)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._dress()

    def setText(self, words: str) -> None:
        """Show words, in the weight that their script has."""
        super().setText(words)
        if self._bold:
            self._dress()

    def set_tone(self, tone: str) -> None:
        """Use the colour of a tone: calm, care, notice, alert, or none."""
        self._tone = tone
        self._dress()

    def set_size(self, factor: float, *, bold: bool) -> None:
        """Use another size and weight."""
        if (factor, bold) != (self._factor, self._bold):
            self._factor, self._bold = factor, bold
            self.setFont(QApplication.font())
            self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Update size and colour when the appearance changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make words selectable only now: Qt gives them a document then, at twice the cost of showing them."""
        if self.is_selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().mousePressEvent(event)

    def _dress(self) -> None:
        if self._factor != 1.0 or self._bold:
            font = scaled(QApplication.font(), self._factor)
            if self._bold:
                font.setWeight(heading_weight(self.text()))
            if font != self.font():
                self.setFont(font)
        current = QApplication.palette()
        ink = self._ink(colours_of(current))
        if self.palette().color(QPalette.ColorRole.WindowText) != ink:
            palette = QPalette(current)
            palette.setColor(QPalette.ColorRole.WindowText, ink)
            self.setPalette(palette)

    def _ink(self, colours: Colours) -> QColor:
        if self.property("quiet"):
            return QColor(colours.quiet)
        return QColor(getattr(colours, _INKS.get(self._tone, "text")))


class Badge(Words):
    """A small rounded label that names the origin of words or figures."""

    def __init__(self, words: str, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent, factor=0.86)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tone(tone)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background and the text."""
        colours = colours_of(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, _GROUNDS.get(self._tone, "sunk"))))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        super()._dress()
        side, end = em(self, 0.75), em(self, 0.18)
        self.setContentsMargins(side, end, side, end)

    def _ink(self, colours: Colours) -> QColor:
        return QColor(getattr(colours, _INKS.get(self._tone, "quiet")))


def label(
    words: str = "",
    parent: QWidget | None = None,
    *,
    quiet: bool = False,
    heading: bool = False,
    factor: float = 1.0,
    wraps: bool = True,
    selectable: bool = True,
) -> Words:
    """Return a label; a heading names a section, a quiet one is less prominent."""
    made = Words(words, parent, factor=factor, bold=heading, quiet=quiet)
    made.setWordWrap(wraps)
    made.is_selectable = selectable
    across = QSizePolicy.Policy.Ignored if wraps else QSizePolicy.Policy.Fixed
    policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(wraps)
    made.setSizePolicy(policy)
    return made


def show_words(shown: QLabel, words: str) -> None:
    """Set a label's text, and hide it where there is none."""
    shown.setText(words)
    shown.setVisible(bool(words))
