"""Why this way: in plain words what was anticipated and chosen; the whole weighing opens below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.alignment.strategies import strategy_table
from app.alignment.telling import boundary_in_words, choice_in_words, explained, withheld_in_words
from app.domain.analysis import TurnAnalysis
from app.domain.strategy import StrategyTable
from app.ui.labels import label
from app.ui.panel.section import Origin, Section
from app.ui.transcript.text_button import TextButton

_METHOD = (
    "A game is solved for every turn: the program leads with a way to answer, a person of unknown type follows with a "
    "reaction. Each way is worth α · retention − β · risk − γ · cost, expected over the types and their reactions "
    "(arXiv 2509.01909). Probabilities come from a table that a counsellor can edit, from the rules of the crisis "
    "screen, and, marked as model-made, from scores that the model gave. Nothing past the boundary is chosen."
)
_OPEN, _CLOSE = "Show how it was weighed", "Hide how it was weighed"


class ChoiceSection(Section):
    """A sentence for everybody, a sentence on the boundary, and every figure on request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Why this way", Origin.COMPUTED, parent)
        self.set_method(_METHOD)
        self.table: StrategyTable = strategy_table()
        self.withheld = label("", self)
        self.words = label("", self)
        self.boundary = label("", self, quiet=True)
        self.more = TextButton(_OPEN, parent=self)
        self.more.clicked.connect(self._toggle)
        self.figures = label("", self, quiet=True, factor=0.92)
        self.figures.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.figures.setAccessibleName("Every figure of the choice")
        for each in (self.withheld, self.words, self.boundary, self.more, self.figures):
            self.body.addWidget(each)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.figures.hide()
        self.more.setText(_OPEN)
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show what was computed of a turn, as far as it went."""
        withheld = withheld_in_words(analysis, self.table)
        self.withheld.setText(withheld)
        self.withheld.setVisible(bool(withheld))
        self.words.setText(choice_in_words(analysis, self.table))
        self.boundary.setText(boundary_in_words(analysis, self.table))
        self.figures.setText("\n".join(each.strip() for each in explained(analysis, self.table)))
        self.show()

    def _toggle(self) -> None:
        shown = self.figures.isHidden()
        self.figures.setVisible(shown)
        self.more.setText(_CLOSE if shown else _OPEN)
