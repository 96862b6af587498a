"""The window's side parts: which stand beside the conversation, which lie over it, and how wide they are, in em."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

LIST_EMS, PANEL_EMS = 17.0, 28.0  # at the usual text size of 14 px: about 240 and 390 px
NARROWEST_LIST_EMS, WIDEST_LIST_EMS = 13.0, 30.0
NARROWEST_PANEL_EMS, WIDEST_PANEL_EMS = 20.0, 60.0
CENTRE_EMS = 34.0
TWO_COLUMNS_EMS, THREE_COLUMNS_EMS = 56.0, 82.0  # 784 and 1,148 px
_LEFT_OVER_EMS = 3.0  # what an overlay leaves of the conversation


class Side(Enum):
    """A part beside the conversation."""

    LIST = auto()
    PANEL = auto()


class Standing(Enum):
    """How a side part is shown."""

    HIDDEN = auto()
    COLUMN = auto()
    OVERLAY = auto()  # over the conversation, because there is no room beside it


class SideChoice(NamedTuple):
    """What the person chose: the widths, whether each part is wanted where there is room, and one opened where not."""

    list_ems: float = LIST_EMS
    panel_ems: float = PANEL_EMS
    list_wanted: bool = True
    panel_wanted: bool = True
    opened: Side | None = None

    def wants(self, side: Side) -> bool:
        """True where the part is shown if there is room."""
        return self.list_wanted if side is Side.LIST else self.panel_wanted

    def ems(self, side: Side) -> float:
        """Return the chosen width."""
        return self.list_ems if side is Side.LIST else self.panel_ems

    def wanting(self, side: Side, wanted: bool) -> SideChoice:
        """Return the choice with a part wanted, or not."""
        return self._replace(list_wanted=wanted) if side is Side.LIST else self._replace(panel_wanted=wanted)

    def with_ems(self, side: Side, ems: float) -> SideChoice:
        """Return the choice with another width, within limits."""
        if side is Side.LIST:
            return self._replace(list_ems=min(WIDEST_LIST_EMS, max(NARROWEST_LIST_EMS, ems)))
        return self._replace(panel_ems=min(WIDEST_PANEL_EMS, max(NARROWEST_PANEL_EMS, ems)))


class SidePlace(NamedTuple):
    """How one part is shown, and how wide."""

    standing: Standing
    ems: float

    @property
    def column_ems(self) -> float:
        """The width that it takes from the conversation."""
        return self.ems if self.standing is Standing.COLUMN else 0.0


_HIDDEN = SidePlace(Standing.HIDDEN, 0.0)


def places(width_ems: float, choice: SideChoice) -> tuple[SidePlace, SidePlace]:
    """Return the places of list and panel in a window ``width_ems`` wide: the panel is folded first, then the list."""
    has_list = width_ems >= TWO_COLUMNS_EMS and choice.list_wanted
    conversations = _HIDDEN
    if has_list:
        room = width_ems - CENTRE_EMS
        conversations = SidePlace(Standing.COLUMN, max(NARROWEST_LIST_EMS, min(choice.list_ems, room)))
    panel = _HIDDEN
    if width_ems >= THREE_COLUMNS_EMS and choice.panel_wanted:
        room = width_ems - CENTRE_EMS - conversations.ems
        panel = SidePlace(Standing.COLUMN, max(NARROWEST_PANEL_EMS, min(choice.panel_ems, room)))
    if choice.opened is Side.LIST and conversations is _HIDDEN:
        conversations = _opened(width_ems, choice.list_ems, panel.column_ems)
    if choice.opened is Side.PANEL and panel is _HIDDEN:
        panel = _opened(width_ems, choice.panel_ems, conversations.column_ems)
        alone = _opened(width_ems, choice.panel_ems, 0.0)
        if panel.standing is Standing.OVERLAY and alone.standing is Standing.COLUMN:
            conversations, panel = _HIDDEN, alone  # two columns, rather than a conversation that is cut
    return conversations, panel


def toggled(width_ems: float, choice: SideChoice, side: Side) -> SideChoice:
    """Return the choice after the person showed or hid a part; one that has no room is opened over the conversation."""
    if _place(places(width_ems, choice), side).standing is Standing.HIDDEN:
        wanted = choice.wanting(side, True)._replace(opened=None)
        hidden = _place(places(width_ems, wanted), side).standing is Standing.HIDDEN
        return wanted._replace(opened=side) if hidden else wanted
    closed = choice._replace(opened=None) if choice.opened is side else choice
    hidden = _place(places(width_ems, closed), side).standing is Standing.HIDDEN
    return closed if hidden else closed.wanting(side, False)


def _place(both: tuple[SidePlace, SidePlace], side: Side) -> SidePlace:
    return both[0] if side is Side.LIST else both[1]


def _opened(width_ems: float, wanted_ems: float, other_ems: float) -> SidePlace:
    """Return the place of a part that is opened without the usual room: a column if it fits, else an overlay."""
    if width_ems - other_ems - wanted_ems >= CENTRE_EMS:
        return SidePlace(Standing.COLUMN, wanted_ems)
    return SidePlace(Standing.OVERLAY, min(wanted_ems, max(1.0, width_ems - _LEFT_OVER_EMS)))
