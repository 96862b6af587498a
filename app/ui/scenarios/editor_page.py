"""The page on which a scenario is written: its text, checked when it is saved, with the cursor at the first fault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label, show_words
from app.ui.scenarios.scroll_page import ScrollPage
from app.ui.transcript.announcer import Announcer
from app.ui.transcript.proportions import em

_ABOUT = tr(
    "One scenario in YAML. Name no method, no means and no place of harm, and nobody who could be recognised. It is "
    "kept with your conversations, encrypted as they are. No scenario changes what the crisis screen does."
)
_HEIGHT_EMS = 24


class ScenarioEditorPage(ScrollPage):
    """Created anew for every scenario; ``edited`` is the id of the one that is edited, empty for a new one.

    ``save_requested`` carries the text and that id, ``form_requested`` the text that is to be filled in as a form.
    """

    left = Signal()
    save_requested = Signal(str, str)
    form_requested = Signal(str, str)

    def __init__(
        self, text: str, edited: str, parent: QWidget | None = None, *, is_changed: bool = False
    ) -> None:
        super().__init__(tr("Edit a scenario") if edited else tr("A new scenario"), parent)
        self.edited, self._before = edited, None if is_changed else text
        self.back = button(
            tr("Back"), self.left.emit, kind=ButtonKind.QUIET, name=tr("Back without saving"), parent=self
        )
        self.save = button(tr("Save"), self._save, kind=ButtonKind.PRIMARY, parent=self)
        self.as_form = button(
            tr("Edit in a form"),
            lambda: self.form_requested.emit(self.field.toPlainText(), self.edited),
            parent=self,
        )
        for made in (self.back, self.as_form, self.save):
            self.add_button(made)
        self.add_words(_ABOUT, quiet=True)
        self.fault = label("", self)
        self.fault.set_tone("alert")
        self.fault.hide()
        self.column.addWidget(self.fault)
        self.field = QPlainTextEdit(text, self)
        self.field.setObjectName("systemPrompt")
        self.field.setAccessibleName(tr("Text of the scenario"))
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(em(self, _HEIGHT_EMS))
        self.column.addWidget(self.field, 1)
        self._announcer = Announcer(self)

    @property
    def is_changed(self) -> bool:
        """True where something was written that is not saved."""
        return self.field.toPlainText() != self._before

    def show_fault(self, sentence: str, line: int) -> None:
        """Say what is wrong, and put the cursor at its line, from 1; 0 where that is not known."""
        show_words(self.fault, sentence)
        self.fault.setAccessibleName(sentence)
        self._announcer.say(self, sentence)
        block = self.field.document().findBlockByNumber(line - 1)
        if line and block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            self.field.setTextCursor(cursor)
            self.field.ensureCursorVisible()
        self.area.ensureWidgetVisible(self.fault)
        self.field.setFocus()

    def _save(self) -> None:
        self.fault.hide()
        self.save_requested.emit(self.field.toPlainText(), self.edited)
