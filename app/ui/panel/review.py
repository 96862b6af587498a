"""The review: question and reply looked at together, and what became of a reply that was over the limit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.alignment.strategies import strategy_table
from app.alignment.telling import review_in_words, withheld_in_words
from app.domain.analysis import TurnAnalysis
from app.ui.labels import label
from app.ui.panel.section import Origin, Section
from app.ui.transcript.text_button import TextButton

_METHOD = (
    "After the reply a model (the guard, where there is one, else the chat model) is asked whether it could help to do "
    "harm; its answer is set against that for a "
    "neutral text and moves the risk that the game expected. Over the category's limit, the reply is taken back and "
    "given again, one strategy safer. The limit is a table's figure. A chat model was not trained to judge: only "
    "indicative."
)
_OPEN, _CLOSE = "Show what was taken back", "Hide what was taken back"


class ReviewSection(Section):
    """Hidden while nothing was reviewed. What was taken back opens on request, where it was kept at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Review of the reply", Origin.INDICATIVE, parent)
        self.set_method(_METHOD)
        self.words = label("", self)
        self.withheld = label("", self)
        self.more = TextButton(_OPEN, parent=self)
        self.more.clicked.connect(self._toggle)
        self.text = label("", self, quiet=True)
        for each in (self.words, self.withheld, self.more, self.text):
            self.body.addWidget(each)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.text.hide()
        self.more.setText(_OPEN)
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show what the review of a turn found."""
        review = analysis.review
        if review is None:
            self.clear()
            return
        self.words.setText(review_in_words(analysis))
        withheld = withheld_in_words(analysis, strategy_table())
        self.withheld.setText(withheld)
        self.withheld.setVisible(bool(withheld))
        self.more.setVisible(bool(review.withheld))
        self.text.setText(review.withheld)
        self.show()

    def _toggle(self) -> None:
        shown = self.text.isHidden()
        self.text.setVisible(shown)
        self.more.setText(_CLOSE if shown else _OPEN)
