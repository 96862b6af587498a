"""A quiet bar with one sentence and one thing to do about it; it takes no focus and blocks nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import button
from app.ui.icon_button import IconButton
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer


class NoticeBar(QFrame):
    """Hidden until something is told; a later notice takes the place of an earlier one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("Notice"))
        self._act: Callable[[], object] = self.hide
        self.words = label("", self)
        self.action = button("", self._do, parent=self)
        self.dismiss = IconButton("close", tr("Dismiss this message"), self.hide, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)
        row.addWidget(self.dismiss)
        self._announcer = Announcer(self)
        self.hide()

    def tell(self, sentence: str, action: str, act: Callable[[], object], name: str = "") -> None:
        """Show a sentence with a button, and announce it to screen readers; ``name`` is the button's whole name."""
        self._act = act
        self.words.setText(sentence)
        self.action.setText(action)
        self.action.setAccessibleName(name or action)
        self.show()
        self._announcer.say(self, sentence)

    def _do(self) -> None:
        self.hide()
        self._act()
