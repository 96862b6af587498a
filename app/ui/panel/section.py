"""A section of the panel: a heading that says whose words or figures these are, and what it holds."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.labels import label


class Section(QFrame):
    """A card with a heading and a note of origin: computed, or a model's own words."""

    def __init__(self, heading: str, origin: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(6)
        self.body.addWidget(label(heading, self, heading=True))
        self.origin = label(origin, self, quiet=True)
        self.body.addWidget(self.origin)
