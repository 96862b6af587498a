"""A quiet bar after a deletion: that it can be undone, until when, and the button for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.translation import tr
from app.ui.notice_bar import NoticeBar


class UndoBar(NoticeBar):
    """Hidden until something was deleted; it takes no focus and blocks nothing."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What was deleted"))

    def tell_of_deletion(self) -> None:
        """Show the bar, and announce it to screen readers."""
        self.tell(
            tr("Deleted. It can be brought back until Oyster is closed or locked."),
            tr("Undo"),
            self.undo_requested.emit,
            tr("Bring the deleted conversation back"),
        )
