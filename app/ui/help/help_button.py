"""The button that opens help from people, in words, at the same place on every screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.alignment.help_button_words import help_button_words
from app.translation import program_language
from app.ui.icon_button import IconButton
from app.ui.tooltips import show_tooltip


class HelpButton(IconButton):
    """Its words never give way to the icon alone; at first they are in the program's language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        language = program_language()
        words = help_button_words(language)
        super().__init__("people", words.button, None, parent, words=words.button, colour="on_care", ems=1.1)
        self.setProperty("chip", True)
        self.setProperty("care", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_language(language)

    def show_language(self, language: str) -> None:
        """Use the words of a language."""
        words = help_button_words(language)
        self.setText(words.button)
        self.setAccessibleName(words.button)
        self.setAccessibleDescription(words.hint)
        show_tooltip(self, f"{words.hint} (F1)")

    def minimumSizeHint(self) -> QSize:
        """Return the whole size: the words are never cut."""
        return self.sizeHint()
