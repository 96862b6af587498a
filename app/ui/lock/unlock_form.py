"""What opens the conversations: the field of the passphrase, or the button that asks the keyring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.privacy.wrong_tries import seconds_to_wait
from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import tr, tr_count
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.lock.secret_field import SecretField
from app.ui.task_runner import TaskRunner
from app.ui.tooltips import show_tooltip

_COUNTS_MS = 500


class UnlockForm(QWidget):
    """``opened``: the vault is open. A wrong passphrase is told, and the next try waits where there were too many.

    ``busy`` carries whether a try is being made.
    """

    opened = Signal()
    busy = Signal(bool)

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._by_passphrase = session.vault_access.by_passphrase
        self._working = False
        self.field = SecretField(tr("Passphrase"), self)
        self.field.setVisible(self._by_passphrase)
        self.open = button(tr("Open"), self.try_it, kind=ButtonKind.PRIMARY, parent=self)
        self.problem = label("", self)
        self.problem.set_tone("alert")
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.open)
        if not self._by_passphrase:
            row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(row)
        rows.addWidget(self.problem)
        self.field.returnPressed.connect(self.try_it)
        self._timer = QTimer(self)
        self._timer.setInterval(_COUNTS_MS)
        self._timer.timeout.connect(self._count_down)
        self._count_down()

    def try_it(self) -> None:
        """Try what was typed, or ask the keyring."""
        if self._working:
            return
        if not self._by_passphrase:
            self._run(lambda: self._session.open_with_keyring())
            return
        passphrase = self.field.take()
        if not passphrase:
            self._say(tr("Type your passphrase first."))
        else:
            self._run(lambda: self._session.unlock(passphrase))

    def _run(self, work: Callable[[], None]) -> None:
        self._allow(False)
        self.busy.emit(True)
        self._say(tr("Opening…"), tone="")
        self._tasks.run(lambda report: work(), lambda done: self._done(), self._failed, in_order=True)

    def _done(self) -> None:
        self.busy.emit(False)
        if self._session.vault_access.state is VaultState.OPEN:
            self.opened.emit()
        else:  # the keyring did not give the key, and said why
            self._session.vault_access.wait_for_keyring()
            self._failed(self._session.vault_access.problem, "")

    def _failed(self, sentence: str, detail: str) -> None:
        self.busy.emit(False)
        self._allow(True)
        self._say(sentence)
        show_tooltip(self.problem, detail)
        self._count_down()
        self.field.setFocus()

    def _count_down(self) -> None:
        """Let nobody try before the delay after wrong tries is over, and say how long that is."""
        seconds = round(seconds_to_wait(self._session.locations)) if self._by_passphrase else 0
        if seconds > 0:
            self._allow(False)
            self._say(
                tr_count(
                    "That was tried too often. The next try is taken in one second.",
                    "That was tried too often. The next try is taken in {count} seconds.",
                    seconds,
                )
            )
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self._allow(True)
            self.problem.hide()
            self.field.setFocus()

    def _say(self, words: str, tone: str = "alert") -> None:
        self.problem.set_tone(tone)
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.show()

    def _allow(self, allowed: bool) -> None:
        self._working = not allowed
        for each in (self.field, self.open):
            each.setEnabled(allowed)
