"""Makes a recovery key: shown once, printed or copied by hand, and kept only after it was typed again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import OysterError
from app.privacy.recovery_key import RecoveryKey, new_recovery_key, read_recovery_key
from app.session.vault_access import VaultAccess
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.lock.secret_field import SecretField
from app.ui.lock.secret_sheet import OPENING, SecretSheet
from app.ui.sealed_document import SealedDocument
from app.ui.task_runner import TaskRunner
from app.ui.transcript.proportions import code_font, scaled

_WHY = tr(
    "A recovery key opens your conversations if you forget the passphrase or lose the keyring. It is shown once. "
    "Whoever finds it, and this computer, can read everything: keep the paper where nobody else looks."
)
_PAPER = tr(
    "This key opens the conversations that Oyster keeps on one computer, without their passphrase. Keep it where "
    "nobody else finds it. In Oyster's locked window, choose “Use the recovery key…”."
)


class RecoveryKeyDialog(SecretSheet):
    """Accepted once the key is in force; until then an earlier one stays valid."""

    def __init__(self, access: VaultAccess, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(tr("Make a recovery key"), _WHY, tasks, parent)
        self._access, self._recovery, self._present = access, RecoveryKey(()), ""
        self.present = SecretField(tr("Present passphrase"), self)
        self.present.setVisible(access.by_passphrase)
        self.shown = label("", self)
        self.shown.setFont(code_font(scaled(self.shown.font(), 1.35)))
        self.print = button(tr("Print…"), self._print, parent=self)
        self._key = QFrame(self)
        rows = QVBoxLayout(self._key)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.shown)
        rows.addWidget(label(tr("Write it down or print it now."), self, quiet=True))
        rows.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(tr("The recovery key, from the paper"))
        self.typed.setAccessibleName(tr("The recovery key, from the paper"))
        self.back = button(tr("Show it again"), lambda: self._show_key(), parent=self)
        self.next = button(tr("Show the recovery key"), self._next, kind=ButtonKind.PRIMARY, parent=self)
        self.next.setDefault(True)
        for field in (self.present, self._key, self.typed, self.problem):
            self.fields.addWidget(field)
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), self.back, self.next)
        for each in (self._key, self.typed, self.back):
            each.hide()

    def _next(self) -> None:
        if self.working:
            return
        if self.typed.isVisible():
            self._keep()
        elif self._key.isVisible():
            self._ask_back()
        elif self._access.by_passphrase and not self.present.text():
            self.say(tr("Type your present passphrase first."))
        else:
            self._present = self.present.take()
            present = self._present
            self.work(lambda: self._access.check_present(present), self._make, OPENING, self.next)

    def _make(self) -> None:
        self._recovery = new_recovery_key()
        self.present.hide()
        self._show_key()

    def _show_key(self) -> None:
        groups = self._recovery.groups
        self.shown.setText("\n".join("  ".join(groups[at : at + 4]) for at in (0, 4)))
        self.shown.setAccessibleName(self._recovery.text)
        self._key.show()
        self.typed.hide()
        self.back.hide()
        self.problem.hide()
        self.next.setText(tr("I have it on paper"))

    def _ask_back(self) -> None:
        self._key.hide()
        self.shown.setText("")
        self.typed.show()
        self.back.show()
        self.next.setText(tr("Keep this recovery key"))
        self.typed.setFocus()

    def _keep(self) -> None:
        try:
            typed = read_recovery_key(self.typed.text())
        except OysterError as error:
            self.say(error.sentence)
            return
        if typed != self._recovery:
            self.say(tr("This is another recovery key, not the one that was just shown."))
            return
        present, recovery = self._present, self._recovery
        self.work(lambda: self._access.keep_recovery_key(present, recovery), self.accept, OPENING, self.next)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loaded by the few who print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            recovery_document(self._recovery).print_(printer)

    def _forget(self) -> None:
        self._recovery, self._present = RecoveryKey(()), ""
        self.typed.setText("")
        self.shown.setText("")
        super()._forget()


def recovery_document(recovery: RecoveryKey) -> QTextDocument:
    """Return the key on paper, its groups numbered, with what it is for."""
    document = SealedDocument()
    cursor = QTextCursor(document)
    heading, plain, key = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    heading.setFontPointSize(18)
    plain.setFontPointSize(11)
    key.setFontPointSize(16)
    key.setFontFamilies(["monospace"])
    key.setFontWeight(QFont.Weight.Bold)
    cursor.insertText(tr("Oyster: recovery key"), heading)
    for number, group in enumerate(recovery.groups, 1):
        cursor.insertBlock()
        cursor.insertText(f"{number}.  {group}", key)
    cursor.insertBlock()
    cursor.insertText(f"\n{_PAPER}", plain)
    return document
