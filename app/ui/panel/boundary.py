"""The panel's section of the boundary and the pearl point, as named bars of the strategy ladder and in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.analysis import TurnAnalysis
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.labels import Badge, label, show_words
from app.ui.panel.charts.ladder_chart import LadderChart
from app.ui.panel.section import Origin, Section
from app.ui.view_models.boundary import boundary_words, ladder_in_words, sketched_words, sketches_of
from app.ui.view_models.ladder import rung_lines


def method() -> str:
    """Return how the ladder comes about."""
    return tr(
        "The ways to answer stand in order of how specific they are; their numbers are the rungs of this ladder. Risk "
        "and constructive value (retention) are the game's expectations over the types; risk is made monotone along "
        "the ladder by isotonic regression. Boundary: the last rung whose risk is within the limit of the message's "
        "category (a table's figure). Pearl point: the most constructive rung inside (arXiv 2509.01909, section 3); it "
        "moves from turn to turn only where another is clearly better. Where drafts were scored by a model, they count "
        "beside the table and are marked as model-made."
    )


class BoundarySection(Section):
    """Hidden while nothing was computed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How far help may go"), Origin.COMPUTED, parent)
        self.set_method(method())
        self.words = label("", self)
        self.chart = LadderChart(self)
        self.copy = button(tr("Copy"), self._copy, kind=ButtonKind.QUIET, name=tr("Copy the ladder as text"))
        self.sketched = label("", self, quiet=True, factor=0.92)
        self.whose = Badge(tr("Drafts: model's words"), "notice", self)
        self.whose.setAccessibleDescription(Origin.MODEL.value[2])
        self.whose.hide()
        self.sketches: list[tuple[str, str]] = []
        self._drafts = QVBoxLayout()
        self._drafts.setSpacing(4)
        self.body.addWidget(self.words)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.sketched)
        self.body.addWidget(self.whose)
        self.body.addLayout(self._drafts)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._show_sketches(())
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show the ladder from which the strategy of a turn was chosen."""
        self.words.setText(boundary_words(analysis))
        self.chart.show_ladder(rung_lines(analysis), ladder_in_words(analysis))
        show_words(self.sketched, sketched_words(analysis))
        self._show_sketches(sketches_of(analysis))
        self.show()

    def _show_sketches(self, sketches: tuple[tuple[str, str], ...]) -> None:
        if self.sketches == list(sketches):
            return
        layouts.clear(self._drafts)
        self.sketches = list(sketches)
        for name, words in sketches:
            self._drafts.addWidget(label(tr("{name}: “{words}”", name=name, words=words), self, factor=0.95))
        self.whose.setVisible(bool(sketches))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.words.text()} {self.chart.accessibleDescription()}")
