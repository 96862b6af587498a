"""The fields of one part of the strategy desk, each with its help below its name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.help.plan_field import GrowingField
from app.ui.labels import label
from app.ui.view_models.strategy_fields import DeskField, FieldKind


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
        self._rows.addSpacing(8)
        return made

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
