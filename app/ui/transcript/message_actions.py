"""What a person can do with a message: small buttons below it, and the switch between its versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.conversation import Role
from app.ui.transcript.branch_switcher import BranchSwitcher
from app.ui.transcript.copy_button import CopyButton
from app.ui.transcript.text_button import TextButton


class MessageActions(QWidget):
    """The row of buttons: versions, copy, and edit (own words) or regenerate (a reply)."""

    edit_pressed = Signal()
    regenerate_pressed = Signal()
    copied = Signal(str)

    def __init__(self, role: Role, source: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = role is Role.USER
        self.branches = BranchSwitcher(self)
        self.copy_button = CopyButton(source, "Copy your message" if own else "Copy this reply", self)
        self.copy_button.copied.connect(self.copied)
        if own:
            self.change_button = TextButton("Edit", "Edit your message and ask again", self)
            self.change_button.clicked.connect(self.edit_pressed)
        else:
            self.change_button = TextButton("Regenerate", "Write this reply again", self)
            self.change_button.clicked.connect(self.regenerate_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        if own:
            row.addStretch(1)
        for widget in (self.branches, self.copy_button, self.change_button):
            row.addWidget(widget)
        if not own:
            row.addStretch(1)

    def set_changes_allowed(self, allowed: bool) -> None:
        """Allow or forbid what would start another reply; copying is always allowed."""
        self.change_button.setEnabled(allowed)
        self.branches.setEnabled(allowed)
