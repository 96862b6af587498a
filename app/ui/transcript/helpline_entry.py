"""One helpline: name, contact in large type, and a button that copies the number."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.alignment.help_words import help_words
from app.alignment.helpline_words import ReachWords, helpline_in
from app.domain.risk import Helpline
from app.ui.transcript import proportions
from app.ui.transcript.copy_button import CopyButton
from app.ui.transcript.prose_block import ProseBlock
from app.ui.transcript.small_label import SmallLabel


class HelplineEntry(QWidget):
    """A service as in the file, in ``language``; its source is hidden until ``show_source``."""

    def __init__(
        self, helpline: Helpline, factor: float, parent: QWidget | None = None, *, language: str = "en"
    ) -> None:
        super().__init__(parent)
        self.words = helpline_in(helpline, language)
        self._language = language
        self.copy_buttons: list[CopyButton] = []
        self.reach: list[ProseBlock] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.1))
        rows.addWidget(SmallLabel(self.words.name, self, bold=True, quiet=False, selectable=True))
        for each in self.words.reach:
            rows.addLayout(self._reach_row(each, factor))
        if self.words.facts:
            rows.addWidget(SmallLabel(self.words.facts, self))
        self._source = SmallLabel(self.words.source, self, selectable=True)
        self._source.hide()
        rows.addWidget(self._source)

    def show_source(self, shown: bool) -> None:
        """Show or hide where the entry can be checked."""
        self._source.setVisible(shown)

    def _reach_row(self, reach: ReachWords, factor: float) -> QHBoxLayout:
        """Return a row with the contact in large type and its copy button."""
        said = help_words(self._language).helplines
        words = ProseBlock(self, factor=factor, bold=True)
        words.setAccessibleName(f"{self.words.name}: {reach.line}")
        words.show_html(escape(reach.line))
        button = CopyButton(
            lambda: reach.number, reach.copy_name, self, words=said.copy, done=said.copied, framed=True
        )
        self.reach.append(words)
        self.copy_buttons.append(button)
        row = QHBoxLayout()
        row.setSpacing(proportions.em(self, 0.8))
        row.addWidget(words, 1)
        row.addWidget(button)
        return row
