"""One pass of the improvement: scores, edits of the reasoning, and the resulting reply."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.lingo_bp import Backpropagation, BackpropPass
from app.translation import tr
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.panel.share_bar import ShareBar
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.passes import (
    asker_words,
    criteria_words,
    edit_words,
    given_back_in,
    pass_title,
    safety_words,
    satisfaction_words,
)

_SHOW, _HIDE = tr("Show its reply"), tr("Hide its reply")


class PassView(QWidget):
    """Scores as text and as bars; the reply opens on request."""

    def __init__(
        self, judged: BackpropPass, found: Backpropagation | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.judged, scores = judged, judged.scores
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(3)
        self._say(pass_title(judged, found), heading=True)
        self._say(given_back_in(judged))
        self._say(tr("Safety: {safety}", safety=safety_words(scores.safety)))
        self._bar(tr("Safety"), scores.safety, safety_words(scores.safety))
        self._say(tr("Satisfaction, −1 to +1: {scores}", scores=satisfaction_words(scores)))
        self._bar(tr("Satisfaction"), (scores.satisfaction + 1) / 2, satisfaction_words(scores))
        self._say(criteria_words(scores), quiet=True)
        self._say(asker_words(scores), quiet=True)
        self._say(
            tr("To be changed: “{feedback}”", feedback=judged.feedback) if judged.feedback else "", quiet=True
        )
        for each in judged.edits:
            self._say(edit_words(each))
        self.more = TextButton(_SHOW, f"{_SHOW}: {pass_title(judged)}", self)
        self.reply = label(judged.reply, self, factor=0.95)
        self.disclosure = Disclosure(self.more, (self.reply,), _HIDE, f"{_HIDE}: {pass_title(judged)}")
        self._rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(self.reply)

    def _say(self, words: str, *, heading: bool = False, quiet: bool = False) -> None:
        if words:
            self._rows.addWidget(label(words, self, heading=heading, quiet=quiet, factor=0.95))

    def _bar(self, name: str, share: float, words: str) -> None:
        bar = ShareBar(name, self, limit=False)
        bar.show_share(share, tr("{name}: {value}", name=name, value=words))
        self._rows.addWidget(bar)
