"""The line above the composer: after a crisis to the end of the branch, or where a message may mean danger."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.alignment.help_button_words import help_button_words
from app.alignment.help_words import help_words
from app.ui.buttons import ButtonKind, button
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.tooltips import show_tooltip


class HelpBar(QFrame):
    """Hidden until a branch needs it."""

    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("careBar")
        self.words = label("", self)
        self.words.set_tone("care")
        self.open = button("", self.open_requested.emit, kind=ButtonKind.SECONDARY, parent=self)
        self._icon = IconLabel("people", "", self, colour="on_care", ems=1.2)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        self.show_language("en")
        self.hide()

    def show_language(self, language: str, *, possible: bool = False) -> None:
        """Use the words of a language; ``possible`` where danger is possible and not sure."""
        self.language = language
        words = help_words(language)
        said = words.bar.possible if possible else words.bar.here
        self.words.setText(said)
        self.open.setText(words.bar.open)
        way = help_button_words(language)
        self.open.setAccessibleName(way.button)
        show_tooltip(self.open, way.hint)
        self.setAccessibleName(said)
        self._icon.setAccessibleName(said)
