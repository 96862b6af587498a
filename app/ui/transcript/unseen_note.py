"""The line in the transcript below what the model does not see any more, with a summary of that on request."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.alignment.summary import Summary
from app.translation import tr, tr_count
from app.ui.flow_row import FlowRow
from app.ui.labels import label
from app.ui.transcript import proportions
from app.ui.transcript.prose_block import ProseBlock
from app.ui.transcript.text_button import TextButton


class UnseenNote(QWidget):
    """Says where the model's view begins. The summary is plainly the model's; only a person puts it to use."""

    summary_requested = Signal()
    use_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary: Summary | None = None
        self.words = label("", self, quiet=True, factor=0.92)
        self.ask = TextButton(
            tr("Summarise it"), tr("Have the model summarise what it no longer sees"), self, framed=True
        )
        self.ask.clicked.connect(self.summary_requested)
        self.whose = label("", self, quiet=True, factor=0.92)
        self.summary = ProseBlock(self)
        self.use = TextButton(
            tr("Put it into my message"), tr("Put the summary into the message field"), self, framed=True
        )
        self.use.clicked.connect(self._use)
        row = FlowRow(gap=8)
        for made in (self.ask, self.use):
            row.addWidget(made)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.5))
        for widget in (self.words, self.whose, self.summary):
            rows.addWidget(widget)
        rows.addLayout(row)
        self.forget_summary()

    def show_count(self, left_out: int) -> None:
        """Say how many messages above are out of the model's view."""
        words = tr_count(
            "The conversation is longer than the model can read at once. It does not see the message above any more; "
            "what it is told before every conversation it still has.",
            "The conversation is longer than the model can read at once. It does not see the {count} messages above "
            "any more; what it is told before every conversation it still has.",
            left_out,
        )
        self.words.setText(words)
        self.words.setAccessibleName(words)

    def allow(self, allowed: bool) -> None:
        """Enable or disable the button that has the model write."""
        self.ask.setEnabled(allowed)

    def show_summary(self, summary: Summary) -> None:
        """Show the model's words, and what they leave out."""
        self._summary = summary
        whose = tr(
            "A summary by {model}. It may be wrong or leave out what matters. It is used only if you send it.",
            model=summary.model,
        )
        if summary.skipped:
            whose = tr_count(
                "{whose} The oldest message did not fit and is not in it.",
                "{whose} The oldest {count} messages did not fit and are not in it.",
                summary.skipped,
                whose=whose,
            )
        self.whose.setText(whose)
        self.summary.show_plain(summary.text or tr("The model wrote nothing."))
        for widget in (self.whose, self.summary):
            widget.show()
        self.use.setVisible(bool(summary.text))
        self.ask.hide()

    def forget_summary(self) -> None:
        """Offer to ask, as at first."""
        self._summary = None
        for widget in (self.whose, self.summary, self.use):
            widget.hide()
        self.ask.show()

    def _use(self) -> None:
        if self._summary is not None:
            self.use_requested.emit(self._summary.text)
