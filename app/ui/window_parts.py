"""The window's three parts with the dividers between them: list, conversation, panel; and a button in the corner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.translation import tr
from app.ui.conversation.header import ConversationHeader
from app.ui.divider import THICKNESS, Divider
from app.ui.lock.quick_exit_button import QuickExitButton
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.view_models.side_widths import (
    LIST_EMS,
    PANEL_EMS,
    Side,
    SideChoice,
    SidePlace,
    Standing,
    places,
    toggled,
)

_ROOMY_EMS = 56  # below it the corner's button is an icon alone
_CORNER_EDGE = 10  # pixels


class WindowParts(QWidget):
    """Places the parts by ``side_widths``; what a person chose is ``choice``, and ``chosen`` tells that it changed.
    ``restore`` places them first.

    A part that is opened where there is no room lies over the conversation, below the header with its buttons. The
    panel is always below them, so that the button in the corner is in the same place whatever is shown.
    """

    chosen = Signal()

    def __init__(
        self, conversations: QWidget, centre: QWidget, panel: QWidget, header: ConversationHeader
    ) -> None:
        super().__init__()
        self.leave = QuickExitButton(self)
        self.choice = SideChoice()
        self._centre, self._header = centre, header
        self._parts = {Side.LIST: conversations, Side.PANEL: panel}
        self._dividers = {
            Side.LIST: Divider(tr("Width of the conversations")),
            Side.PANEL: Divider(tr("Width of the panel")),
        }
        self._places = (SidePlace(Standing.HIDDEN, 0.0), SidePlace(Standing.HIDDEN, 0.0))
        for each in (conversations, self._dividers[Side.LIST], centre, self._dividers[Side.PANEL], panel):
            each.setParent(self)  # in this order, which is that of the Tab key
        self.leave.raise_()
        self.leave.size_changed.connect(self._place_corner)
        for side, divider in self._dividers.items():
            divider.moved.connect(lambda pixels, at=side: self._move(at, pixels / em(self)))
            divider.stepped.connect(lambda way, at=side: self._move(at, float(way)))
            divider.reset.connect(lambda at=side: self._reset(at))
        self.setAccessibleName(tr("Parts of the window"))

    def standing(self, side: Side) -> Standing:
        """Return how a part is shown now."""
        return self._place(side).standing

    def divider(self, side: Side) -> Divider:
        """Return the divider of a part."""
        return self._dividers[side]

    def restore(self, choice: SideChoice) -> None:
        """Show the parts as they were chosen another time."""
        self.choice = choice
        self.fit()

    def toggle(self, side: Side) -> None:
        """Show or hide a part, also where there is no room beside the conversation."""
        self._choose(toggled(self._width_ems(), self.choice, side))

    def unfold(self, side: Side) -> None:
        """Show a part, if it is hidden."""
        if self.standing(side) is Standing.HIDDEN:
            self.toggle(side)

    def fold_overlay(self) -> bool:
        """Fold the part that lies over the conversation; return whether there was one."""
        for side in Side:
            if self.standing(side) is Standing.OVERLAY:
                self.toggle(side)
                return True
        return False

    def fit(self) -> None:
        """Place everything for the present width and text size."""
        self._places = places(self._width_ems(), self.choice)
        left, right = (self._column_width(side) for side in Side)
        self._place_corner()
        self._centre.setGeometry(left, 0, max(0, self.width() - left - right), self.height())
        for side in Side:
            self._lay(side)
        shown = {side: self._place(side).standing is not Standing.HIDDEN for side in Side}
        for side in Side:
            self._parts[side].setVisible(shown[side])
            self._dividers[side].setVisible(shown[side])

    def _place_corner(self) -> None:
        """Put the button into the corner, and keep the header's own away from it."""
        self.leave.be_narrow(self._width_ems() < _ROOMY_EMS)
        size, height = self.leave.sizeHint(), self._header.sizeHint().height()
        margin = max(0, (height - size.height()) // 2)
        self.leave.setGeometry(
            self.width() - size.width() - _CORNER_EDGE, margin, size.width(), size.height()
        )
        beside = self._place(Side.PANEL).standing is Standing.COLUMN
        self._header.leave_room(0 if beside else size.width() + _CORNER_EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts for the new width."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Place the parts for a new text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self.fit()

    def _lay(self, side: Side) -> None:
        """Place a part and its divider at their edge of the window."""
        place, width = self._place(side), round(self._place(side).ems * em(self))
        over = place.standing is Standing.OVERLAY
        top = self._header.sizeHint().height() if over or side is Side.PANEL else 0
        height = max(0, self.height() - top)
        is_left = side is Side.LIST
        at = 0 if is_left else self.width() - width
        self._parts[side].setGeometry(QRect(at, top, width, height))
        beside = width if is_left else self.width() - width - THICKNESS
        self._dividers[side].setGeometry(QRect(beside, top, THICKNESS, height))
        if over:
            self._parts[side].raise_()
            self._dividers[side].raise_()
            self.leave.raise_()

    def _move(self, side: Side, ems: float) -> None:
        wider = self._place(side).ems + (ems if side is Side.LIST else -ems)
        self._choose(self.choice.with_ems(side, wider))

    def _reset(self, side: Side) -> None:
        self._choose(self.choice.with_ems(side, LIST_EMS if side is Side.LIST else PANEL_EMS))

    def _choose(self, choice: SideChoice) -> None:
        self.choice = choice
        self.fit()
        self.chosen.emit()

    def _place(self, side: Side) -> SidePlace:
        return self._places[0 if side is Side.LIST else 1]

    def _column_width(self, side: Side) -> int:
        place = self._place(side)
        return round(place.ems * em(self)) + THICKNESS if place.standing is Standing.COLUMN else 0

    def _width_ems(self) -> float:
        return self.width() / max(1, em(self))
