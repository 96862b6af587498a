"""The mark above the composer that messages go to a server: it stands there as long as one answers, and stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.domain.named_server import NamedServer, goes_where
from app.translation import tr
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer


class ServerMark(QFrame):
    """Hidden while models answer in this program. Nothing takes it away but another model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("Where messages go"))
        self.words = label("", self)
        self.words.set_tone("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        mark = IconLabel("leave", tr("Not in this program"), self, ems=1.1)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._announcer = Announcer(self)
        self.hide()

    def show_server(self, server: NamedServer | None) -> None:
        """Say where messages go, aloud where that is new; None where they stay."""
        sentence = goes_where(server.place, is_here=server.is_here) if server is not None else ""
        is_new = sentence != self.words.text()
        self.words.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence and is_new:
            self._announcer.say(self, sentence)
