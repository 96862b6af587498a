"""What is done at the strategy desk: editing, comparing, saving and restoring, the slow parts in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.strategy import StrategyTable
from app.domain.strategy_version import StrategyVersion
from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import together, tr
from app.ui.task_runner import TaskRunner
from app.ui.view_models.strategy_consequence import (
    MOST_SHOWN,
    changed_turn_words,
    consequence_words,
    in_force_words,
    version_title,
)
from app.ui.view_models.strategy_fields import (
    DeskField,
    DeskPart,
    FieldFault,
    edited,
    may_be_removed,
    parts_of,
    shown,
)
from app.workspace.strategy_desk import Consequence, StrategyDesk
from app.workspace.strategy_document import (
    Document,
    place_of_fault,
    strategies_in,
    text_of,
    with_copy_of,
    without_strategy,
)

if TYPE_CHECKING:
    from app.ui.strategy_desk.desk_sheet import DeskSheet

_Result = TypeVar("_Result")
_Table = tuple[Document, tuple[StrategyVersion, ...]]


class DeskFlow(QObject):
    """Opens the sheet, one at a time, and does what is asked there."""

    def __init__(self, session: Session, tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window
        self._desk = StrategyDesk(session)
        self._document: Document = {}
        self._parts: tuple[DeskPart, ...] = ()
        self._versions: tuple[StrategyVersion, ...] = ()
        self._faults: dict[DeskField, str] = {}
        self.sheet: DeskSheet | None = None

    def open(self) -> DeskSheet:
        """Show the desk with the table in force."""
        if self.sheet is not None:
            self.sheet.raise_()
            return self.sheet
        from app.ui.strategy_desk.desk_sheet import DeskSheet  # no start waits for it

        sheet = DeskSheet(self._window)
        sheet.part_chosen.connect(self._show_part)
        sheet.form.edited.connect(self._edit)
        sheet.copy_requested.connect(self._copy)
        sheet.removal_requested.connect(self._remove)
        sheet.consequence_requested.connect(self._compare)
        sheet.save_requested.connect(self._save)
        sheet.restore_requested.connect(self._restore)
        sheet.finished.connect(self._closed)
        self.sheet = sheet
        self._read()
        sheet.open()
        return sheet

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = None

    # -- editing ------------------------------------------------------------------------------------------

    def _read(self, then: Callable[[], None] = lambda: None) -> None:
        def read() -> _Table:
            return self._desk.document(), self._desk.versions()

        def show(table: _Table) -> None:
            document, self._versions = table
            self._show_document(document, 0)
            self._show_versions()
            then()

        self._do(read, show)

    def _show_document(self, document: Document, part: int) -> None:
        self._document, self._parts = document, parts_of(document)
        self._faults.clear()
        if self.sheet is not None:
            self.sheet.show_parts([each.title for each in self._parts], part)
            self._show_part(part)

    def _show_part(self, index: int) -> None:
        if self.sheet is None or not 0 <= index < len(self._parts):
            return
        part = self._parts[index]
        self._faults.clear()  # what could not be read is shown again as it was before
        self.sheet.show_fields(tuple((field, shown(self._document, field)) for field in part.fields))
        removable = part.strategy is not None and may_be_removed(self._document, part.strategy)
        self.sheet.allow_strategy(copied=part.strategy is not None, removed=removable)

    def _edit(self, field: DeskField, text: str) -> None:
        self._faults.pop(field, None)
        try:
            self._document = edited(self._document, field, text)
        except FieldFault as fault:
            self._faults[field] = fault.sentence
        if self.sheet is not None:
            self.sheet.forget_consequence()

    def _copy(self) -> None:
        part = self._shown_part()
        if part is None or part.strategy is None:
            return
        entries = strategies_in(self._document)
        taken = {str(each.get("id")) for each in entries}
        entry = entries[part.strategy]
        identity = next(
            name for number in range(2, len(taken) + 3) if (name := f"{entry['id']}_{number}") not in taken
        )
        name = tr("{strategy}, copy", strategy=str(entry.get("name", "")))
        self._changed(with_copy_of(self._document, part.strategy, identity, name), 1)

    def _remove(self) -> None:
        part = self._shown_part()
        if part is not None and part.strategy is not None:
            self._changed(without_strategy(self._document, part.strategy), -1)

    def _changed(self, document: Document, step: int) -> None:
        if self.sheet is not None:
            self._show_document(document, self.sheet.part.currentIndex() + step)
            self.sheet.forget_consequence()

    def _shown_part(self) -> DeskPart | None:
        index = self.sheet.part.currentIndex() if self.sheet is not None else -1
        return self._parts[index] if 0 <= index < len(self._parts) else None

    # -- comparing, saving, restoring ---------------------------------------------------------------------

    def _compare(self) -> None:
        if self.sheet is None:
            return
        if self._faults:
            self.sheet.tell(next(iter(self._faults.values())), "alert")
            return
        text = text_of(self._document)

        def show(found: tuple[Consequence, StrategyTable]) -> None:
            consequence, table = found
            if self.sheet is not None and text == text_of(self._document):
                self.sheet.tell(consequence_words(consequence))
                turns = consequence.changed[:MOST_SHOWN]
                self.sheet.show_changes([changed_turn_words(each, table) for each in turns])

        self._do(lambda: (self._desk.consequence(text), self._desk.rules_of(text).table), show)

    def _save(self, author: str, reason: str) -> None:
        text = text_of(self._document)
        self._do(lambda: self._desk.save(text, author, reason), self._tell_version)

    def _restore(self, number: int, author: str) -> None:
        version = next((each for each in self._versions if each.number == number), None)
        self._do(lambda: self._desk.restore(version, author), self._tell_version)

    def _tell_version(self, version: StrategyVersion) -> None:
        kept = self._session.vault_access.state is VaultState.OPEN
        words = together(
            tr("Version {number} is in force from the next message on.", number=version.number),
            "" if kept else tr("Nothing is kept on this computer now: it ends with the program."),
        )

        def tell() -> None:
            if self.sheet is not None:
                self.sheet.forget_consequence()
                self.sheet.tell(words)

        self._read(tell)

    def _show_versions(self) -> None:
        if self.sheet is not None:
            newest = self._versions[0] if self._versions else None
            by_hand = self._session.locations.strategies.is_file()
            self.sheet.show_versions(
                in_force_words(newest, by_hand),
                [(each.number, version_title(each)) for each in self._versions],
            )

    # -- doing it -----------------------------------------------------------------------------------------

    def _do(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        if self.sheet is not None:
            self.sheet.show_busy(busy=True)

        def done(result: _Result) -> None:
            if self.sheet is not None:
                self.sheet.show_busy(busy=False)
                then(result)

        self._tasks.run(lambda report: work(), done, self._failed, in_order=True)

    def _failed(self, sentence: str, detail: str) -> None:
        if self.sheet is None:
            return
        self.sheet.show_busy(busy=False)
        self.sheet.tell(sentence, "alert")
        self._show_fault(detail)

    def _show_fault(self, detail: str) -> None:
        """Show the field that a fault of the table names."""
        place = place_of_fault(detail)
        if self.sheet is None or place is None:
            return
        for index, part in enumerate(self._parts):
            for field in part.fields:
                if field.place == place[: len(field.place)]:
                    self.sheet.part.setCurrentIndex(index)
                    self.sheet.form.inputs[field].setFocus()
                    return
