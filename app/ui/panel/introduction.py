"""An introduction to the panel, shown until the first message of a conversation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.icon_label import IconLabel
from app.ui.labels import Badge, label
from app.ui.panel.section import Origin

_LINES = (
    ("heart", tr("Help from people, at once, when something weighs on you")),
    ("calm", tr("What was noticed in your message, and who judged it")),
    ("words", tr("The model's thinking, and why it answered as it did")),
    ("computed", tr("The facts of the turn: speed, context, device")),
)


class IntroductionSection(QFrame):
    """A few quiet lines without a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What this panel shows"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 8, 6, 6)
        rows.setSpacing(12)
        rows.addWidget(label(tr("Beside every reply"), self, heading=True))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for row, (drawing, words) in enumerate(_LINES):
            mark = IconLabel(drawing, words, self, colour="quiet", ems=1.25)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, self, quiet=True), row, 1)
        rows.addLayout(grid)
        rows.addWidget(label(tr("Everything says where it comes from:"), self, quiet=True))
        for origin in (Origin.COMPUTED, Origin.MODEL, Origin.PEOPLE):
            words, tone, meaning = origin.value
            rows.addWidget(Badge(words, tone, self))
            rows.addWidget(label(meaning, self, quiet=True, factor=0.92))
