"""The choice of the region whose services are shown."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from app.alignment.help_words import help_words
from app.alignment.support import SupportFileError, load_helplines
from app.ui.combo_box import ComboBox

_ANYWHERE = "INT"


def region_name(code: str, language: str = "en") -> str:
    """Return a region's name for its ISO 3166 alpha-2 code; the code where no name is known."""
    words = help_words(language)
    if not code or code == _ANYWHERE:
        return words.people.unknown_region
    if code in words.helplines.regions:
        return words.helplines.regions[code]
    territory = QLocale.codeToTerritory(code)
    known = territory is not QLocale.Country.AnyTerritory
    return QLocale.territoryToString(territory) if known else code


@cache
def regions(language: str = "en") -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every region with services, by name; empty where a file is damaged."""
    try:
        codes = {each.region for each in load_helplines()} - {_ANYWHERE}
        return tuple(
            sorted(((code, region_name(code, language)) for code in codes), key=lambda each: each[1])
        )
    except SupportFileError:
        return ()  # reported where help is shown; the window opens all the same


class RegionChoice(ComboBox):
    """``chosen`` carries the selected code; empty for an unknown region."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, language: str = "en") -> None:
        super().__init__(name, parent)
        self._language = language
        self._fill()
        self.activated.connect(lambda index: self.chosen.emit(str(self.itemData(index))))

    def show_language(self, language: str, name: str) -> None:
        """Name the regions in ``en`` or ``zh``; the selection stays."""
        self.setAccessibleName(name)
        if language == self._language:
            return
        chosen = str(self.currentData() or "")
        self._language = language
        self.clear()
        self._fill()
        self.show_region(chosen)

    def show_region(self, code: str) -> None:
        """Select a region, even one without services."""
        at = self.findData(code)
        if at < 0:
            words = help_words(self._language).people.no_services
            self.addItem(words.format(region=region_name(code, self._language)), code)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def _fill(self) -> None:
        self.addItem(region_name("", self._language), "")
        for code, words in regions(self._language):
            self.addItem(words, code)
