"""The support card shown first in a crisis: human-written text and contacts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.turn import Support
from app.ui.transcript import colours, proportions
from app.ui.transcript.block_column import BlockColumn
from app.ui.transcript.helpline_entry import HelplineEntry
from app.ui.transcript.markdown_blocks import split_blocks
from app.ui.transcript.small_label import SmallLabel

LARGE = 1.3
USUAL = 1.08


class SupportCard(QWidget):
    """Complete and in large type; the quiet form, for concern about someone else, is smaller."""

    copy_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self, support: Support, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.support = support
        factor = USUAL if support.quiet else LARGE
        self.words = BlockColumn(self, factor=factor)
        self.words.show_blocks(split_blocks(support.text))
        self.words.link_requested.connect(self.link_requested)
        self.entries = [HelplineEntry(each, factor, self) for each in support.helplines]
        rows = QVBoxLayout(self)
        side, end = (1.4, 1.0) if support.quiet else (2.0, 1.6)
        rows.setContentsMargins(
            proportions.em(self, side),
            proportions.em(self, end),
            proportions.em(self, side),
            proportions.em(self, end),
        )
        rows.setSpacing(proportions.em(self, 0.7 if support.quiet else 1.1))
        rows.addWidget(self.words)
        for entry in self.entries:
            rows.addWidget(entry)
            for button in entry.copy_buttons:
                button.copied.connect(self.copy_requested)
        rows.addWidget(SmallLabel("These words were written by people, not by a model.", self))
        self.setAccessibleName("If someone may be in danger" if support.quiet else "Help is here for you")

    def spoken(self) -> str:
        """Return the whole card as text for screen readers."""
        lines = [f"{each.name}: {'; '.join(each.reach)}." for each in self.support.helplines]
        return "\n".join([self.words.plain_text(), *lines])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background and the line beside it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.support_ground(self.palette()))
        radius = proportions.em(self, 1.1)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setBrush(colours.support_edge(self.palette()))
        inset = radius * 0.9
        painter.drawRoundedRect(QRectF(proportions.em(self, 0.55), inset, 4, self.height() - 2 * inset), 2, 2)
        painter.end()
