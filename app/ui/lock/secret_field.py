"""A field for a passphrase: hidden while it is typed, and emptied as soon as it was used."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget


class SecretField(QLineEdit):
    """``take`` returns what was typed and leaves nothing of it, in the field or in its undo steps."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def take(self) -> str:
        """Return the text, and empty the field."""
        text = self.text()
        self.wipe()
        return text

    def wipe(self) -> None:
        """Empty the field, its undo steps included."""
        self.setText("")  # this also forgets the undo steps, which ``clear`` does not
