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
        self._server: NamedServer | None = None
        self._compact = False
        self.hide()

    def show_server(self, server: NamedServer | None) -> None:
        """Say where messages go, aloud where that is new; None where they stay."""
        is_new, self._server = server != self._server, server
        self._show()
        if server is not None and is_new:
            self._announcer.say(self, goes_where(server.place, is_here=server.is_here))

    def make_compact(self, compact: bool) -> None:
        """Say it in few words, where a window is low."""
        if compact != self._compact:
            self._compact = compact
            self._show()

    def _show(self) -> None:
        server = self._server
        self.setVisible(server is not None)
        if server is not None:
            whole = goes_where(server.place, is_here=server.is_here)
            self.words.setText(tr("Sent to {place}", place=server.place) if self._compact else whole)
            self.setAccessibleDescription(whole)
