"""The choice of the region whose services are shown."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from app.alignment.support import SupportFileError, load_helplines
from app.ui.combo_box import ComboBox

_ANYWHERE = "INT"
UNKNOWN = "Everywhere (region not known)"


def region_name(code: str) -> str:
    """Return a region's English name for its ISO 3166 alpha-2 code; the code where Qt knows no name."""
    if not code or code == _ANYWHERE:
        return UNKNOWN
    territory = QLocale.codeToTerritory(code)
    known = territory is not QLocale.Country.AnyTerritory
    return QLocale.territoryToString(territory) if known else code


@cache
def regions() -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every region with services, by name; empty where the file is damaged."""
    try:
        codes = {each.region for each in load_helplines()} - {_ANYWHERE}
    except SupportFileError:
        return ()  # reported where help is shown; the window opens all the same
    return tuple(sorted(((code, region_name(code)) for code in codes), key=lambda each: each[1]))


class RegionChoice(ComboBox):
    """``chosen`` carries the selected code; empty for an unknown region."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.addItem(UNKNOWN, "")
        for code, words in regions():
            self.addItem(words, code)
        self.activated.connect(lambda index: self.chosen.emit(str(self.itemData(index))))

    def show_region(self, code: str) -> None:
        """Select a region, even one without services."""
        at = self.findData(code)
        if at < 0:
            self.addItem(f"{region_name(code)} (no services in the file)", code)
            at = self.count() - 1
        self.setCurrentIndex(at)
