"""The progress of a download or build: bar, text, and buttons to pause, resume or cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.view_models.model_words import Progress

_STEPS = 1000


class ProgressCard(QFrame):
    """Hidden while nothing is under way. A paused download shows how to resume."""

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("Progress")
        self.title = label("", self, heading=True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.words = label("", self, quiet=True)
        self.pause = button("Pause", self.pause_requested.emit, name="Pause; what is here is kept")
        self.resume = button(
            "Go on", self.resume_requested.emit, kind=ButtonKind.PRIMARY, name="Go on where it stopped"
        )
        self.cancel = button(
            "Cancel", self.cancel_requested.emit, kind=ButtonKind.QUIET, name="Cancel fetching the model"
        )
        row = QHBoxLayout()
        for each in (self.pause, self.resume, self.cancel):
            row.addWidget(each)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(8)
        for shown in (self.title, self.bar, self.words):
            rows.addWidget(shown)
        rows.addLayout(row)
        self.hide()

    def show_progress(self, title: str, progress: Progress) -> None:
        """Show the progress."""
        self.title.setText(title)
        self.words.setText(progress.words)
        self.bar.setRange(0, 0 if progress.share is None else _STEPS)
        if progress.share is not None:
            self.bar.setValue(round(progress.share * _STEPS))
        self.bar.setAccessibleDescription(progress.words)
        self.bar.show()
        self.pause.setVisible(progress.can_pause)
        self.cancel.setVisible(progress.can_cancel)
        self.resume.hide()
        self.show()

    def show_paused(self, words: str) -> None:
        """Show that it is paused."""
        self.words.setText(words)
        self.bar.setRange(0, _STEPS)
        self.pause.hide()
        self.cancel.show()
        self.resume.show()
        self.show()
