"""The payoffs: expected values of each strategy, and which strategies were allowed, a few lines for each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.labels import label
from app.ui.transcript.proportions import em
from app.ui.view_models.analysis import PayoffLine
from app.ui.view_models.payoffs import NO_BREAK, payoff_figures


class PayoffRow(QWidget):
    """One strategy: its name with its mark, and below it the figures, in as many lines as they need."""

    def __init__(self, line: PayoffLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.name = label(line.name, self, heading=line.chosen)
        self.figures = label(payoff_figures(line), self, quiet=not line.chosen, factor=0.95)
        self.setAccessibleName(line.strategy)
        self.setAccessibleDescription(self.figures.text().replace(NO_BREAK, " "))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(1)
        rows.addWidget(self.name)
        rows.addWidget(self.figures)


class PayoffTable(QWidget):
    """From the least specific strategy to the most; nothing is cut or scrolls, however narrow the panel is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Payoff of every strategy"))
        self.rows: list[PayoffRow] = []
        self._lines: tuple[PayoffLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(self, 0.55))

    def show_payoffs(self, lines: tuple[PayoffLine, ...]) -> None:
        """Set the rows; equal rows stay as they are."""
        if lines == self._lines:
            return
        self._lines = lines
        layouts.clear(self._column)
        self.rows = [PayoffRow(each, self) for each in lines]
        for row in self.rows:
            self._column.addWidget(row)
