"""The card of the current run: progress bar, items an hour, time left, and buttons to pause or stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.view_models.evaluation import progress_words

if TYPE_CHECKING:
    from app.evaluation.run_control import RunProgress

_PAUSING = tr("It pauses when the item under way is done.")


class RunCard(QFrame):
    """Hidden while nothing runs."""

    pause_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("The evaluation under way"))
        self.title = label("", self, heading=True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("Progress of the evaluation"))
        self.bar.setTextVisible(False)
        self.words = label("", self, quiet=True)
        self.pause = button(
            tr("Pause"), self._pause, name=tr("Pause after the item under way; what is done is kept")
        )
        self.stop = button(
            tr("Stop now"),
            self.stop_requested.emit,
            kind=ButtonKind.QUIET,
            name=tr("Stop now; the item under way will be done again"),
        )
        row = QHBoxLayout()
        row.addWidget(self.pause)
        row.addWidget(self.stop)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 20, 14)
        rows.setSpacing(8)
        for each in (self.title, self.bar, self.words):
            rows.addWidget(each)
        rows.addLayout(row)
        self._pausing = False
        self.hide()

    def begin(self, title: str) -> None:
        """Show that a run has been ordered; it can be paused once it has begun."""
        self._pausing = False
        self.title.setText(title)
        self.words.setText(tr("Getting ready…"))
        self.bar.setRange(0, 0)
        self.pause.setEnabled(False)
        self.stop.setEnabled(False)
        self.show()

    def show_progress(self, progress: RunProgress) -> None:
        """Show the progress."""
        words = progress_words(progress)
        self.words.setText(f"{words} {_PAUSING}" if self._pausing else words)
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self.bar.setAccessibleDescription(words)
        self.pause.setEnabled(not self._pausing)
        self.stop.setEnabled(True)

    def end(self) -> None:
        """Show that nothing runs any more."""
        self.hide()

    def _pause(self) -> None:
        self._pausing = True
        self.pause.setEnabled(False)
        self.words.setText(_PAUSING)
        self.pause_requested.emit()
