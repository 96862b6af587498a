"""The panel's section of the boundary and the pearl point, as a chart of the strategy ladder and in words."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.analysis import TurnAnalysis
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import Badge, label, show_words
from app.ui.panel.charts.ladder_chart import LadderChart
from app.ui.panel.section import Origin, Section
from app.ui.view_models.analysis import boundary_words, ladder_in_words, sketched_words, sketches_of

METHOD = (
    "The ways to answer stand in order of how specific they are. Risk and constructive value (retention) are the "
    "game's expectations over the types; risk is made monotone along the ladder by isotonic regression. Boundary: the "
    "last rung whose risk is within the limit of the message's category (a table's figure). Pearl point: the most "
    "constructive rung inside (arXiv 2509.01909, section 3); it moves from turn to turn only where another is clearly "
    "better. Where drafts were scored by a model, they count beside the table and are marked as model-made."
)


class BoundarySection(Section):
    """Hidden while nothing was computed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How far help may go", Origin.COMPUTED, parent)
        self.set_method(METHOD)
        self.words = label("", self)
        self.chart = LadderChart(self)
        self.key = label("", self, quiet=True, factor=0.92)
        self.text = label("", self, factor=0.95)
        self.as_text = button("As text", kind=ButtonKind.QUIET, name="Show the chart as text")
        self._disclosure = Disclosure(self.as_text, (self.text,), "Hide text")
        self.copy = button("Copy", self._copy, kind=ButtonKind.QUIET, name="Copy the chart as text")
        self.sketched = label("", self, quiet=True, factor=0.92)
        self.whose = Badge("Drafts: model's words", "notice", self)
        self.whose.setAccessibleDescription(Origin.MODEL.value[2])
        self.whose.hide()
        self.sketches: list[tuple[str, str]] = []
        self._drafts = QVBoxLayout()
        self._drafts.setSpacing(4)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.as_text)
        row.addWidget(self.copy)
        row.addStretch(1)
        for each in (self.words, self.chart, self.key):
            self.body.addWidget(each)
        self.body.addLayout(row)
        for each in (self.text, self.sketched, self.whose):
            self.body.addWidget(each)
        self.body.addLayout(self._drafts)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and collapse the details."""
        self._disclosure.close()
        self._show_sketches(())
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show the ladder from which the strategy of a turn was chosen."""
        ladder, described = analysis.message.ladder, ladder_in_words(analysis)
        self.words.setText(boundary_words(analysis))
        self.chart.show_ladder(ladder, analysis.message.game.chosen, described)
        names = (
            f"{number} {analysis.strategy_name(each.strategy)}" for number, each in enumerate(ladder.rungs, 1)
        )
        self.key.setText(" · ".join(names))
        self.text.setText(described)
        show_words(self.sketched, sketched_words(analysis))
        self._show_sketches(sketches_of(analysis))
        self.show()

    def _show_sketches(self, sketches: tuple[tuple[str, str], ...]) -> None:
        if self.sketches == list(sketches):
            return
        layouts.clear(self._drafts)
        self.sketches = list(sketches)
        for name, words in sketches:
            self._drafts.addWidget(label(f"{name}: “{words}”", self, factor=0.95))
        self.whose.setVisible(bool(sketches))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.words.text()} {self.text.text()}")
