"""The base of all dialogs: a heading, an explanation, the fields, and buttons at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.labels import label
from app.ui.transcript.proportions import em

_WIDTH_EMS = 34
_TALLEST = 1000  # where the screen is not known


class Sheet(QDialog):
    """A dialog whose fields go into ``fields``; ``add_buttons`` is called last."""

    def __init__(self, heading: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setMinimumWidth(em(self, _WIDTH_EMS))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(26, 24, 26, 20)
        self._rows.setSpacing(12)
        self._rows.addWidget(label(heading, self, heading=True, factor=1.35))
        if words:
            self._rows.addWidget(label(words, self))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(10)
        self._rows.addLayout(self.fields)

    def add_buttons(self, *buttons: QPushButton, apart: QPushButton | None = None) -> None:
        """Put buttons at the bottom right, and ``apart`` at the left."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        if apart is not None:
            row.addWidget(apart)
        row.addStretch(1)
        for each in buttons:
            row.addWidget(each)
        self._rows.addLayout(row)

    def event(self, event: QEvent) -> bool:
        """Adapt the height to the width, the text size and the texts, so that no text is cut."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return handled

    def _fit(self) -> None:
        screen = self.screen().availableGeometry().height() if self.screen() is not None else _TALLEST
        wanted = min(self._rows.totalHeightForWidth(self.width()), screen)
        if wanted > 0 and wanted != self.minimumHeight():
            self.setMinimumHeight(wanted)
            self.resize(self.width(), max(wanted, self.height() if self.isVisible() else 0))
