"""The question where backups go, how often one is made, how many stay, and under which passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.privacy.passphrase_strength import strength_of
from app.session.backup_schedule import Rhythm
from app.session.settings import BackupPlan
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.named_fields import named_fields
from app.ui.panel.share_bar import ShareBar

_RHYTHMS = (
    (tr("Only when I ask"), Rhythm.NEVER),
    (tr("Each time the window closes"), Rhythm.EXIT),
    (tr("Every day"), Rhythm.DAILY),
    (tr("Every week"), Rhythm.WEEKLY),
)
_KEPT = (3, 7, 14, 30)
_NEW = tr(
    "The passphrase is stored nowhere: without it no backup can be opened, by anybody. It may differ from that of "
    "your conversations."
)
_KNOWN = tr(
    "Backups have a passphrase already. Type another one only if later backups are to have it; else leave it."
)


class BackupQuestion(Sheet):
    """Accepted with a folder in ``folder``, and a new passphrase in ``passphrase`` (empty: the one of before)."""

    def __init__(self, plan: BackupPlan, proposed: Path, parent: QWidget | None = None) -> None:
        self._has_key = bool(plan.recipient)
        super().__init__(tr("Backups"), _KNOWN if self._has_key else _NEW, parent)
        self.field = QLineEdit(plan.folder or str(proposed), self)
        self.field.setAccessibleName(tr("Folder of the backups"))
        self.rhythm = ComboBox(tr("Made"), self)
        for words, rhythm in _RHYTHMS:
            self.rhythm.addItem(words, rhythm.value)
        self.rhythm.setCurrentIndex(max(0, self.rhythm.findData(plan.rhythm)))
        self.kept = ComboBox(tr("Kept in the folder"), self)
        for number in sorted({*_KEPT, plan.kept}):
            self.kept.addItem(tr("the newest {number}", number=number), number)
        self.kept.setCurrentIndex(self.kept.findData(plan.kept))
        self.first, self.again = self._secret(tr("Passphrase")), self._secret(tr("The same again"))
        self.bar, self.strength = (
            ShareBar(tr("Strength of the passphrase"), self, limit=False),
            label("", self, factor=0.92),
        )
        self.problem = label("", self)
        self._build()
        self.first.textChanged.connect(self._rate)
        self._rate()

    @property
    def folder(self) -> Path:
        """The chosen folder."""
        return Path(self.field.text().strip()).expanduser().absolute()

    @property
    def passphrase(self) -> str:
        """The new passphrase; empty where the one of before stays."""
        return self.first.text()

    @property
    def chosen_rhythm(self) -> Rhythm:
        """When a backup is made."""
        return Rhythm(self.rhythm.currentData())

    def forget(self) -> None:
        """Clear what must not stay in a field."""
        for field in (self.first, self.again):
            field.clear()

    def _build(self) -> None:
        fields = (self.field, self.rhythm, self.kept, self.first, self.again)
        self.fields.addLayout(named_fields(self, *fields))
        for shown in (self.bar, self.strength, self.problem):
            self.fields.addWidget(shown)
        self.problem.hide()
        self.save = button(tr("Save"), self._save, kind=ButtonKind.PRIMARY, parent=self)
        self.save.setDefault(True)
        choose = button(tr("Choose a folder…"), self._choose, parent=self)
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), self.save, apart=choose)

    def _secret(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(name)
        return field

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder of the backups"), self.field.text())
        if chosen:
            self.field.setText(chosen)

    def _rate(self) -> None:
        typed = self.first.text()
        strength = strength_of(typed)
        self.bar.setVisible(bool(typed))
        self.strength.setVisible(bool(typed))
        self.bar.show_share(strength.share, strength.words)
        self.strength.setText(strength.words)

    def _save(self) -> None:
        typed = self.first.text()
        if not self.field.text().strip():
            self._refuse(tr("Choose a folder first."))
        elif not typed and not self._has_key:
            self._refuse(tr("Type a passphrase first."))
        elif typed and not strength_of(typed).enough:
            self._refuse(strength_of(typed).words)
        elif typed != self.again.text():
            self._refuse(tr("The two are not the same. Type the same passphrase twice."))
        else:
            self.accept()

    def _refuse(self, words: str) -> None:
        self.problem.set_tone("alert")
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.show()


class RestoreQuestion(Sheet):
    """Accepted with the passphrase of a backup in ``field``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        words = tr(
            "{name} is restored here, where nothing was kept yet. It is checked whole first.", name=name
        )
        super().__init__(tr("Restore a backup"), words, parent)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Passphrase of the backup"))
        self.field.setPlaceholderText(tr("Passphrase of the backup"))
        self.fields.addWidget(self.field)
        self.agree = button(tr("Restore"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.agree.setDefault(True)
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), self.agree)
        self.field.setFocus()

    def take(self) -> str:
        """Return the passphrase, and clear the field."""
        passphrase = self.field.text()
        self.field.clear()
        return passphrase
