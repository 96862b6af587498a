"""The one quiet label above a reply: who wrote it, and behind it how it came about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr
from app.ui.labels import show_words
from app.ui.tooltips import show_tooltip
from app.ui.transcript import proportions
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.reply_speaker import ReplySpeaker


class SpeakerLine(QWidget):
    """A label that can be pressed; it shows and hides the details below it."""

    def __init__(self, speaker: ReplySpeaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker, self._label, self._told = speaker, "", ""
        self._open = False
        self.name = TextButton(speaker.short, "", self, elides=True)
        self.name.clicked.connect(self._toggle)
        self.rest = SmallLabel("", self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.3))
        rows.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.rest)
        self._show()

    def text(self) -> str:
        """Return what is always in view."""
        return self._speaker.short

    @property
    def details(self) -> str:
        """What is behind the label: the speaker in full, how the reply came about, what the model was told."""
        lines = [self._speaker.title]
        if self._label:
            lines.append(tr("How it came about: {label}", label=self._label))
        if self._told:
            lines.append(tr("What the model was told: {words}", words=self._told))
        return "\n".join(lines)

    def show_label(self, label: str) -> None:
        """Set how the reply came about; empty where that is unknown."""
        self._label = label
        self._show()

    def show_told(self, words: str) -> None:
        """Set what the model was told for this reply."""
        self._told = words
        self._show()

    def unfold(self, opens: bool) -> None:
        """Show or hide the details."""
        self._open = opens
        self._show()

    def _toggle(self) -> None:
        self.unfold(not self._open)

    def _show(self) -> None:
        act = tr("Hide how this reply came about") if self._open else tr("Show how this reply came about")
        self.name.setText(f"{self._speaker.short}  {'▴' if self._open else '▾'}")
        self.name.setAccessibleName(f"{self._speaker.short}. {act}")
        self.name.setAccessibleDescription(self.details)
        show_tooltip(self.name, self.details)
        self.name.updateGeometry()
        show_words(self.rest, self.details if self._open else "")
