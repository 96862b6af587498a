"""The choice of the reply mode: direct, strategic, or two strategies compared."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QSizePolicy, QWidget

from app.domain.analysis import Mode
from app.domain.strategy import StrategyTable
from app.translation import tr
from app.ui import layouts
from app.ui.combo_box import ComboBox
from app.ui.tooltips import show_entry_tooltip, show_tooltip
from app.ui.transcript.proportions import em

_MODES = (
    (Mode.OBSERVE, tr("Observe"), tr("The model answers by itself; everything is computed beside it.")),
    (Mode.GUIDE, tr("Guide"), tr("The program chooses how to answer, and tells the model.")),
    (Mode.COMPARE, tr("Compare"), tr("The same message is answered under two strategies, side by side.")),
)
_ROOMY_EMS = 40


@dataclass(frozen=True, slots=True)
class ModeWish:
    """The mode for the next message; ``mode`` None and empty strategies leave the choice to settings and game."""

    mode: Mode | None = None
    strategy: str = ""
    against: str = ""


class _Choice(ComboBox):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setProperty("quiet", True)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class ModeChoice(QWidget):
    """The row of mode controls below the message field. A choice stays until it is changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = False
        self.mode = _Choice(tr("How to answer"), self)
        for mode, words, meaning in _MODES:
            self.mode.addItem(tr("Mode: {words}", words=words), mode.value)
            show_entry_tooltip(self.mode, self.mode.count() - 1, meaning)
        self.first = _Choice(tr("First strategy to compare"), self)
        self.second = _Choice(tr("Second strategy to compare"), self)
        self.mode.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._rows.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.first, self.second):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._rows.addWidget(each, 1)
        self._rows.addStretch(0)
        self.mode.activated.connect(self._choose)
        self._show()

    @property
    def wish(self) -> ModeWish:
        """The mode chosen for the next message."""
        if not self._chosen:
            return ModeWish()
        mode = Mode(self.mode.currentData())
        if mode is not Mode.COMPARE:
            return ModeWish(mode)
        return ModeWish(mode, str(self.first.currentData() or ""), str(self.second.currentData() or ""))

    def show_default(self, mode: Mode, table: StrategyTable) -> None:
        """Show the default mode of settings and model unless the person has chosen one, and offer these strategies."""
        if not self._chosen:
            with QSignalBlocker(self.mode):
                self.mode.setCurrentIndex(self.mode.findData(mode.value))
        for field, words in (
            (self.first, tr("First: chosen by the game")),
            (self.second, tr("Second: the next best")),
        ):
            kept = field.currentData()
            field.clear()
            field.addItem(words, "")
            for each in table.strategies:
                field.addItem(each.shown_name, each.id)
            field.setCurrentIndex(max(0, field.findData(kept)))
        self._show()

    def choose(self, mode: Mode) -> None:
        """Select a mode as the person would."""
        self.mode.setCurrentIndex(self.mode.findData(mode.value))
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the controls where the width is too small for a row."""
        super().resizeEvent(event)
        layouts.stand(self._rows, in_a_row=self.width() >= em(self, _ROOMY_EMS))

    def _choose(self) -> None:
        self._chosen = True
        self._show()

    def _show(self) -> None:
        comparing = self.mode.currentData() == Mode.COMPARE.value
        for each in (self.first, self.second):
            each.setVisible(comparing)
        meaning = _MODES[max(0, self.mode.currentIndex())][2]
        show_tooltip(self.mode, meaning)
        self.mode.setAccessibleDescription(meaning)
