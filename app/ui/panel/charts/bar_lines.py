"""Lines of text with a bar below each, for the posterior and the evidence behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.labels import label
from app.ui.panel.charts.floating_bar import FloatingBar
from app.ui.transcript.proportions import em
from app.ui.view_models.analysis import BarLine, lines_in_words


class BarLines(QWidget):
    """Lines whose labels wrap, so that no text is cut at any text size."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(3)
        self.lines: tuple[BarLine, ...] = ()

    def show_lines(self, lines: tuple[BarLine, ...]) -> None:
        """Show these lines, from top to bottom."""
        if lines == self.lines:
            return
        layouts.clear(self._rows)
        self.lines = lines
        self.setAccessibleDescription(lines_in_words(lines) if lines else "")
        for each in lines:
            self._rows.addWidget(
                label(tr("{name}: {value}", name=each.name, value=each.figure), self, factor=0.95)
            )
            self._rows.addWidget(FloatingBar(each, self))
            self._rows.addSpacing(em(self, 0.25))
