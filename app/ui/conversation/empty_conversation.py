"""The page shown for a conversation without messages: an invitation and what to expect."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.model import ModelStanding
from app.domain.named_server import NamedServer, goes_where
from app.translation import together, tr
from app.ui.icon_label import IconLabel
from app.ui.labels import label, show_words
from app.ui.transcript.proportions import em
from app.ui.transcript.slim_scroll_bar import make_page

_NOTES = {
    ModelStanding.OY1: "",
    ModelStanding.TRIAL: tr(
        "You are talking with a small trial model. It shows how the program works, often writes "
        "nonsense, and is not Oy1. Please do not rely on it."
    ),
    ModelStanding.UNVERIFIED: tr(
        "This model is not verified as Oy1. Please do not rely on it when it matters."
    ),
}
_WIDEST_EMS = 34


class EmptyConversation(QScrollArea):
    """The empty page; it scrolls where the text does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageScroll")
        make_page(self)
        self.setAccessibleName(tr("A new conversation"))
        self.question = label(tr("What is on your mind?"), self, heading=True, factor=1.7)
        self.kept = label("", self, quiet=True)
        self.note = label("", self)
        inside = QWidget()
        inside.setObjectName("pageInside")
        self._rows = rows = QVBoxLayout(inside)
        rows.setSpacing(14)
        rows.addStretch(2)
        rows.addWidget(IconLabel("pearl", "Oyster", self, ems=3.2), 0, Qt.AlignmentFlag.AlignHCenter)
        for each in (self.question, self.kept, self.note):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(each)
        self.note.set_tone("notice")
        rows.addStretch(3)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in a narrow centred column."""
        super().resizeEvent(event)
        side = max(28, (self.viewport().width() - em(self, _WIDEST_EMS)) // 2)
        self._rows.setContentsMargins(side, 28, side, 28)

    def show_standing(
        self, standing: ModelStanding | None, *, kept: bool, server: NamedServer | None = None
    ) -> None:
        """Show what the model is fit for, where messages go, and whether they are stored."""
        where = tr("What you write stays on this computer.")
        if server is not None:
            where = goes_where(server.place, is_here=server.is_here)
        more = tr("It is kept encrypted.") if kept else tr("Nothing is kept when the program ends.")
        self.kept.setText(together(where, more))
        show_words(self.note, _NOTES[standing] if standing is not None else "")
