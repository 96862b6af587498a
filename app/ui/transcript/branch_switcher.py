"""A switch between the versions of a message: "2 / 3" between two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.translation import tr
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton


class BranchSwitcher(QWidget):
    """Hidden while there is one version only; ``position_requested`` carries the wanted one, from 1."""

    position_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position = 1
        self._count = 1
        self.previous_button = TextButton("‹", tr("Previous version of this message"), self)
        self.next_button = TextButton("›", tr("Next version of this message"), self)
        self.label = SmallLabel(parent=self)
        self.label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.previous_button, self.label, self.next_button):
            row.addWidget(widget)
        self.previous_button.clicked.connect(lambda: self.position_requested.emit(self._position - 1))
        self.next_button.clicked.connect(lambda: self.position_requested.emit(self._position + 1))
        self.show_position(1, 1)

    @property
    def count(self) -> int:
        """How many versions there are."""
        return self._count

    def show_position(self, position: int, count: int) -> None:
        """Show which of how many versions is open; ``position`` counts from 1."""
        self._position, self._count = position, count
        self.label.setText(f"{position} / {count}")
        self.label.setAccessibleName(tr("Version {position} of {count}", position=position, count=count))
        self.previous_button.setEnabled(position > 1)
        self.next_button.setEnabled(position < count)
        self.setVisible(count > 1)
