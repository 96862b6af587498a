"""Three sliders for the weights of the game, for what-if questions; the recorded choice does not change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from app.domain.anticipation import Weights
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label


class WeightSlider(QSlider):
    """A weight from 0 to ``most`` in steps of a hundredth of it or of 0.05."""

    def __init__(self, name: str, most: float, step: float, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.name, self.step = name, step
        self.setRange(0, round(most / step))
        self.setSingleStep(1)
        self.setPageStep(max(1, round(most / step / 10)))
        self.setAccessibleName(tr("Weight on {name}", name=name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def weight(self) -> float:
        """Return the weight at the slider's position."""
        return round(self.value() * self.step, 6)

    def stand_at(self, weight: float) -> None:
        """Set the position without emitting a signal."""
        with QSignalBlocker(self):
            self.setValue(round(weight / self.step))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel, so that scrolling the page changes no weight."""
        event.ignore()


class WeightSliders(QWidget):
    """``changed`` carries the ``Weights``; a slider that was not moved keeps its exact weight."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recorded = self._asked = Weights()
        self.retention = WeightSlider(tr("usefulness (α)"), 5.0, 0.05, self)
        self.risk = WeightSlider(tr("risk (β)"), 10.0, 0.05, self)
        self.cost = WeightSlider(tr("length (γ)"), 2.0, 0.02, self)
        self.sliders = {"retention": self.retention, "risk": self.risk, "cost": self.cost}
        self.words = {field: label("", self) for field in self.sliders}
        self.reset = button(
            tr("As it was"),
            self.as_it_was,
            kind=ButtonKind.SECONDARY,
            name=tr("Set the weights as they were"),
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for field, slider in self.sliders.items():
            slider.valueChanged.connect(lambda _, moved=field: self._move(moved))
            rows.addWidget(self.words[field])
            rows.addWidget(slider)
        rows.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def asked(self) -> Weights:
        """The weights of the sliders."""
        return self._asked

    def show_weights(self, recorded: Weights) -> None:
        """Set the weights of a recorded choice."""
        self._recorded = recorded
        self.as_it_was()

    def as_it_was(self) -> None:
        """Return to the recorded weights."""
        self._asked = self._recorded
        for field, slider in self.sliders.items():
            slider.stand_at(getattr(self._recorded, field))
        self._tell()

    def _move(self, field: str) -> None:
        weight = self.sliders[field].weight()
        if field == "retention":
            self._asked = replace(self._asked, retention=weight)
        elif field == "risk":
            self._asked = replace(self._asked, risk=weight)
        else:
            self._asked = replace(self._asked, cost=weight)
        self._tell()

    def _tell(self) -> None:
        for field, slider in self.sliders.items():
            now, was = getattr(self._asked, field), getattr(self._recorded, field)
            words = f"{now:.4g}" if now == was else tr("{now}, was {was}", now=f"{now:.4g}", was=f"{was:.4g}")
            self.words[field].setText(tr("Weight on {slider}: {words}", slider=slider.name, words=words))
            slider.setAccessibleDescription(words)
        self.reset.setEnabled(self._asked != self._recorded)
        self.changed.emit(self._asked)
