"""Making, saving and taking in sets, the slow parts in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.conversation import ConversationId
from app.session.conversation_export.export_file import write_export
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.paper import pdf_of_html
from app.ui.sets.fit_flow import FitFlow
from app.ui.sets.set_sheet import SetSheet, Which
from app.ui.task_runner import TaskRunner
from app.ui.view_models.profile import percent
from app.ui.view_models.set_details import found_words, preview_of, removal_words, taken_in_words
from app.workspace.sets.gathering import TakenIn, gathered, take_in
from app.workspace.sets.preparation import PreparedSet, prepared
from app.workspace.sets.rated_set import RatedSet, SetRefused
from app.workspace.sets.set_files import SetForm, set_form_of, set_in_file, text_of_set

_NOT_THERE = tr("These words do not stand so in the texts. Select whole words of one message, reply or note.")
_FORMS = "JSON lines (*.jsonl);;CSV (*.csv);;HTML (*.html);;PDF (*.pdf)"
_Result = TypeVar("_Result")


class SetFlow(QObject):
    """Opens the sheet, one at a time; ``taken_in`` says that other conversations are here now."""

    taken_in = Signal()

    def __init__(self, session: Session, tasks: TaskRunner, flow: ConversationFlow, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._flow, self._window = session, tasks, flow, window
        self._made: PreparedSet | None = None
        self.sheet: SetSheet | None = None
        self.fits = FitFlow(session, tasks, self._do, self._chosen_set, self)

    def open(self) -> SetSheet:
        """Show the sheet; nothing is gathered before it is asked for."""
        if self.sheet is not None:
            self.sheet.raise_()
            return self.sheet
        sheet = SetSheet(self._window)
        sheet.choose(Which.OPEN if self._flow.open.id is not None else Which.RATED)
        sheet.search_requested.connect(self.search)
        sheet.detail_chosen.connect(self._choose)
        sheet.words_chosen.connect(self._take_out)
        sheet.save_requested.connect(self._ask_file)
        sheet.import_requested.connect(self._ask_import)
        sheet.finished.connect(self._closed)
        self.fits.attend(sheet)
        self.sheet, self._made = sheet, None
        sheet.open()
        self.fits.read()
        return sheet

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet, self._made = None, None
        self.fits.leave()

    # -- what is in it ------------------------------------------------------------------------------------

    def search(self, which: Which) -> None:
        """Gather the conversations and look for what points to people."""
        opened = self._flow.open.id

        def work(report: Callable[[object], None]) -> PreparedSet:
            wanted = self._wanted(which, opened)
            if not wanted:
                raise SetRefused(tr("There is no such conversation. Choose others."))
            return prepared(self._session, wanted, report)

        def show_share(share: object) -> None:
            words = tr(
                "The model looks for names, places and addresses: {share}", share=percent(cast(float, share))
            )
            self._tell(words)

        def show(made: PreparedSet) -> None:
            self._show(made)

        if self.sheet is not None:
            self.sheet.forget()
            self.sheet.tell(tr("Looking for names, places, addresses and numbers…"))
        self._run(work, show, show_share)

    def _show(self, made: PreparedSet) -> None:
        self._made = made
        if self.sheet is not None:
            listed = [(each.detail.words, removal_words(each), taken) for each, taken in made.listed]
            self.sheet.show_details(listed)
            self.sheet.show_preview(preview_of(made.result))
            self.sheet.tell(found_words(made))

    def _take_out(self, words: str) -> None:
        """Take out words that a person chose in the preview, wherever they stand."""
        if self._made is None:
            return
        made = self._made.without_words(words)
        if made == self._made:
            self._tell(_NOT_THERE, "alert")
        else:
            self._show(made)

    def _chosen_set(self) -> Callable[[], RatedSet]:
        """Return how the chosen conversations are gathered, which is slow; with the identities of this computer."""
        assert self.sheet is not None
        which, opened = Which(self.sheet.which.currentData()), self._flow.open.id
        return lambda: gathered(self._session.vault, self._wanted(which, opened), lambda identity: identity)

    def _wanted(self, which: Which, opened: ConversationId | None) -> tuple[ConversationId, ...]:
        vault = self._session.vault
        match which:
            case Which.OPEN:
                return (opened,) if opened is not None else ()
            case Which.RATED:
                rated = [each.conversation for each in vault.ratings()]
                return tuple(dict.fromkeys((*rated, *(each.conversation for each in vault.choices()))))
            case Which.ALL:
                return tuple(each.id for each in vault.conversations())

    def _choose(self, words: str, taken_out: bool) -> None:
        if self._made is not None and self.sheet is not None:
            self._made = self._made.with_choice(words, taken_out=taken_out)
            self.sheet.show_preview(preview_of(self._made.result))

    # -- files --------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        name = f"oyster-set-{datetime.now():%Y-%m-%d}.jsonl"
        path, _ = QFileDialog.getSaveFileName(self.sheet, tr("Save the set"), name, _FORMS)
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Save the set as it is previewed; the file's ending says the form."""
        made = self._made
        if made is None:
            return

        def work() -> None:
            form = set_form_of(path)
            content = text_of_set(made.result, form)
            if form is SetForm.PDF:
                content = pdf_of_html(content.decode(), tr("A set of rated conversations"))
            write_export(path, content)

        self._do(work, lambda done: self._tell(tr("Saved in {path}. It is not encrypted there.", path=path)))

    def _ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self.sheet, tr("Import a set"), "", "JSON lines (*.jsonl)")
        if path:
            self.import_from(Path(path))

    def import_from(self, path: Path) -> None:
        """Take in a set that was saved elsewhere."""

        def show(found: TakenIn) -> None:
            self.taken_in.emit()
            self._tell(taken_in_words(found))

        self._do(lambda: take_in(self._session.vault, set_in_file(path)), show)

    # -- doing it -----------------------------------------------------------------------------------------

    def _do(
        self, work: Callable[[], _Result], then: Callable[[_Result], None], *, in_order: bool = True
    ) -> None:
        self._run(lambda report: work(), then, in_order=in_order)

    def _run(
        self,
        work: Callable[[Callable[[object], None]], _Result],
        then: Callable[[_Result], None],
        on_progress: Callable[[object], None] | None = None,
        *,
        in_order: bool = True,
    ) -> None:
        if self.sheet is not None:
            self.sheet.show_busy(busy=True)

        def done(result: _Result) -> None:
            if self.sheet is not None:
                then(result)
                self.sheet.show_busy(busy=False)

        def failed(sentence: str, detail: str) -> None:
            if self.sheet is not None:
                self.sheet.show_busy(busy=False)
            self._tell(sentence, "alert")

        self._tasks.run(work, done, failed, on_progress, in_order=in_order)

    def _tell(self, words: str, tone: str = "") -> None:
        if self.sheet is not None:
            self.sheet.tell(words, tone)
