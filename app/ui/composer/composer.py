"""The composer with the choice of how the message is answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.composer.message_composer import MessageComposer
from app.ui.composer.mode_choice import ModeChoice


class Composer(MessageComposer):
    """Has the row of mode controls below the message field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = ModeChoice(self)
        self.rows.addWidget(self.mode)
