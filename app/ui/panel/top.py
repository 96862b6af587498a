"""The top of the panel, which does not scroll: how much is shown, which turn, and whether that is a recording."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.recording_mark import RecordingMark
from app.ui.panel.depth_switch import DepthSwitch
from app.ui.panel.recording_line import RecordingLine
from app.ui.panel.shown_turn_bar import ShownTurnBar

_EDGE = 10


class PanelTop(QFrame):
    """Hidden while there is neither a depth to choose nor a past or recorded turn to tell of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = DepthSwitch(self)
        self.which = ShownTurnBar(self)
        self.recorded = RecordingLine(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE, _EDGE, _EDGE, 0)
        rows.setSpacing(8)
        rows.addWidget(self.recorded)
        rows.addWidget(self.switch)
        rows.addWidget(self.which)

    def offer(self, *, switch: bool, past: str, recording: RecordingMark | None) -> None:
        """Offer the switch or not, and say which past turn is shown (empty: the newest), and of which recording."""
        self.switch.setVisible(switch)
        self.which.show_past(past)
        self.recorded.show_mark(recording)
        self.setVisible(switch or bool(past) or recording is not None)
