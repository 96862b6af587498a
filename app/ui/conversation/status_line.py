"""The line below the composer: whether messages are stored, current activity, and a disclaimer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.conversation.header import ElidedWords
from app.ui.icon_label import IconLabel
from app.ui.tooltips import show_tooltip

_KEPT = {
    VaultState.OPEN: ("lock", tr("Kept on this computer, encrypted")),
    VaultState.KEYRING: ("lock", tr("Your conversations are being opened")),
    VaultState.PRIVATE: ("private", tr("Private: nothing is kept when the program ends")),
    VaultState.LOCKED: ("private", tr("Not open yet: nothing is kept")),
    VaultState.NEW: ("private", tr("Nothing is kept yet")),
}


class StatusLine(QFrame):
    """A small, quiet line with a fixed layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Status"))
        self._kept = ""
        self.mark = IconLabel("private", tr("Nothing is kept"), self, colour="quiet", ems=1.0)
        self.words = ElidedWords(self, factor=0.88)
        self.words.setProperty("quiet", True)
        self.words.set_tone("")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)

    def show_vault(self, state: VaultState, problem: str) -> None:
        """Show whether messages are stored, and why not."""
        drawing, words = _KEPT[state]
        self.mark.show_drawing(drawing, words)
        self._kept = words
        self.show_activity("")
        if problem and state is not VaultState.OPEN:
            show_tooltip(self.words, f"{words}. {problem}")

    def show_activity(self, activity: str) -> None:
        """Show an activity in place of the usual text until it is over."""
        rest = tr("{kept} · This program is not a clinician", kept=self._kept)
        self.words.show_words(activity or rest)
