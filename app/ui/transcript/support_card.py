"""The support card shown first in a crisis: human-written text and contacts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.alignment.help_words import help_words
from app.domain.message_language import language_of
from app.domain.support import Support
from app.ui import layouts
from app.ui.disclosure import Disclosure
from app.ui.panel.region_choice import RegionChoice
from app.ui.transcript import colours, proportions
from app.ui.transcript.block_column import BlockColumn
from app.ui.transcript.helpline_entry import HelplineEntry
from app.ui.transcript.markdown_blocks import split_blocks
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton
from app.ui.type_scale import TextSize

LARGE = TextSize.TITLE.value
USUAL = TextSize.READING.value


class SupportCard(QWidget):
    """Complete, in the language of its text: its first paragraph, the services, and the rest of it below them, so that
    a number is in view on a small screen too. What comes first is in large type; the quiet form, for concern about
    someone else, is smaller. Where the region is not known it asks, below the first contact:
    ``region_chosen`` carries the code.
    """

    copy_requested = Signal(str)
    link_requested = Signal(str)
    region_chosen = Signal(str)

    def __init__(self, support: Support, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self.show_support(support)

    def show_support(self, support: Support) -> None:
        """Show help in place of what was shown, as with another region's services."""
        layouts.clear(self._rows)
        self.support = support
        self._language = language_of(support.text)
        words = help_words(self._language)
        factor = USUAL if support.quiet else LARGE
        first, _, rest = support.text.partition("\n\n")
        self.words, self.more = self._column(first, factor), self._column(rest, USUAL)
        self.entries = [
            HelplineEntry(each, factor, self, language=self._language) for each in support.helplines
        ]
        self.sources = TextButton(words.helplines.sources, "", self)
        disclosure = Disclosure(self.sources, (), words.helplines.hide_sources)
        disclosure.changed.connect(self._show_sources)
        self._lay_out()
        self._rows.addWidget(SmallLabel(words.from_people, self))
        self._rows.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(words.card.name_quiet if support.quiet else words.card.name)

    def spoken(self) -> str:
        """Return the whole card as text for screen readers."""
        services = (each.words.spoken() for each in self.entries)
        return "\n".join(filter(None, [self.words.plain_text(), *services, self.more.plain_text()]))

    def _column(self, text: str, factor: float) -> BlockColumn:
        column = BlockColumn(self, factor=factor)
        column.show_blocks(split_blocks(text))
        column.link_requested.connect(self.link_requested)
        column.setVisible(bool(text))
        return column

    def _lay_out(self) -> None:
        quiet = self.support.quiet
        side, end = proportions.em(self, 1.4 if quiet else 2.0), proportions.em(self, 1.0 if quiet else 1.6)
        self._rows.setContentsMargins(side, end, side, end)
        self._rows.setSpacing(proportions.em(self, 0.7 if quiet else 1.1))
        self._rows.addWidget(self.words)
        for number, entry in enumerate(self.entries):
            self._rows.addWidget(entry)
            if number == 0 and not self.support.region:
                self._ask_region()
            for button in entry.copy_buttons:
                button.copied.connect(self.copy_requested)
        self._rows.addWidget(self.more)

    def _ask_region(self) -> None:
        words = help_words(self._language)
        self._rows.addWidget(SmallLabel(words.card.where, self, quiet=False))
        region = RegionChoice(words.people.where, self, language=self._language)
        region.chosen.connect(self.region_chosen)
        self._rows.addWidget(region)

    def _show_sources(self, shown: bool) -> None:
        for entry in self.entries:
            entry.show_source(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background and the line beside it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.outline(self.palette()))
        painter.setBrush(colours.support_ground(self.palette()))
        radius = proportions.em(self, 1.1)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.support_edge(self.palette()))
        inset = radius * 0.9
        painter.drawRoundedRect(QRectF(proportions.em(self, 0.55), inset, 4, self.height() - 2 * inset), 2, 2)
        painter.end()
