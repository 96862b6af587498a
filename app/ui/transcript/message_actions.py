"""The actions of a message: small buttons below it, which an earlier message shows while somebody is at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.conversation import Role
from app.translation import tr
from app.ui.appearance import is_high_contrast
from app.ui.flow_row import FlowRow
from app.ui.tooltips import show_tooltip
from app.ui.transcript.branch_switcher import BranchSwitcher
from app.ui.transcript.copy_button import CopyButton
from app.ui.transcript.text_button import TextButton

_IMPROVE = tr("Improve this reply: it is judged, its reasoning changed a little, and it is answered again")


class MessageActions(QWidget):
    """Buttons: versions, two side by side, copy, and edit (own messages) or regenerate, improve and rate (replies)."""

    edit_pressed = Signal()
    regenerate_pressed = Signal()
    improve_pressed = Signal()
    side_pressed = Signal()
    why_pressed = Signal()
    rate_pressed = Signal()
    copied = Signal(str)

    def __init__(self, role: Role, source: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = role is Role.USER
        self._own, self._aside, self._improvable = own, False, False
        self._resting = self._attended = self._in_panel = False
        self.branches = BranchSwitcher(self)
        self.side_button = TextButton(
            tr("Side by side"), tr("Show two versions of this reply side by side"), self
        )
        self.copy_button = CopyButton(source, tr("Copy your message") if own else tr("Copy this reply"), self)
        words = (
            (tr("Edit"), tr("Edit your message and ask again"))
            if own
            else (tr("Regenerate"), tr("Write this reply again"))
        )
        self.change_button = TextButton(*words, self)
        self.improve_button = TextButton(tr("Improve"), _IMPROVE, self)
        self.rate_button = TextButton(tr("Rate…"), tr("Rate this reply on a rubric, for counsellors"), self)
        self.rate_button.clicked.connect(self.rate_pressed)
        self.why_button = TextButton("", "", self)
        self.why_button.clicked.connect(self.why_pressed)
        self.show_in_panel(False)
        self.copy_button.copied.connect(self.copied)
        self.change_button.clicked.connect(self.edit_pressed if own else self.regenerate_pressed)
        self.improve_button.clicked.connect(self.improve_pressed)
        self.side_button.clicked.connect(self.side_pressed)
        buttons = (
            self.branches,
            self.side_button,
            self.copy_button,
            self.change_button,
            self.improve_button,
            self.rate_button,
            self.why_button,
        )
        if own:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(2)
            row.addStretch(1)
            for each in buttons:
                row.addWidget(each)
        else:
            flow = FlowRow(self)
            for each in buttons:
                flow.addWidget(each)
        self.show_position(1, 1)

    def show_position(self, position: int, count: int) -> None:
        """Show which of how many versions is open; ``position`` counts from 1."""
        self.branches.show_position(position, count)
        self._show_buttons(count)

    def offer_improving(self, offered: bool) -> None:
        """Show or hide the button to improve the reply."""
        self._improvable = offered
        self._show_buttons(self.branches.count)

    def show_in_panel(self, shown: bool) -> None:
        """Say whether the panel shows this message's turn, or offer to show it there."""
        self.why_button.setText(tr("Shown in the panel") if shown else tr("Why?"))
        self._in_panel = shown
        name = tr("Shown in the panel now") if shown else tr("Show in the panel how this reply came about")
        self.why_button.setAccessibleName(name)
        show_tooltip(self.why_button, name)
        self._show_attention()

    def rest(self, resting: bool) -> None:
        """Draw the buttons only while somebody is at the message, or always; the version is always told."""
        self._resting = resting
        self._show_attention()

    def attend(self, attended: bool) -> None:
        """Say whether pointer or keyboard is at the message."""
        if attended != self._attended:  # asked of every message whenever the focus moves
            self._attended = attended
            self._show_attention()

    def stand_aside(self) -> None:
        """Offer only to copy: the message is shown beside another version of itself."""
        self._aside = True
        self._show_buttons(self.branches.count)

    def set_changes_allowed(self, allowed: bool) -> None:
        """Enable or disable what would start another reply; copying is always allowed."""
        for each in (self.change_button, self.branches, self.improve_button, self.side_button):
            each.setEnabled(allowed)

    def changeEvent(self, event: QEvent) -> None:
        """In high contrast the buttons are always drawn."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_attention()

    def _show_attention(self) -> None:
        concealed = self._resting and not self._attended and not is_high_contrast(self.palette())
        for each in (
            self.side_button,
            self.copy_button,
            self.change_button,
            self.improve_button,
            self.rate_button,
        ):
            each.conceal(concealed)
        self.why_button.conceal(concealed and not self._in_panel)

    def _show_buttons(self, count: int) -> None:
        several = count > 1 and not self._aside
        self.branches.setVisible(several)
        self.side_button.setVisible(several and not self._own)
        self.change_button.setVisible(not self._aside)
        for each in (self.why_button, self.rate_button):
            each.setVisible(not self._own and not self._aside)
        self.improve_button.setVisible(self._improvable and not self._aside and not self._own)
