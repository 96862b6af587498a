"""The form for a new run: task, model, items, mode, data file and judge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.analysis import Mode
from app.domain.model import InstalledModel
from app.evaluation.run_specification import RunSpecification
from app.evaluation.tasks import TASKS, FileNeed, TaskEntry
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.check_box import CheckBox
from app.ui.combo_box import ComboBox
from app.ui.labels import label
from app.ui.view_models.evaluation import BOTH_AT_ONCE, task_words

_USUAL_ITEMS, _MOST_ITEMS, _USUAL_SEED = 20, 1_000_000, 1
_MODES = (
    (tr("Observe: the bare model"), Mode.OBSERVE),
    (tr("Guide: the program tells the model how to answer"), Mode.GUIDE),
)
_ITSELF = tr("The model itself")
_ROLES = {"judge": tr("Judge"), "attacker": tr("Attacker")}


class RunForm(QFrame):
    """Emits the order when the person starts it; fields that the task does not use are hidden."""

    ordered = Signal(object)  # RunOrder

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("A new evaluation"))
        self.task = _choice(tr("Task"), [(each.title, each.name) for each in TASKS], self)
        self.measures = label("", self, quiet=True)
        self.model = _choice(tr("Model"), [], self)
        self.model.setPlaceholderText(tr("No model is on this computer yet: see Models"))
        self.items = _number_field(tr("Items"), str(_USUAL_ITEMS), tr("all"), self)
        self.mode = _choice(tr("Mode"), [(words, mode.value) for words, mode in _MODES], self)
        self.seed = _number_field(tr("Seed"), str(_USUAL_SEED), str(_USUAL_SEED), self)
        self.data = QLineEdit(self)
        self.data.setAccessibleName(tr("Data file"))
        self.columns = QLineEdit(self)
        self.columns.setAccessibleName(tr("Columns"))
        self.columns.setPlaceholderText(tr("query=Question, level=Level; empty for the usual names"))
        self.textless = CheckBox(tr("Keep figures alone, and no text"), self)
        self.roles = {role: _choice(words, [], self) for role, words in _ROLES.items()}
        self.start = button(
            tr("Start"), self._order, kind=ButtonKind.PRIMARY, name=tr("Start the evaluation"), parent=self
        )
        self._free = True
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._build()
        self.task.currentIndexChanged.connect(self._fit_task)
        self.data.textChanged.connect(self._rate)
        self._fit_task()

    # -- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._add(grid, "task", self.task)
        grid.addWidget(self.measures, grid.rowCount(), 1)
        for name, field in (("model", self.model), ("items", self.items), ("mode", self.mode)):
            self._add(grid, name, field)
        self._add(grid, "data", self._file_row(), self.data)
        self._add_textless(grid)
        rest: tuple[tuple[str, QWidget], ...] = (
            ("columns", self.columns),
            *self.roles.items(),
            ("seed", self.seed),
        )
        for name, widget in rest:
            self._add(grid, name, widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(label(tr("New evaluation"), self, heading=True, factor=1.15))
        rows.addLayout(grid)
        rows.addWidget(label(BOTH_AT_ONCE, self, quiet=True, factor=0.92))
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.start)
        rows.addLayout(last)

    def _add(self, grid: QGridLayout, name: str, shown: QWidget, field: QWidget | None = None) -> None:
        words = label((field or shown).accessibleName(), self, wraps=False)
        words.setBuddy(field or shown)
        row = grid.rowCount()
        grid.addWidget(words, row, 0)
        grid.addWidget(shown, row, 1)
        self._rows[name] = (words, shown)

    def _add_textless(self, grid: QGridLayout) -> None:
        """Say where the words of a file go, and let the person keep them out of there."""
        words = tr(
            "What the file holds, and what is answered, stands in this run's log. The log is not encrypted."
        )
        note = label(words, self, quiet=True, factor=0.92)
        for shown in (note, self.textless):
            grid.addWidget(shown, grid.rowCount(), 1)
        self._rows["textless"] = (note, self.textless)

    def _file_row(self) -> QWidget:
        shown = QWidget(self)
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.data, 1)
        self.file = button(tr("File…"), self._choose_file, name=tr("Choose the data file"), parent=shown)
        self.folder = button(
            tr("Folder…"), self._choose_folder, name=tr("Choose the folder of data files"), parent=shown
        )
        row.addWidget(self.file)
        row.addWidget(self.folder)
        return shown

    # -- what is shown ------------------------------------------------------------------------------

    def show_models(self, models: Sequence[InstalledModel], loaded: str) -> None:
        """Offer these models, the conversation's first."""
        ordered = sorted(models, key=lambda each: each.id != loaded)
        for field, first in ((self.model, []), *((each, [(_ITSELF, "")]) for each in self.roles.values())):
            chosen = field.currentData()
            field.clear()
            for words, value in (*first, *((each.title, each.id) for each in ordered)):
                field.addItem(words, value)
            field.setCurrentIndex(max(0, field.findData(chosen)))
        self._rate()

    def set_free(self, free: bool) -> None:
        """Allow starting a run, or not while another is under way."""
        self._free = free
        self._rate()

    @property
    def entry(self) -> TaskEntry:
        """The selected task."""
        return TASKS[max(0, self.task.currentIndex())]

    @property
    def order(self) -> RunSpecification:
        """The order in the fields that the task uses."""
        entry = self.entry
        reads = entry.file is not FileNeed.NONE
        chosen = {role: str(self.roles[role].currentData() or "") for role in entry.roles}
        return RunSpecification(
            task=entry.name,
            model=str(self.model.currentData() or ""),
            mode=Mode(str(self.mode.currentData())),
            limit=int(self.items.text() or 0),
            seed=int(self.seed.text() or _USUAL_SEED),
            data=self.data.text().strip() if reads else "",
            columns=self.columns.text().strip() if reads else "",
            judge=chosen.get("judge", ""),
            attacker=chosen.get("attacker", ""),
            without_texts=reads and self.textless.isChecked(),
        )

    def _fit_task(self) -> None:
        entry = self.entry
        self.measures.setText(task_words(entry))
        optional = entry.file is FileNeed.OPTIONAL
        self.data.setPlaceholderText(
            tr("empty for the questions that came with the program") if optional else ""
        )
        hidden = {role for role in self.roles if role not in entry.roles}
        if entry.file is FileNeed.NONE:
            hidden |= {"data", "columns", "textless"}
        for name, widgets in self._rows.items():
            for each in widgets:
                each.setVisible(name not in hidden)
        self._rate()

    def _rate(self) -> None:
        missing = self.entry.file is FileNeed.REQUIRED and not self.data.text().strip()
        self.start.setEnabled(self._free and self.model.count() > 0 and not missing)

    def _order(self) -> None:
        self.ordered.emit(self.order)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            tr("Choose the data file"),
            "",
            tr("Data (*.csv *.xlsx *.jsonl *.json *.yaml *.yml *.tsv);;All files (*)"),
        )
        self.data.setText(path or self.data.text())

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Choose the folder of data files"))
        self.data.setText(path or self.data.text())


def _choice(name: str, offered: Sequence[tuple[str, str]], parent: QWidget) -> ComboBox:
    field = ComboBox(name, parent)
    field.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    for words, value in offered:
        field.addItem(words, value)
    return field


def _number_field(name: str, value: str, nothing: str, parent: QWidget) -> QLineEdit:
    field = QLineEdit(value, parent)
    field.setAccessibleName(name)
    field.setPlaceholderText(nothing)
    field.setValidator(QIntValidator(1, _MOST_ITEMS, field))
    return field
