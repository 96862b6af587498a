"""The fields of one part of the strategy desk, each with its help below its name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.help.plan_field import GrowingField
from app.ui.labels import label
from app.ui.view_models.strategy_fields import DeskField, FieldKind, told_in_chinese


class DeskFields(QWidget):
    """``edited`` carries a field and its new text."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.inputs: dict[DeskField, QLineEdit | GrowingField] = {}

    def show_fields(self, fields: tuple[tuple[DeskField, str], ...]) -> None:
        """Show other fields with their texts."""
        layouts.clear(self._rows)
        self.inputs = {field: self._add(field, text) for field, text in fields}

    def _add(self, field: DeskField, text: str) -> QLineEdit | GrowingField:
        name = label(field.name, self, heading=True)
        usual = (
            tr("{help} Usually {value}.", help=field.help, value=f"{field.otherwise:g}")
            if isinstance(field.otherwise, float)
            else field.help
        )
        made = self._long(field, usual, text) if field.kind is FieldKind.WORDS else self._line(field, text)
        made.setAccessibleName(field.name)
        made.setAccessibleDescription(usual)
        name.setBuddy(made)
        for each in (name, label(usual, self, quiet=True, factor=0.92), made):
            self._rows.addWidget(each)
        if told_in_chinese(field, text):
            self._add_chinese(field, made, text)
        self._rows.addSpacing(8)
        return made

    def _add_chinese(self, field: DeskField, made: QLineEdit | GrowingField, text: str) -> None:
        """Show below a field, to be read only, what a model is told in its place for a message in Chinese."""
        words = label("", self, quiet=True, factor=0.92)

        def show(now: str) -> None:
            chinese = told_in_chinese(field, now)
            words.setText(
                tr("For a message in Chinese the model is told: {words}", words=chinese)
                if chinese
                else tr("Your own words: the model is told them as written, for a message in Chinese too.")
            )

        show(text)
        if isinstance(made, QLineEdit):
            made.textChanged.connect(show)
        else:
            made.textChanged.connect(lambda: show(made.toPlainText()))
        self._rows.addWidget(words)

    def _line(self, field: DeskField, text: str) -> QLineEdit:
        made = QLineEdit(text, self)
        made.setCursorPosition(0)
        made.textEdited.connect(lambda words: self.edited.emit(field, words))
        return made

    def _long(self, field: DeskField, hint: str, text: str) -> GrowingField:
        made = GrowingField(field.name, hint, self)
        made.setPlainText(text)
        made.textChanged.connect(lambda: self.edited.emit(field, made.toPlainText()))
        return made
