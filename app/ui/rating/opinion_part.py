"""What the rater holds of the program's assessment: confirmed, contested, or nothing said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rating import Opinion, Verdict
from app.domain.risk import Headline, headline_words
from app.translation import tr
from app.ui.combo_box import ComboBox
from app.ui.help.choice_row import ChoiceRow
from app.ui.help.plan_field import GrowingField
from app.ui.labels import label

_NONE = "none"
_BESIDE = tr("A contested assessment stands beside the program's; the program's own stays as it is.")


class OpinionPart(QWidget):
    """Shown only where the program has assessed the message."""

    changed = Signal()

    def __init__(self, headline: Headline | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = headline
        offered = [
            (_NONE, tr("No opinion")),
            (Verdict.CONFIRMED.value, tr("I confirm it")),
            (Verdict.CONTESTED.value, tr("I contest it")),
        ]
        self.verdict = ChoiceRow(tr("Your opinion of the assessment:"), offered, _NONE, self)
        self._verdict = _NONE
        self.instead = ComboBox(tr("What you would say of the message"), self)
        self.instead.setPlaceholderText(tr("Choose what you would say"))
        for said in Headline:
            if said not in (headline, Headline.NOT_JUDGED):
                self.instead.addItem(headline_words(said), said.value)
        self.reason = GrowingField(tr("Why you contest it"), tr("What in the message speaks for it?"), self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        words = headline_words(headline) if headline is not None else ""
        rows.addWidget(label(tr("The program's assessment of the message: {headline}", headline=words), self))
        rows.addWidget(self.verdict)
        self._contested = (label(_BESIDE, self, quiet=True, factor=0.92), self.instead, self.reason)
        for each in self._contested:
            rows.addWidget(each)
        self.verdict.chosen.connect(self._choose)
        self.instead.activated.connect(self.changed)
        self.reason.textChanged.connect(self.changed)
        self.setVisible(headline is not None)
        self._show(_NONE)

    @property
    def opinion(self) -> Opinion | None:
        """What was said, or None."""
        if self._headline is None or self._verdict == _NONE:
            return None
        if self._verdict == Verdict.CONFIRMED.value:
            return Opinion(Verdict.CONFIRMED, self._headline)
        if self.instead.currentIndex() < 0:
            return None
        headline = Headline(self.instead.currentData())
        return Opinion(Verdict.CONTESTED, headline, self.reason.toPlainText().strip())

    @property
    def is_whole(self) -> bool:
        """False while the assessment is contested without saying what holds instead."""
        return self._verdict != Verdict.CONTESTED.value or self.opinion is not None

    def show_opinion(self, opinion: Opinion | None) -> None:
        """Show another opinion, without a signal."""
        self.blockSignals(True)
        contested = opinion is not None and opinion.verdict is Verdict.CONTESTED
        self.instead.setCurrentIndex(
            self.instead.findData(opinion.headline.value) if opinion is not None else -1
        )
        self.reason.setPlainText(opinion.reason if contested and opinion is not None else "")
        self._show(opinion.verdict.value if opinion is not None else _NONE)
        self.blockSignals(False)

    def _choose(self, verdict: str) -> None:
        self._show(verdict)
        self.changed.emit()

    def _show(self, verdict: str) -> None:
        self._verdict = verdict
        self.verdict.choose(verdict)
        for each in self._contested:
            each.setVisible(verdict == Verdict.CONTESTED.value)
