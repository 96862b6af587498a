"""The base of dialogs in which secrets are typed: one action in the background, nothing left after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from app.translation import tr
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.lock.secret_field import SecretField
from app.ui.task_runner import TaskRunner
from app.ui.tooltips import show_tooltip


class SecretSheet(Sheet):
    """It cannot be closed while it works, and is deleted once it is closed, its fields emptied first."""

    def __init__(self, heading: str, words: str, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(heading, words, parent)
        self._tasks = tasks
        self.working = False
        self.problem = label("", self)
        self.problem.set_tone("alert")
        self.problem.hide()
        self.finished.connect(self._forget)

    def work(
        self, what: Callable[[], None], then: Callable[[], None], words: str, *buttons: QPushButton
    ) -> None:
        """Do something slow, saying so in ``words``; what fails is told, and the buttons are there again."""
        self.working = True
        self.say(words, tone="")
        for each in buttons:
            each.setEnabled(False)

        def over() -> None:
            self.working = False
            for each in buttons:
                each.setEnabled(True)

        def done(_: object) -> None:
            over()
            self.problem.hide()
            then()

        def failed(sentence: str, detail: str) -> None:
            over()
            self.say(sentence)
            show_tooltip(self.problem, detail)

        self._tasks.run(lambda report: what(), done, failed, in_order=True)

    def say(self, words: str, tone: str = "alert") -> None:
        """Show a line: a problem, or what is being done."""
        self.problem.set_tone(tone)
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.show()

    def reject(self) -> None:
        """Close, unless something is being done."""
        if not self.working:
            super().reject()

    def _forget(self) -> None:
        """Empty every field, and let Qt delete the dialog."""
        for field in self.findChildren(SecretField):
            field.wipe()
        self.deleteLater()


OPENING = tr("Opening…")
