"""The risk profile as bars, each below its name and figure; names wrap, so that none is cut."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.risk import CategoryScore
from app.translation import tr
from app.ui.panel.charts.bar_lines import BarLines
from app.ui.view_models.analysis import BarLine
from app.ui.view_models.profile import in_words, percent


class RiskBars(BarLines):
    """Scores from 0 to 1, in the order given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Risk profile"), parent)

    def show_categories(self, categories: tuple[CategoryScore, ...]) -> None:
        """Show these categories, from top to bottom."""
        self.show_lines(
            tuple(BarLine(each.shown_name, percent(each.score), 0.0, each.score) for each in categories)
        )
        self.setAccessibleDescription(in_words(categories))
