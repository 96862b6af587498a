"""The sheet of a set: which conversations, what is taken out of them, a preview, the file, and fits to its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.check_box import CheckBox
from app.ui.combo_box import ComboBox
from app.ui.dialogs.outcome_sheet import OutcomeSheet
from app.ui.flow_row import FlowRow
from app.ui.labels import label, show_words
from app.ui.sets.fit_part import FitPart
from app.ui.transcript.proportions import em

_ABOUT = tr(
    "Conversations with what was rated in them, for others or for another computer. Before anything is saved, what may "
    "point to people is looked for and listed; each detail can be put back. The file is not encrypted."
)
_PREVIEW_EMS = 16
_LINE_ENDS = re.compile("[\u2028\u2029]")  # as Qt has them in a selection


class Which(StrEnum):
    """Which conversations go into a set."""

    OPEN = "open"
    RATED = "rated"
    ALL = "all"


class SetSheet(OutcomeSheet):
    """Shows values and passes wishes on."""

    search_requested = Signal(object)  # Which
    detail_chosen = Signal(str, bool)  # the words, and whether they are taken out
    words_chosen = Signal(str)  # words of the preview that are to be taken out too
    save_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rated sets"), _ABOUT, parent)
        self.which = ComboBox(tr("Conversations"), self)
        self.search = button(tr("Look for what points to people"), self._search, parent=self)
        self.details = QVBoxLayout()
        self.boxes: dict[str, CheckBox] = {}
        self.preview = QPlainTextEdit(self)
        self.take_out = button(tr("Take out the selected words"), self._take_out, parent=self)
        self.save = button(
            tr("Save the set…"), self.save_requested.emit, kind=ButtonKind.PRIMARY, parent=self
        )
        self.take_in = button(tr("Import a set…"), self.import_requested.emit, parent=self)
        self.fit = FitPart(self)
        self._build()
        self.forget()
        self.which.currentIndexChanged.connect(self.forget)

    def _build(self) -> None:
        for words, value in (
            (tr("The open conversation"), Which.OPEN),
            (tr("All in which something was rated"), Which.RATED),
            (tr("All conversations"), Which.ALL),
        ):
            self.which.addItem(words, value.value)
        self.preview.setReadOnly(True)
        self.preview.setObjectName("report")
        self.preview.setAccessibleName(tr("Preview of the set"))
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(em(self, _PREVIEW_EMS))
        self.preview.selectionChanged.connect(self._allow)
        name = label(tr("Conversations"), self)
        name.setBuddy(self.which)
        rows = self.fields
        for shown in (name, self.which):
            rows.addWidget(shown)
        rows.addLayout(_row(self.search))
        rows.addWidget(self.outcome)
        self.details.setSpacing(6)
        rows.addLayout(self.details)
        rows.addWidget(self.preview)
        rows.addLayout(_row(self.take_out))
        rows.addLayout(_row(self.save))
        rows.addWidget(label(tr("A set from elsewhere"), self, heading=True, factor=1.08))
        words = tr("A .jsonl file that Oyster wrote; its conversations and ratings are added to yours.")
        rows.addWidget(label(words, self, quiet=True, factor=0.92))
        rows.addLayout(_row(self.take_in))
        rows.addWidget(self.fit)
        self.add_buttons(button(tr("Close"), self.accept, parent=self))

    def choose(self, which: Which) -> None:
        """Choose which conversations are offered first."""
        self.which.setCurrentIndex(self.which.findData(which.value))

    def forget(self) -> None:
        """Show nothing of an earlier search."""
        layouts.clear(self.details)
        self.boxes = {}
        self.preview.hide()
        self.take_out.hide()
        self.save.setEnabled(False)
        self.fit.forget()
        show_words(self.outcome, "")

    def show_details(self, details: Sequence[tuple[str, str, bool]]) -> None:
        """List what was found: its words, how it is told, and whether it is taken out."""
        layouts.clear(self.details)
        self.boxes = {}
        for words, told, taken_out in details:
            box = CheckBox(told, self)
            with QSignalBlocker(box):
                box.setChecked(taken_out)
            box.toggled.connect(lambda checked, of=words: self.detail_chosen.emit(of, checked))
            self.boxes[words] = box
            self.details.addWidget(box)

    def show_preview(self, text: str) -> None:
        """Show the texts as they would be saved; from here on they can be."""
        at = self.preview.verticalScrollBar().value()
        self.preview.setPlainText(text)
        self.preview.verticalScrollBar().setValue(at)
        for shown in (self.preview, self.take_out):
            shown.show()
        self._allow()
        self.save.setEnabled(True)

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be begun while something is done."""
        for each in (self.search, self.take_in, self.which):
            each.setEnabled(not busy)
        self.save.setEnabled(not busy and self.preview.isVisibleTo(self))
        self.fit.show_busy(busy=busy)

    @property
    def _selected(self) -> str:
        """The selected words of the preview, where they are within one line."""
        words = self.preview.textCursor().selectedText().strip()
        return "" if _LINE_ENDS.search(words) else words

    def _allow(self) -> None:
        self.take_out.setEnabled(bool(self._selected))

    def _take_out(self) -> None:
        self.words_chosen.emit(self._selected)

    def _search(self) -> None:
        self.search_requested.emit(Which(self.which.currentData()))


def _row(*widgets: QWidget) -> FlowRow:
    row = FlowRow(gap=8)
    for each in widgets:
        row.addWidget(each)
    return row
