"""The switch at the top of the panel: a sentence, the reasons, or the figures."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from app.translation import tr
from app.ui.flow_row import FlowRow
from app.ui.tooltips import show_tooltip
from app.ui.view_models.panel_depth import PanelDepth, depth_words


class DepthSwitch(QFrame):
    """One button a depth; arrow keys go from one to the next. ``chosen`` carries the ``PanelDepth``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(tr("How much the panel shows"))
        self.buttons: dict[PanelDepth, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = FlowRow(self, gap=2)
        row.setContentsMargins(3, 3, 3, 3)
        for depth in PanelDepth:
            row.addWidget(self._button(depth))

    def _button(self, depth: PanelDepth) -> QPushButton:
        words = depth_words(depth)
        made = QPushButton(words.label, self)
        made.setProperty("segment", True)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setAccessibleName(words.meaning)
        show_tooltip(made, words.meaning)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.toggled.connect(lambda on: self.chosen.emit(depth) if on else None)
        self._group.addButton(made)
        self.buttons[depth] = made
        return made

    def show_depth(self, depth: PanelDepth) -> None:
        """Mark a depth as the one that is shown."""
        with QSignalBlocker(self):
            self.buttons[depth].setChecked(True)
