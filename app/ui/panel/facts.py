"""The facts of the turn: computed figures with their methods."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.generation import LoadedModel
from app.domain.turn import TurnFacts
from app.ui import layouts
from app.ui.labels import label
from app.ui.panel.section import Origin, Section
from app.ui.panel.share_bar import ShareBar
from app.ui.tooltips import show_tooltip
from app.ui.view_models.facts import CONTEXT_METHOD, Fact, context_view, facts_view


class FactsSection(Section):
    """One line a fact; the information button lists the methods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Facts", Origin.COMPUTED, parent)
        self.context = label("", self, quiet=True)
        self.bar = ShareBar("Context used", self)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        for each in (self.context, self.bar):
            self.body.addWidget(each)
        self.body.addSpacing(4)
        self.body.addLayout(self._grid)
        self.values: list[QLabel] = []
        self.clear()

    def clear(self) -> None:
        """Show no figures."""
        self._show(())
        self.hide()

    def show_facts(self, facts: TurnFacts, loaded: LoadedModel | None) -> None:
        """Show the facts of a turn."""
        context = context_view(facts)
        self.context.setText(f"Context: {context.words}")
        show_tooltip(self.context, CONTEXT_METHOD)
        self.bar.show_share(context.share, f"Context used: {context.words}")
        lines = facts_view(facts, loaded)
        methods = [f"Context: {CONTEXT_METHOD}", *(f"{each.name}: {each.method}" for each in lines)]
        self.set_method("\n".join(methods))
        self._show(lines)
        self.show()

    def _show(self, lines: tuple[Fact, ...]) -> None:
        layouts.clear(self._grid)
        self.values = []
        for row, fact in enumerate(lines):
            name = label(fact.name, self, quiet=True, wraps=False)
            value = label(fact.value, self)
            for each in (name, value):
                show_tooltip(each, fact.method)
                each.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            value.setAccessibleDescription(fact.method)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            self.values.append(value)
