"""What quick exit does, and what it does not hide: told before it is needed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label

SHORT = tr(
    "If somebody comes in: the button at the top right, or Shift three times, closes Oyster at once and locks it."
)
DOES = tr(
    "The button at the top right, or the Shift key pressed alone three times within five seconds, takes Oyster off the "
    "screen at once and ends it. What was said and written so far is kept encrypted, and the next start asks for your "
    "passphrase or keyring before it shows anything. What you copied in Oyster is taken out of the clipboard, and the "
    "folders and files that its dialogs remember are forgotten. Escape never does this."
)
DOES_NOT = tr(
    "It does not hide that Oyster is installed, that it was used, or the models that were downloaded. It cannot take "
    "back what somebody has already seen or photographed, what a clipboard manager or a program that records the "
    "screen has stored, or what you saved or printed yourself. A private conversation is gone for good."
)


class ExitExplanation(Sheet):
    """All of it, from the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What quick exit does"), DOES, parent)
        self.fields.addWidget(label(DOES_NOT, self))
        known = button(tr("Close"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        known.setDefault(True)
        self.add_buttons(known)


class ExitNotice(QFrame):
    """Stands above the composer from the first start until it is dismissed; it takes no focus and blocks nothing."""

    dismissed = Signal()
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("careBar")
        self.setAccessibleName(tr("What quick exit does"))
        words = label(SHORT, self)
        words.set_tone("care")
        more = button(tr("More…"), self.more_requested.emit, kind=ButtonKind.QUIET, parent=self)
        more.setAccessibleName(tr("More about quick exit"))
        self.known = button(tr("Understood"), self._dismiss, kind=ButtonKind.QUIET, parent=self)
        row = QHBoxLayout()
        row.addWidget(more)
        row.addWidget(self.known)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 6, 6, 6)
        rows.setSpacing(0)
        rows.addWidget(words)
        rows.addLayout(row)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
