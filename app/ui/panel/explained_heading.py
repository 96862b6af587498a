"""A heading inside a card with an information button: what its figures mean, on the spot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.disclosure import Disclosure
from app.ui.icon_button import IconButton
from app.ui.labels import label


class ExplainedHeading(QWidget):
    """The explanation opens below the heading; it is the button's tooltip too."""

    def __init__(self, heading: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label(heading, self, heading=True, factor=0.95)
        name = tr("What is this? {heading}", heading=heading)
        self.what = IconButton("info", name, parent=self, ems=1.0)
        self.meaning = label(meaning, self, quiet=True, factor=0.92)
        self.what.setAccessibleDescription(meaning)
        Disclosure(self.what, (self.meaning,), "", name)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.heading, 1)
        row.addWidget(self.what, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self.meaning)
