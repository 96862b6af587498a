"""Editing rubrics: reads the chosen one, checks and keeps a counsellor's own edition, or gives it up."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.rubric import Rubric
from app.rating.own_rubric import give_up_own_rubric, has_own_rubric, rubric_text, save_own_rubric
from app.rating.rubric_file import SHIPPED, RubricShelf, rubrics_in
from app.session.session import Session
from app.translation import tr
from app.ui.rating.rubrics_page import RubricsPage
from app.ui.task_runner import TaskRunner

_Read = tuple[
    RubricShelf, str, str, bool
]  # all rubrics, the id of the shown one, its text, whether it is an own one
_KEPT = tr("Your edition is kept, and offered where replies are rated.")
_GIVEN_UP = tr("The shipped rubric is offered again.")


class RubricsFlow(QObject):
    """What was written and not saved stays in the editor until another rubric is chosen."""

    def __init__(
        self, session: Session, tasks: TaskRunner, page: RubricsPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._tasks, self._page = session.locations.rubrics, tasks, page
        page.chosen.connect(self._choose)
        page.saved.connect(self._save)
        page.given_up.connect(self._give_up)

    def open(self) -> None:
        """Show the first rubric; where one is shown already, it stays."""
        if self._page.shown is None:
            self._show(SHIPPED[0])

    def _choose(self, identity: str) -> None:
        self._page.tell("")
        self._show(identity)

    def _show(self, identity: str) -> None:
        self._tasks.run(lambda report: self._read(identity), self._shown, self._fail, in_order=True)

    def _read(self, identity: str) -> _Read:
        shelf = rubrics_in(self._folder)
        return shelf, identity, rubric_text(self._folder, identity), has_own_rubric(self._folder, identity)

    def _shown(self, read: _Read) -> None:
        shelf, identity, text, own = read
        self._page.show_rubrics(shelf.rubrics, identity)
        self._page.show_text(text, own=own and identity in SHIPPED)
        for problem in shelf.problems:
            self._page.tell(problem, "alert")

    def _save(self, text: str) -> None:
        def kept(rubric: Rubric) -> None:
            self._page.tell(_KEPT)
            self._show(rubric.id)

        self._tasks.run(lambda report: save_own_rubric(self._folder, text), kept, self._fail, in_order=True)

    def _give_up(self, identity: str) -> None:
        def given_up(_: None) -> None:
            self._page.tell(_GIVEN_UP)
            self._show(identity)

        self._tasks.run(
            lambda report: give_up_own_rubric(self._folder, identity), given_up, self._fail, in_order=True
        )

    def _fail(self, sentence: str, detail: str) -> None:
        self._page.tell(sentence, "alert")
