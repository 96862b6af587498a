"""Trying, using and taking back a fit of classifier or judge, from the sheet of sets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from app.domain.fitted_evidence import FittedPart
from app.session.session import Session
from app.translation import tr
from app.ui.sets.set_sheet import SetSheet
from app.ui.task_runner import TaskRunner
from app.workspace.sets.rated_set import RatedSet

if TYPE_CHECKING:
    from app.workspace.fitting.desk import Fit

_TRYING = {
    FittedPart.CLASSIFIER: tr("The classifier is fitted, and tried on messages that it has not seen…"),
    FittedPart.JUDGE: tr("The loaded model is asked about each labelled message…"),
}


class Doing(Protocol):
    """Does slow work in the background and passes its result on; what goes wrong is told in the sheet."""

    def __call__(
        self, work: Callable[[], Any], then: Callable[[Any], None], *, in_order: bool = True
    ) -> None:
        """Begin; ``in_order`` after other work that reads and changes the store."""


class FitFlow(QObject):
    """``chosen`` gives how the conversations that are chosen in the sheet are gathered."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        do: Doing,
        chosen: Callable[[], Callable[[], RatedSet]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._do, self._chosen = session, tasks, do, chosen
        self._sheet: SetSheet | None = None
        self._fit: Fit | None = None

    def attend(self, sheet: SetSheet) -> None:
        """Do what is asked in a sheet that was just made."""
        self._sheet, self._fit = sheet, None
        sheet.fit.try_requested.connect(self.attempt)
        sheet.fit.accept_requested.connect(self._accept)
        sheet.fit.restore_requested.connect(self._restore)

    def leave(self) -> None:
        """Forget the sheet, which is closed."""
        self._sheet, self._fit = None, None

    def read(self) -> None:
        """Say what is in force; meanwhile the sheet can be used."""

        def work() -> list[str]:
            from app.workspace.fitting.desk import FittingDesk  # with NumPy, which no start waits for
            from app.workspace.fitting.words import in_force_words

            desk = FittingDesk(self._session)
            return [in_force_words(part, desk.newest(part)) for part in FittedPart]

        self._tasks.run(lambda report: work(), self._show_in_force, self._fail)

    def _show_in_force(self, lines: list[str]) -> None:
        if self._sheet is not None:
            self._sheet.fit.show_in_force(lines)

    def _fail(self, sentence: str, detail: str) -> None:
        if self._sheet is not None:
            self._sheet.tell(sentence, "alert")

    def attempt(self, part: FittedPart) -> None:
        """Fit a part to the chosen conversations, and show what is gained."""
        from app.workspace.fitting.desk import FittingDesk
        from app.workspace.fitting.words import fit_lines

        gather, sheet = self._chosen(), self._shown()
        self._fit = None
        sheet.fit.forget()
        sheet.tell(_TRYING[part])

        def show(fit: Fit) -> None:
            self._fit = fit
            sheet.fit.show_fit(list(fit_lines(fit)))
            sheet.tell(tr("Read below what is gained; nothing is used yet."))

        self._do(lambda: FittingDesk(self._session).tried(part, gather()), show, in_order=False)

    def _accept(self, author: str, reason: str) -> None:
        from app.workspace.fitting.desk import FittingDesk

        fit = self._fit
        if fit is None:
            return
        self._do(lambda: FittingDesk(self._session).accept(fit, author, reason), lambda made: self._changed())

    def _restore(self, part: FittedPart, author: str) -> None:
        from app.workspace.fitting.desk import FittingDesk

        self._do(lambda: FittingDesk(self._session).restore(part, author), lambda made: self._changed())

    def _changed(self) -> None:
        self._fit = None
        self._shown().fit.forget()
        self._shown().tell(tr("This counts from the next message."))
        self.read()

    def _shown(self) -> SetSheet:
        assert self._sheet is not None, "nothing is asked before the sheet is there"
        return self._sheet
