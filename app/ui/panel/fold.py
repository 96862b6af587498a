"""A fold: a button that opens and closes parts of a section, and says in words what it would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.buttons import ButtonKind, button


class Fold(QObject):
    """``show`` and ``hide`` are the button's words; ``changed`` carries whether the parts are open now."""

    changed = Signal(bool)

    def __init__(self, parts: Sequence[QWidget], show: str, hide: str, *, name: str = "") -> None:
        self.button = button(show, self.toggle, kind=ButtonKind.QUIET, name=name)
        super().__init__(self.button)
        self._parts, self._show, self._hide, self._name = tuple(parts), show, hide, name or show
        self.is_open = False
        for part in self._parts:
            part.hide()

    def toggle(self) -> None:
        """Open what is closed, and close what is open."""
        self.set_open(not self.is_open)

    def close(self) -> None:
        """Close, as it is for a turn that nobody has looked into."""
        if self.is_open:
            self.set_open(False)

    def set_open(self, opens: bool) -> None:
        """Show or hide the parts."""
        self.is_open = opens
        for part in self._parts:
            part.setVisible(opens)
        self.button.setText(self._hide if opens else self._show)
        self.button.setAccessibleName(self._hide if opens else self._name)
        self.changed.emit(opens)
