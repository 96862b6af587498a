"""The base of the pages of help: a column that scrolls, as wide as it can be read well."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.slim_scroll_bar import make_page


def card(parent: QWidget, name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the layout of its contents; ``name`` chooses its style."""
    frame = QFrame(parent)
    frame.setObjectName(name)
    rows = QVBoxLayout(frame)
    side = em(frame, 1.2)
    rows.setContentsMargins(side, em(frame, 1.0), side, em(frame, 1.0))
    rows.setSpacing(em(frame, 0.6))
    return frame, rows


class HelpPage(QScrollArea):
    """Contents go into ``rows``."""

    widest_ems = 46

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageScroll")
        make_page(self)
        self.setAccessibleName(name)
        inside = QWidget()
        inside.setObjectName("pageInside")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(em(self, 0.9))
        outer.addLayout(self.rows)
        outer.addStretch(1)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the column in proportion to the text."""
        super().changeEvent(event)
        if is_text_size_change(event) and hasattr(self, "rows"):
            self.fit()

    def fit(self) -> None:
        """Set the margins to the width."""
        side = max(em(self, 1.2), (self.viewport().width() - em(self, self.widest_ems)) // 2)
        self.rows.setContentsMargins(side, em(self, 1.0), side, em(self, 1.6))
