"""The sheet of the strategy desk: a part's fields, the consequence, who changes it and why, and the versions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.dialogs.outcome_sheet import OutcomeSheet
from app.ui.flow_row import FlowRow
from app.ui.labels import label, show_words
from app.ui.strategy_desk.desk_fields import DeskFields
from app.ui.view_models.strategy_fields import DeskField

_ABOUT = tr(
    "How replies are chosen. An edit counts from the next message, once it is saved as a version; before, the desk "
    "shows what it would change in your kept conversations. No edit can switch off the crisis screen, or weaken what "
    "follows from it."
)
_SHIPPED = 0  # stands for the table that came with the program


class DeskSheet(OutcomeSheet):
    """Shows values and passes wishes on."""

    part_chosen = Signal(int)
    copy_requested = Signal()
    removal_requested = Signal()
    consequence_requested = Signal()
    save_requested = Signal(str, str)  # author, reason
    restore_requested = Signal(int, str)  # a version's number (0: the shipped table), author

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Strategy desk"), _ABOUT, parent)
        self.in_force = label("", self)
        self.part = ComboBox(tr("Part of the table"), self)
        self.form = DeskFields(self)
        self.copy = button(tr("Copy this strategy"), self.copy_requested.emit, parent=self)
        self.remove = button(tr("Remove this strategy"), self.removal_requested.emit, parent=self)
        self.show_consequence = button(
            tr("Show what it would change"), self.consequence_requested.emit, parent=self
        )
        self.changes = QVBoxLayout()
        self.author = self._line(tr("Who changes it"))
        self.reason = self._line(tr("Why"))
        self.save = button(tr("Save as a version"), self._save, kind=ButtonKind.PRIMARY, parent=self)
        self.version = ComboBox(tr("Versions, the newest first"), self)
        self.restore = button(tr("Put it in force again"), self._restore, parent=self)
        self._build()
        self.part.currentIndexChanged.connect(self.part_chosen)
        self.forget_consequence()

    def _build(self) -> None:
        rows = self.fields
        for shown in (self.in_force, self._name(self.part), self.part, self.form):
            rows.addWidget(shown)
        rows.addLayout(_row(self.copy, self.remove))
        rows.addWidget(label(tr("Before it is saved"), self, heading=True, factor=1.08))
        rows.addLayout(_row(self.show_consequence))
        rows.addWidget(self.outcome)
        self.changes.setSpacing(8)
        rows.addLayout(self.changes)
        for field in (self.author, self.reason):
            rows.addWidget(self._name(field))
            rows.addWidget(field)
        rows.addLayout(_row(self.save))
        rows.addWidget(label(tr("Versions"), self, heading=True, factor=1.08))
        rows.addWidget(self.version)
        rows.addLayout(_row(self.restore))
        self.add_buttons(button(tr("Close"), self.accept, parent=self))

    def _name(self, field: QWidget) -> QWidget:
        name = label(field.accessibleName(), self)
        name.setBuddy(field)
        return name

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setAccessibleName(name)
        return made

    # -- the table ----------------------------------------------------------------------------------------

    def show_fields(self, fields: tuple[tuple[DeskField, str], ...]) -> None:
        """Show the fields of a part; the tab key reaches them behind the part, where they stand."""
        self.form.show_fields(fields)
        before: QWidget = self.part
        for shown in self.form.inputs.values():
            self.setTabOrder(before, shown)
            before = shown

    def show_parts(self, titles: Sequence[str], chosen: int) -> None:
        """Offer the parts of the table."""
        with QSignalBlocker(self.part):
            self.part.clear()
            self.part.addItems(list(titles))
            self.part.setCurrentIndex(chosen)

    def allow_strategy(self, *, copied: bool, removed: bool) -> None:
        """Offer what can be done with the strategy that is shown, if one is."""
        self.copy.setVisible(copied)
        self.remove.setVisible(copied)
        self.remove.setEnabled(removed)

    # -- the consequence ----------------------------------------------------------------------------------

    def forget_consequence(self) -> None:
        """Show no consequence: what is written now has to be compared anew before it can be saved."""
        layouts.clear(self.changes)
        show_words(self.outcome, "")
        self.save.setEnabled(False)

    def show_changes(self, turns: Sequence[str]) -> None:
        """List the turns in which something would change; from here on the edit can be saved."""
        layouts.clear(self.changes)
        for words in turns:
            self.changes.addWidget(label(words, self, factor=0.92))
        self.save.setEnabled(True)

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be begun while something is computed or written."""
        for each in (self.show_consequence, self.restore):
            each.setEnabled(not busy)
        if busy:
            self.save.setEnabled(False)

    # -- versions -----------------------------------------------------------------------------------------

    def show_versions(self, in_force: str, versions: Sequence[tuple[int, str]]) -> None:
        """List the versions by number and words, and say which table is in force."""
        self.in_force.setText(in_force)
        self.version.clear()
        for number, words in (*versions, (_SHIPPED, tr("The table that came with the program"))):
            self.version.addItem(words, number)

    def _save(self) -> None:
        self.save_requested.emit(self.author.text(), self.reason.text())

    def _restore(self) -> None:
        self.restore_requested.emit(int(self.version.currentData()), self.author.text())


def _row(*widgets: QWidget) -> FlowRow:
    row = FlowRow(gap=8)
    for each in widgets:
        row.addWidget(each)
    return row
