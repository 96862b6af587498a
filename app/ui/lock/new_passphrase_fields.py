"""Two fields for a new passphrase, with its strength while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.privacy.passphrase_strength import strength_of
from app.translation import tr
from app.ui.labels import label
from app.ui.lock.secret_field import SecretField
from app.ui.panel.share_bar import ShareBar


class NewPassphraseFields(QWidget):
    """``problem`` says why what is typed cannot be taken; ``take`` empties both fields."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SecretField(name, self)
        self.again = SecretField(tr("The same passphrase again"), self)
        self.strength = label("", self, quiet=True)
        self.bar = ShareBar(tr("Strength of the passphrase"), self, limit=False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for each in (self.field, self.bar, self.strength, self.again):
            rows.addWidget(each)
        self.field.textChanged.connect(lambda: self._rate())
        self._rate()

    @property
    def problem(self) -> str:
        """One sentence on what is wrong with what was typed; empty where nothing is."""
        passphrase = self.field.text()
        if not passphrase:
            return tr("Type a passphrase first.")
        strength = strength_of(passphrase)
        if not strength.enough:
            return strength.words
        if passphrase != self.again.text():
            return tr("The two are not the same. Type the same passphrase twice.")
        return ""

    def take(self) -> str:
        """Return the passphrase, and empty the fields."""
        self.again.wipe()
        return self.field.take()

    def wipe(self) -> None:
        """Empty the fields."""
        self.take()

    def _rate(self) -> None:
        strength = strength_of(self.field.text())
        self.strength.setText(strength.words)
        self.bar.show_share(strength.share, strength.words)
