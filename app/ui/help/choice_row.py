"""Buttons of which one is chosen, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.ui.buttons import button
from app.ui.flow_row import FlowRow

_GAP = 8


class ChoiceRow(QWidget):
    """``chosen`` carries the value of the button that was pressed; the arrow keys go from one to the next.

    An empty value stands for none of them.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, offered: Sequence[tuple[str, str]], chosen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name, self._group = name, QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = FlowRow(self, gap=_GAP)
        for value, words in offered:
            made = button(words, parent=self)
            made.setAccessibleName(f"{name} {words}")
            made.setProperty("choice", True)
            made.setCheckable(True)
            self._group.addButton(made)
            self.buttons[value] = made
            row.addWidget(made)
            made.clicked.connect(lambda checked=False, value=value: self.chosen.emit(value))
        self.choose(chosen)

    def choose(self, value: str) -> None:
        """Mark a choice as chosen, or none, without a signal."""
        with QSignalBlocker(self):
            self._group.setExclusive(bool(value))
            for each, made in self.buttons.items():
                made.setChecked(each == value)
            self._group.setExclusive(True)

    def name_choice(self, value: str, words: str) -> None:
        """Call a choice by other words."""
        self.buttons[value].setText(words)
        self.buttons[value].setAccessibleName(f"{self._name} {words}")
