"""The page of exercises for a hard moment: slow breathing, five senses, cold water. No model takes part."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.alignment.help_words import help_words
from app.ui.buttons import ButtonKind, button
from app.ui.help.breathing_pacer import BreathingPacer
from app.ui.help.help_page import HelpPage, card
from app.ui.labels import label


class CalmPage(HelpPage):
    """``still_chosen`` carries whether the pacer is to move no more; ``people_requested`` asks for the services."""

    still_chosen = Signal(bool)
    people_requested = Signal()

    def __init__(self, language: str, *, still: bool, parent: QWidget | None = None) -> None:
        self._words = help_words(language).calm
        super().__init__(self._words.tab, parent)
        self.pacer = BreathingPacer(self._words, still=still, parent=self)
        self.begin = button(self._words.begin, self._begin, kind=ButtonKind.PRIMARY, parent=self)
        self.still = QCheckBox(self._words.still, self)
        self.still.setChecked(still)
        self.still.toggled.connect(self._set_still)
        self.pacer.changed.connect(self._name_button)
        self.rows.addWidget(label(self._words.heading, self, heading=True, factor=1.4))
        self.rows.addWidget(label(self._words.introduction, self, factor=1.1))
        self._add_breathing()
        self._add_senses()
        self._add_water()
        self._add_people()

    def _add_breathing(self) -> None:
        frame, rows = card(self)
        rows.addWidget(label(self._words.breathing, self, heading=True, factor=1.15))
        rows.addWidget(label(self._words.breathing_words, self))
        rows.addWidget(self.pacer)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addWidget(self.still)
        row.addStretch(1)
        rows.addLayout(row)
        self.rows.addWidget(frame)

    def _add_senses(self) -> None:
        frame, rows = card(self)
        rows.addWidget(label(self._words.senses, self, heading=True, factor=1.15))
        rows.addWidget(label(self._words.senses_words, self))
        for step in self._words.senses_steps:
            rows.addWidget(label(f"•  {step}", self))
        rows.addWidget(label(self._words.senses_after, self))
        self.rows.addWidget(frame)

    def _add_water(self) -> None:
        frame, rows = card(self)
        rows.addWidget(label(self._words.water, self, heading=True, factor=1.15))
        rows.addWidget(label(self._words.water_words, self))
        rows.addWidget(label(self._words.water_care, self, quiet=True))
        self.rows.addWidget(frame)

    def _add_people(self) -> None:
        self.rows.addWidget(label(self._words.still_hard, self, factor=1.1))
        people = button(self._words.to_people, self.people_requested.emit, parent=self)
        self.rows.addWidget(people, 0, Qt.AlignmentFlag.AlignLeft)

    def _begin(self) -> None:
        if self.pacer.is_running:
            self.pacer.stop()
        else:
            self.pacer.begin()

    def _name_button(self) -> None:
        words = self._words.stop if self.pacer.is_running else self._words.begin
        self.begin.setText(words)
        self.begin.setAccessibleName(f"{self._words.breathing}: {words}")

    def _set_still(self, still: bool) -> None:
        self.pacer.set_still(still)
        self.still_chosen.emit(still)
