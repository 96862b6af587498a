"""The progress of a download or of other work: bar, text, and buttons to pause, resume or end it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.view_models.model_words import Progress

_STEPS = 1000


class ProgressCard(QFrame):
    """Hidden while nothing is under way. What is stopped shows how to resume; ``end`` is what ending it is called."""

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, end: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("Progress"))
        self.title = label("", self, heading=True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setTextVisible(False)
        self.words = label("", self, quiet=True)
        self.pause = button(tr("Pause"), self.pause_requested.emit)
        self.resume = button(tr("Go on"), self.resume_requested.emit, kind=ButtonKind.PRIMARY)
        self.cancel = button(end or tr("Cancel"), self.cancel_requested.emit, kind=ButtonKind.QUIET)
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
        self._name(title)
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

    def show_stopped(self, title: str, progress: Progress) -> None:
        """Show that it is paused or has failed, and can go on."""
        self.show_progress(title, replace(progress, can_pause=False, can_cancel=True))
        self.resume.show()

    def _name(self, title: str) -> None:
        """Show a title, by which screen readers tell the buttons of several cards apart."""
        if title == self.title.text():
            return
        self.title.setText(title)
        self.setAccessibleName(title)
        for each in (self.pause, self.resume, self.cancel):
            each.setAccessibleName(tr("{action}: {title}", action=each.text(), title=title))
