"""The behaviours of a rubric that a rater counts: a small field for each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.rubric import Behaviour
from app.translation import tr
from app.ui.labels import label
from app.ui.transcript.proportions import em

_MOST = 999
_FIELD_EMS = 4


class CountRows(QWidget):
    """An empty field counts none."""

    changed = Signal()

    def __init__(
        self, behaviours: tuple[Behaviour, ...], language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, behaviour in enumerate(behaviours):
            name, meaning = behaviour.name.spoken(language), behaviour.meaning.spoken(language)
            field = QLineEdit(self)
            field.setValidator(QIntValidator(0, _MOST, field))
            field.setFixedWidth(em(self, _FIELD_EMS))
            field.setPlaceholderText("0")
            field.setAccessibleName(tr("How often: {name}", name=name))
            field.setAccessibleDescription(meaning)
            field.textEdited.connect(self.changed)
            words = label(tr("{step}: {meaning}", step=name, meaning=meaning), self)
            words.setBuddy(field)
            grid.addWidget(field, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
            self.fields[behaviour.id] = field

    @property
    def counts(self) -> dict[str, int]:
        """What was counted, without what was not met."""
        written = {each: field.text() for each, field in self.fields.items()}
        return {each: int(text) for each, text in written.items() if text.isdigit() and int(text)}

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show other counts, without a signal."""
        for each, field in self.fields.items():
            with QSignalBlocker(field):
                field.setText(str(counts[each]) if counts.get(each) else "")
