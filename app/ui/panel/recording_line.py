"""The line at the top of the panel that says that a turn is a recording; it stays for as long as that is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.recording_mark import RecordingMark
from app.translation import tr
from app.ui.labels import label
from app.ui.view_models.recording_words import recording_words

_SMALL = 0.86


class RecordingLine(QFrame):
    """Hidden while a turn is shown that was computed here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recordingLine")
        self.setAccessibleName(tr("This is a recording"))
        self.words = label("", self, heading=True)
        self.words.set_tone("notice")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.words)
        self.hide()

    def show_small(self, small: bool) -> None:
        """Use small type, where a heading would leave no room for what is shown."""
        self.words.set_size(_SMALL if small else 1.0, bold=not small)

    def show_mark(self, mark: RecordingMark | None) -> None:
        """Say which recording is shown; None for a turn that was computed here."""
        words = recording_words(mark) if mark is not None else ""
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.setVisible(mark is not None)
