"""The line below the composer: whether words are kept, what is going on, and what this program is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.session.vault_access import VaultState
from app.ui.conversation.header import ElidedWords
from app.ui.icon_label import IconLabel
from app.ui.tooltips import show_tooltip

_KEPT = {
    VaultState.OPEN: ("lock", "Kept on this computer, encrypted"),
    VaultState.PRIVATE: ("private", "Private: nothing is kept when the program ends"),
    VaultState.LOCKED: ("private", "Not open yet: nothing is kept"),
    VaultState.NEW: ("private", "Nothing is kept yet"),
}


class StatusLine(QFrame):
    """Small and quiet; its words never jump about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Status")
        self._kept = ""
        self.mark = IconLabel("private", "Nothing is kept", self, colour="quiet", ems=1.0)
        self.words = ElidedWords(self, factor=0.88)
        self.words.setProperty("quiet", True)
        self.words.set_tone("")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)

    def show_vault(self, state: VaultState, problem: str) -> None:
        """Say whether words are kept, and why not where something is in the way."""
        drawing, words = _KEPT[state]
        self.mark.show_drawing(drawing, words)
        self._kept = words
        self.show_activity("")
        if problem and state is not VaultState.OPEN:
            show_tooltip(self.words, f"{words}. {problem}")

    def show_activity(self, activity: str) -> None:
        """Say what is going on, instead of the rest, until it is over."""
        rest = f"{self._kept} · This program is not a clinician"
        self.words.show_words(activity or rest)
