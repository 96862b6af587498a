"""The field of the system prompt, which is kept where the conversations are and is locked with them."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.transcript.proportions import em

_LOCKED = (VaultState.LOCKED, VaultState.KEYRING)


class PromptField(QPlainTextEdit):
    """Empty until ``show_prompt``; ``changed`` is what is to be kept, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setObjectName("systemPrompt")
        self.setAccessibleName(tr("System prompt"))
        self.setPlaceholderText(tr("What the model is told before every conversation; empty for nothing"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(em(self, 6.5))

    def show_prompt(self, text: str, vault: VaultState) -> None:
        """Show the prompt, or why it cannot be seen or is not kept."""
        self._before = text
        self.setPlainText(text)
        self.setEnabled(vault not in _LOCKED)
        if vault in _LOCKED:
            self.setPlaceholderText(tr("Locked with your conversations; open them to read or change it"))
        elif vault is not VaultState.OPEN:
            self.setPlaceholderText(tr("What the model is told first; kept until the program closes"))

    @property
    def changed(self) -> str | None:
        """The text as changed, or None where it is as it was or cannot be changed."""
        text = self.toPlainText().strip()
        return text if self.isEnabled() and text != self._before else None
