"""The facts of the turn: computed figures, each with its method one hover or focus away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.generation import LoadedModel
from app.domain.turn import TurnFacts
from app.ui.labels import label
from app.ui.panel.section import Section
from app.ui.view_models import Fact, facts_view


class FactsSection(Section):
    """A line a fact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Facts of the turn", "Computed", parent)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self.body.addLayout(self._grid)
        self.values: list[QLabel] = []
        self.clear()

    def clear(self) -> None:
        """Show no figures."""
        self._show((Fact("", "The figures of the reply will stand here.", ""),))

    def show_facts(self, facts: TurnFacts, loaded: LoadedModel | None) -> None:
        """Show the figures of a turn."""
        self._show(facts_view(facts, loaded))

    def _show(self, lines: tuple[Fact, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.values = []
        for row, fact in enumerate(lines):
            name = label(fact.name, self, quiet=True, wraps=False)
            value = label(fact.value, self)
            for each in (name, value):
                each.setToolTip(fact.method)
                each.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            value.setAccessibleDescription(fact.method)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            self.values.append(value)
