"""The widths of the window's side parts, in em."""

from __future__ import annotations

from dataclasses import dataclass

LIST_EMS = 16.0
PANEL_EMS = 24.0
NARROWEST_PANEL_EMS = 18.5
CENTRE_EMS = 26.0


@dataclass(frozen=True, slots=True)
class Parts:
    """Widths of the side parts; 0 where there is no room. The conversation has the rest."""

    list_ems: float
    panel_ems: float


def fitting_parts(width_ems: float) -> Parts:
    """Return what fits a window ``width_ems`` wide: the list is hidden first, then the panel."""
    with_list = width_ems - LIST_EMS - CENTRE_EMS
    if with_list >= NARROWEST_PANEL_EMS:
        return Parts(LIST_EMS, min(PANEL_EMS, with_list))
    without = width_ems - CENTRE_EMS
    return Parts(0.0, min(PANEL_EMS, without) if without >= NARROWEST_PANEL_EMS else 0.0)
