"""A disclosure: a button that shows and hides widgets, with a label that names its next action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget


class Disclosure(QObject):
    """The button comes labelled for the hidden state; ``hide`` and ``hide_name`` label the shown one.

    Any focusable button will do. ``changed`` carries whether the parts are shown now.
    """

    changed = Signal(bool)

    def __init__(
        self, button: QAbstractButton, parts: Sequence[QWidget], hide: str, hide_name: str = ""
    ) -> None:
        super().__init__(button)
        self.button, self._parts = button, tuple(parts)
        self._hidden = (button.text(), button.accessibleName())
        self._shown = (hide, hide_name or hide)
        self.is_open = False
        for part in self._parts:
            part.hide()
        button.clicked.connect(self.toggle)

    def toggle(self) -> None:
        """Show the hidden parts, or hide the shown ones."""
        self.set_open(not self.is_open)

    def close(self) -> None:
        """Hide the parts, as at the beginning."""
        if self.is_open:
            self.set_open(False)

    def set_open(self, opens: bool) -> None:
        """Show or hide the parts."""
        self.is_open = opens
        for part in self._parts:
            part.setVisible(opens)
        words, name = self._shown if opens else self._hidden
        self.button.setText(words)
        self.button.setAccessibleName(name)
        self.changed.emit(opens)
