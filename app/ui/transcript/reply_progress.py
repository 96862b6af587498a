"""The progress of an improvement or a comparison, with a button to stop it; afterwards what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.transcript import proportions
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.reply_progress import ProgressView

_STEPS = 100


class ReplyProgress(QFrame):
    """``stop_requested``: a person wants no more of it; what has come by then is kept."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Progress"))
        self.words = SmallLabel("", self, quiet=False)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How much is done"))
        self.stop = TextButton(tr("Stop"), tr("Stop this; what has come is kept"), self, framed=True)
        self.stop.clicked.connect(self.stop_requested)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.4))
        for each in (self.words, self.bar):
            rows.addWidget(each)
        rows.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)

    def show_view(self, view: ProgressView) -> None:
        """Show how far it is."""
        self.words.setText(view.words)
        self.bar.setValue(round(view.share * _STEPS))
        self.bar.setAccessibleDescription(view.words)

    def show_outcome(self, words: str) -> None:
        """Show what came of it; there is nothing to stop any more."""
        self.words.setText(words)
        for each in (self.bar, self.stop):
            each.hide()
