"""The calm line after an end that nobody asked for: what became of the words, and the report for whoever wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.diagnostics.report import Report
from app.diagnostics.running_marker import Keeping
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.fault_report import FaultReportDialog
from app.ui.icon_button import IconButton
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer

SENTENCES = {
    Keeping.KEPT: "Oyster closed unexpectedly last time. What you wrote is kept, and you can go on where you were.",
    Keeping.PRIVATE: "Oyster closed unexpectedly last time. That conversation was private, so nothing of it was kept; "
    "what was kept before is as it was.",
    Keeping.NOT_YET_KNOWN: "Oyster closed unexpectedly last time, while it was opening. "
    "What you have kept is as it was.",
}


class UnexpectedEndBar(QFrame):
    """Stands above the composer until it is dismissed; it takes no focus and blocks nothing."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setObjectName("careBar")
        self.setAccessibleName("How Oyster closed last time")
        self.words = label(SENTENCES[report.run.keeping], self)
        self.words.set_tone("care")
        self.show_report = button(
            "Show the report…",
            self._show_report,
            kind=ButtonKind.QUIET,
            name="Show what is known of that end",
        )
        self.dismiss = IconButton("close", "Dismiss this message", self.hide, self, colour="on_care")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_report)
        row.addWidget(self.dismiss)
        self._announcer = Announcer(self)

    def announce(self) -> None:
        """Have the sentence read out, when nothing else is."""
        self._announcer.say(self, self.words.text())

    def _show_report(self) -> None:
        FaultReportDialog(str(self._report), self.window()).open()
