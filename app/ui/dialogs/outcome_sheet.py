"""A sheet that stays open while something is done, and says in a line how it ended."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label, show_words
from app.ui.transcript.announcer import Announcer


class OutcomeSheet(Sheet):
    """``outcome`` is the line; whoever builds the sheet gives it its place."""

    def __init__(self, heading: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, words, parent)
        self.outcome = label("", self)
        self.outcome.hide()
        self._announcer = Announcer(self)

    def tell(self, words: str, tone: str = "") -> None:
        """Say how something goes or went, and announce it to screen readers."""
        self.outcome.set_tone(tone)
        show_words(self.outcome, words)
        self.outcome.setAccessibleName(words)
        QTimer.singleShot(0, self._show_outcome)
        self._announcer.say(self, words)

    def _show_outcome(self) -> None:
        """Scroll to how it went, once it has its place."""
        self._scroll.ensureWidgetVisible(self.outcome)
