"""The person's message in a bubble, verbatim."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.transcript import colours, proportions
from app.ui.transcript.prose_block import ProseBlock


class UserBubble(QWidget):
    """As wide as its text, up to ``limit_to``; plain text, since people do not type Markdown."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prose = ProseBlock(self)
        self.prose.setAccessibleName(tr("Your message"))
        self.prose.show_plain(text)
        self._limit = proportions.em(self, 40)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(
            proportions.em(self, 1.2),
            proportions.em(self, 0.4),
            proportions.em(self, 1.2),
            proportions.em(self, 0.4),
        )
        rows.addWidget(self.prose)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def mark_ranges(self, ranges: tuple[tuple[int, int], ...]) -> None:
        """Mark ranges of the text, in UTF-16 units; none clears the marks."""
        self.prose.mark_ranges(ranges)

    def limit_to(self, width: int) -> None:
        """Limit the width to ``width`` pixels."""
        if width != self._limit:
            self._limit = width
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the text again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bubble."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.outline(self.palette()))
        painter.setBrush(colours.bubble(self.palette()))
        radius = proportions.em(self, 1.1)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _fit(self) -> None:
        margins = self.contentsMargins().left() + self.contentsMargins().right()
        layout = self.layout()
        if layout is not None:
            margins += layout.contentsMargins().left() + layout.contentsMargins().right()
        self.setFixedWidth(max(min(self.prose.natural_width() + margins, self._limit), margins + 8))
