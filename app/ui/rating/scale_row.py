"""One dimension of a rubric: its question, the steps as buttons, and what the steps mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rubric import Dimension
from app.translation import tr
from app.ui.help.choice_row import ChoiceRow
from app.ui.labels import label


class ScaleRow(QWidget):
    """``changed`` is emitted where a step is chosen; pressed again, a chosen step is given up."""

    changed = Signal()

    def __init__(self, dimension: Dimension, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dimension = dimension
        self._chosen = ""
        name, question = dimension.name.spoken(language), dimension.question.spoken(language)
        steps = [(each.id, each.name.spoken(language)) for each in dimension.steps]
        self.steps = ChoiceRow(tr("{name}:", name=name), steps, "", self)
        self.steps.setAccessibleDescription(question)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(label(name, self, heading=True))
        rows.addWidget(label(question, self))
        rows.addWidget(self.steps)
        anchors = [
            tr("{step}: {meaning}", step=each.name.spoken(language), meaning=each.anchor.spoken(language))
            for each in dimension.steps
            if each.anchor.en
        ]
        rows.addWidget(label("\n".join(anchors), self, quiet=True, factor=0.92))
        self.steps.chosen.connect(self._choose)

    @property
    def chosen(self) -> str:
        """The id of the chosen step, empty for none."""
        return self._chosen

    def show_chosen(self, step: str) -> None:
        """Show a step as chosen, or none, without a signal."""
        self._chosen = step if step in self.steps.buttons else ""
        self.steps.choose(self._chosen)

    def _choose(self, step: str) -> None:
        self.show_chosen("" if step == self._chosen else step)
        self.changed.emit()
