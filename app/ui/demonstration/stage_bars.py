"""The bars of the demonstration's window: its top, the invitation of the attract loop, and the warning of idleness."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.conversation.header import ElidedWords
from app.ui.help.help_button import HelpButton
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer
from app.ui.view_models.stage import warning_words


class StageTop(QFrame):
    """What is shown, the way back to the choice, help from people, and the way out for whoever has the passphrase."""

    choice_requested = Signal()
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAccessibleName(tr("Demonstration"))
        self.title = ElidedWords(self, factor=1.14, bold=True)
        self.choice = button(tr("Start over"), self.choice_requested.emit, parent=self)
        self.help = HelpButton(self)
        self.leave = button(
            tr("Leave…"),
            self.leave_requested.emit,
            kind=ButtonKind.QUIET,
            name=tr("Leave the demonstration with its passphrase"),
            parent=self,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(6)
        row.addWidget(self.title, 1)
        for each in (self.choice, self.help, self.leave):
            row.addWidget(each)


class Invitation(QFrame):
    """The line under the attract loop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        words = tr("Touch the screen or press a key to try it yourself")
        self.setAccessibleName(words)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.addWidget(label(words, self, heading=True, factor=1.5))


class IdleWarning(QFrame):
    """Counts the seconds down before the window begins anew; any input takes it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("Warning that it begins anew"))
        self.words = label("", self, heading=True, factor=1.5)
        self.words.set_tone("notice")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.addWidget(self.words)
        self._announcer = Announcer(self)
        self.hide()

    def show_remaining(self, seconds: int | None) -> None:
        """Say how long is left; None hides the warning."""
        if seconds is None:
            self.hide()
            return
        if self.isHidden():
            self._announcer.say(self, warning_words(seconds))
        self.words.setText(warning_words(seconds))
        self.show()
