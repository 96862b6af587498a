"""Facts of a model in two columns: what each is about, and its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.session.recommendation_words import Fact
from app.ui.labels import label


class FactTable(QWidget):
    """The names stand in a column as wide as the longest."""

    def __init__(self, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            name = label(fact.name, self, quiet=True, wraps=False)
            words = label(fact.words, self)
            name.setBuddy(words)
            words.setAccessibleName(fact.name)
            words.setAccessibleDescription(fact.words)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
