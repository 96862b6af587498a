"""The influence of the reasoning on the reply: a button that measures it, then signed bars with sentences."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.analysis import TurnAnalysis
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.labels import Badge, label, show_words
from app.ui.panel.charts.signed_bar import SignedBar
from app.ui.panel.section import Origin
from app.ui.view_models.influence import influence_lines, influence_words, untouched_words

_ASK = tr("Does it matter?")
_NAME = tr("Does this reasoning matter? Strike out each step in turn and ask how likely the reply is then")
_WAIT = tr("Each step is struck out in turn, and the model is asked how likely the reply is then…")
_KEY = tr(
    "The figures are the change of ln P a token (a word piece): right of the middle, the step made "
    "the reply likelier; left of it (hatched), less likely. Model-made: they say what this model "
    "reckons with, not what is true."
)


class InfluenceView(QWidget):
    """``asked``: a person wants it measured."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = button(_ASK, self._ask, kind=ButtonKind.QUIET, name=_NAME, parent=self)
        self.words = label("", self)
        self.origin = Badge(tr("Model-made"), Origin.INDICATIVE.value[1], self)
        self.origin.setAccessibleDescription(Origin.INDICATIVE.value[2])
        self.key = label(_KEY, self, quiet=True, factor=0.88)
        self.untouched = label("", self, quiet=True, factor=0.88)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.words)
        rows.addWidget(self.origin)
        rows.addLayout(self._bars)
        rows.addWidget(self.untouched)
        rows.addWidget(self.key)

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show the measured influence, or only the button."""
        layouts.clear(self._bars)
        lines = influence_lines(analysis)
        for each in lines:
            self._bars.addWidget(
                label(tr("{name}: {value}", name=each.name, value=each.figure), self, factor=0.95)
            )
            self._bars.addWidget(SignedBar(each.name, each.share, each.words, self))
            self._bars.addWidget(label(each.words, self, quiet=True, factor=0.92))
        words = influence_words(analysis)
        show_words(self.words, words)
        self.ask.setVisible(not words)
        self.origin.setVisible(bool(lines))
        self.key.setVisible(bool(lines))
        show_words(self.untouched, untouched_words(analysis))

    def allow(self, allowed: bool) -> None:
        """Allow the measurement, or not while the model is busy."""
        self.ask.setEnabled(allowed)

    def failed(self) -> None:
        """Offer the button again."""
        show_words(self.words, "")
        self.ask.show()

    def _ask(self) -> None:
        self.ask.hide()
        show_words(self.words, _WAIT)
        self.asked.emit()
