"""The notice after a crash: what became of the conversation, and a button for the report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.diagnostics.report import Report
from app.diagnostics.running_marker import Keeping
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.fault_report import FaultReportDialog
from app.ui.icon_button import IconButton
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer

_BUTTON_EDGE = 8  # padding of the style sheet around a quiet button's text
SENTENCES = {
    Keeping.KEPT: tr("Oyster closed unexpectedly last time; everything you sent is kept."),
    Keeping.PRIVATE: tr(
        "Oyster closed unexpectedly last time; that conversation was private and is not kept."
    ),
    Keeping.NOT_YET_KNOWN: tr(
        "Oyster closed unexpectedly while it was opening; what you have kept is as it was."
    ),
}


class UnexpectedEndBar(QFrame):
    """Stands above the composer until it is dismissed; it takes no focus and blocks nothing."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setObjectName("careBar")
        self.setAccessibleName(tr("How Oyster closed last time"))
        self.words = label(SENTENCES[report.run.keeping], self)
        self.words.set_tone("care")
        self.words.setContentsMargins(_BUTTON_EDGE, 0, 0, 0)  # so that the text aligns with the button's
        self.show_report = button(
            tr("Show the report…"),
            self._show_report,
            kind=ButtonKind.QUIET,
            name=tr("Show what is known of that end"),
        )
        self.dismiss = IconButton("close", tr("Dismiss this message"), self.hide, self, colour="on_care")
        grid = QGridLayout(self)  # the text gets the whole width, which it needs at large sizes
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.dismiss, 0, 1)
        grid.addWidget(self.show_report, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._announcer = Announcer(self)

    def announce(self) -> None:
        """Announce the sentence to screen readers."""
        self._announcer.say(self, self.words.text())

    def _show_report(self) -> None:
        FaultReportDialog(str(self._report), self.window()).open()
