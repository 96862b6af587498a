"""The page on which a scenario is filled in, field by field, each with its help and with what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.help.plan_field import GrowingField
from app.ui.labels import Words, label, show_words
from app.ui.scenarios.scroll_page import ScrollPage
from app.ui.transcript.announcer import Announcer
from app.ui.view_models.scenario_fields import ScenarioField, field_groups
from app.workspace.scenario_draft import Draft, draft_of, faults_in, text_of_draft

_ABOUT = tr(
    "Fill in one language or both. Name no method, no means and no place of harm, and nobody who could be recognised. "
    "It is kept with your conversations, encrypted as they are. Comments in its text are not kept by this form."
)
_Input = QLineEdit | GrowingField | ComboBox


class ScenarioFormPage(ScrollPage):
    """Created anew for every scenario; ``edited`` is the id of the one that is edited, empty for a new one.

    ``save_requested`` carries the text and that id, ``text_requested`` the text that is to be edited as such.
    """

    left = Signal()
    save_requested = Signal(str, str)
    text_requested = Signal(str, str)

    def __init__(
        self, text: str, edited: str, parent: QWidget | None = None, *, is_changed: bool = False
    ) -> None:
        super().__init__(tr("Edit a scenario") if edited else tr("A new scenario"), parent)
        self.edited = edited
        self.back = button(
            tr("Back"), self.left.emit, kind=ButtonKind.QUIET, name=tr("Back without saving"), parent=self
        )
        self.as_text = button(tr("Edit as text"), self._ask_text, parent=self)
        self.save = button(tr("Save"), self._save, kind=ButtonKind.PRIMARY, parent=self)
        for made in (self.back, self.as_text, self.save):
            self.add_button(made)
        self.add_words(_ABOUT, quiet=True)
        self.fault = label("", self)
        self.fault.set_tone("alert")
        self.fault.hide()
        self.column.addWidget(self.fault)
        self.inputs: dict[str, _Input] = {}
        self.faults: dict[str, Words] = {}
        draft = draft_of(text)
        for group in field_groups():
            self.add_heading(group.heading)
            for each in group.fields:
                self._add_field(each, draft[each.place])
        self.column.addStretch(1)
        self._announcer = Announcer(self)
        self._before: Draft | None = None if is_changed else self.draft

    def _add_field(self, field: ScenarioField, text: str) -> None:
        name = label(field.name, self)
        made = self._input(field, text)
        made.setAccessibleDescription(field.help)
        name.setBuddy(made)
        self.column.addWidget(name)
        if field.help:
            self.column.addWidget(label(field.help, self, quiet=True, factor=0.92))
        self.column.addWidget(made)
        fault = self.faults[field.place] = label("", self, factor=0.92)
        fault.set_tone("alert")
        fault.hide()
        self.column.addWidget(fault)
        self.inputs[field.place] = made

    def _input(self, field: ScenarioField, text: str) -> _Input:
        if field.choices:
            choice = ComboBox(field.name, self)
            for value, words in field.choices:
                choice.addItem(words, value)
            choice.setCurrentIndex(max(0, choice.findData(text)))
            return choice
        if field.is_short:
            line = QLineEdit(text, self)
            line.setAccessibleName(field.name)
            return line
        long = GrowingField(field.name, "", self)
        long.setPlainText(text)
        return long

    @property
    def draft(self) -> Draft:
        """What is filled in now."""
        return {place: _text(made) for place, made in self.inputs.items()}

    @property
    def is_changed(self) -> bool:
        """True where something was filled in that is not saved."""
        return self._before is None or self.draft != self._before

    def show_fault(self, sentence: str, line: int = 0) -> None:
        """Say what is wrong with the whole."""
        show_words(self.fault, sentence)
        self.fault.setAccessibleName(sentence)
        self._announcer.say(self, sentence)
        self.area.ensureWidgetVisible(self.fault)

    def _save(self) -> None:
        self.fault.hide()
        for shown in self.faults.values():
            shown.hide()
        found = tuple(faults_in(self.draft))
        for fault in found:
            show_words(self.faults[fault.place], fault.sentence)
        if found:
            first = self.inputs[found[0].place]
            first.setFocus()
            self.area.ensureWidgetVisible(self.faults[found[0].place])
            self._announcer.say(
                self, tr("{field}: {fault}", field=first.accessibleName(), fault=found[0].sentence)
            )
            return
        self.save_requested.emit(text_of_draft(self.draft), self.edited)

    def _ask_text(self) -> None:
        self.text_requested.emit(text_of_draft(self.draft), self.edited)


def _text(made: _Input) -> str:
    if isinstance(made, ComboBox):
        return str(made.currentData())
    return made.text() if isinstance(made, QLineEdit) else made.toPlainText()
