"""The button of quick exit, in the window's top right corner whatever is shown, and its count of Shift presses."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.translation import tr, tr_count
from app.ui.icon_button import IconButton
from app.ui.transcript.announcer import Announcer
from app.ui.view_models.shift_presses import NEEDED

_REST = tr("Quick exit")
_NAME = tr("Quick exit: close Oyster at once (Shift three times)")


class QuickExitButton(IconButton):
    """While Shift is being pressed, its dots tell how many presses there were. ``size_changed``: place it anew."""

    size_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("leave", _NAME, None, parent, words=_REST, ems=1.1)
        self.setProperty("chip", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._announcer = Announcer(self)
        self._narrow = False

    def show_presses(self, count: int) -> None:
        """Show how often Shift was pressed; 0 puts the button at rest."""
        self._show("●" * count + "○" * (NEEDED - count) if count else self._resting)
        if 0 < count < NEEDED:
            more = tr_count(
                "Press Shift once more to leave at once.",
                "Press Shift {count} more times to leave at once.",
                NEEDED - count,
            )
            self._announcer.say(self, more, assertive=True)

    def be_narrow(self, narrow: bool) -> None:
        """Show the icon alone where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show(self._resting)

    def _show(self, words: str) -> None:
        self.show_words(words)
        self.size_changed.emit()

    @property
    def _resting(self) -> str:
        return "" if self._narrow else _REST

    def minimumSizeHint(self) -> QSize:
        """Return the whole size: the words are never cut."""
        return self.sizeHint()
