"""The facts of the turn: computed figures with their methods."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.generation import LoadedModel
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnFacts
from app.translation import tr
from app.ui import layouts
from app.ui.labels import label
from app.ui.panel.section import Origin, Section
from app.ui.panel.share_bar import ShareBar
from app.ui.tooltips import show_tooltip
from app.ui.transcript.proportions import em
from app.ui.view_models.facts import Fact, breakable, context_view, facts_view

_BESIDE_EMS = 20


class FactLine(QWidget):
    """The name of a fact beside its value, or above it where there is little room."""

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label(fact.name, self, quiet=True)
        self.value = label(breakable(fact.value), self)
        for each in (self._name, self.value):
            show_tooltip(each, fact.method)
            each.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.value.setAccessibleName(tr("{name}: {value}", name=fact.name, value=fact.value))
        self.value.setAccessibleDescription(fact.method)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self._name, 2)
        self._row.addWidget(self.value, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        layouts.stand(self._row, in_a_row=self.width() >= em(self, _BESIDE_EMS))


class FactsSection(Section):
    """One line a fact; the information button lists the methods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Facts"), Origin.COMPUTED, parent)
        self.context = label("", self, quiet=True)
        self.bar = ShareBar(tr("Context used"), self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(5)
        for each in (self.context, self.bar):
            self.body.addWidget(each)
        self.body.addSpacing(4)
        self.body.addLayout(self._lines)
        self.values: list[QLabel] = []
        self.clear()

    def clear(self) -> None:
        """Show no figures."""
        self._show(())
        self.hide()

    def show_facts(
        self, facts: TurnFacts, loaded: LoadedModel | None, table: StrategyTable | None = None
    ) -> None:
        """Show the facts of a turn."""
        context = context_view(facts)
        self.context.setText(tr("Context: {words}", words=context.words))
        show_tooltip(self.context, context.method)
        self.bar.show_share(context.share, tr("Context used: {words}", words=context.words))
        lines = facts_view(facts, loaded, table)
        methods = [
            tr("Context: {words}", words=context.method),
            *(tr("{name}: {value}", name=each.name, value=each.method) for each in lines),
        ]
        self.set_method(breakable("\n".join(methods)))
        self._show(lines)
        self.show()

    def _show(self, lines: tuple[Fact, ...]) -> None:
        layouts.clear(self._lines)
        self.values = []
        for fact in lines:
            line = FactLine(fact, self)
            self._lines.addWidget(line)
            self.values.append(line.value)
