"""The support section at the top of the panel, with services from the file, never from a model."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.alignment.help_words import help_words
from app.alignment.helpline_words import helpline_in
from app.domain.message_language import language_of
from app.domain.risk import CrisisKind, Helpline
from app.domain.support import Support
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.panel.region_choice import RegionChoice
from app.ui.panel.section import Origin, Section
from app.ui.view_models.offered_help import in_region


class _Line(QFrame):
    """One service from the file: name, contact in large type, hours."""

    def __init__(self, helpline: Helpline, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = helpline_in(helpline, language)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(1)
        rows.addWidget(label(words.name, self, factor=0.95))
        for each in words.reach:
            reach = label(each.line, self, heading=True, factor=1.2 if len(each.line) < 28 else 1.0)
            reach.set_tone("care")
            reach.setAccessibleName(f"{words.name}: {each.line}")
            rows.addWidget(reach)
        rows.addWidget(label(words.facts, self, quiet=True, factor=0.9))
        self.source = label(words.source, self, quiet=True, factor=0.85)
        self.source.hide()
        rows.addWidget(self.source)


class SupportSection(Section):
    """Hidden until help is offered. ``region_chosen`` carries the code of another region."""

    region_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("People who can help"), Origin.PEOPLE, parent)
        self.set_method(
            tr(
                "The crisis screen found signs of danger in the message: fixed rules, or a small classifier of "
                "sentences where it is very sure. The services are from a list that people keep, by region, each with "
                "its source and the day on which it was read there. No language model takes part."
            )
        )
        self.setObjectName("careCard")
        self.region = RegionChoice(tr("Region of the services"), self)
        self.region.chosen.connect(self._choose)
        self.sources = button("", self._toggle_sources, kind=ButtonKind.QUIET)
        self._sources_shown = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        self._elsewhere = label("", self, quiet=True, factor=0.92)
        self.body.addWidget(self._elsewhere)
        self.body.addWidget(self.region)
        self._support: Support | None = None
        self._kinds: tuple[CrisisKind, ...] = ()
        self._words = help_words("en")
        self.hide()

    def clear(self) -> None:
        """Show nothing."""
        layouts.clear(self._lines)
        self._support = None
        self.hide()

    def show_support(self, support: Support, kinds: tuple[CrisisKind, ...]) -> None:
        """Show the services; ``kinds`` are the detected kinds, for use with another region."""
        if (support, kinds) == (self._support, self._kinds):
            return
        self.clear()
        self._support, self._kinds = support, kinds
        self._speak(language_of(support.text), quiet=support.quiet)
        self.region.show_region(support.region)
        for helpline in support.helplines:
            self._lines.addWidget(_Line(helpline, language_of(support.text), self))
        self.show()

    def _choose(self, region: str) -> None:
        if self._support is not None:
            self.show_support(in_region(self._support, self._kinds, region), self._kinds)
        self.region_chosen.emit(region)

    def _speak(self, language: str, *, quiet: bool) -> None:
        """Use the words of a language; sources are folded away again."""
        self._words = help_words(language)
        panel = self._words.panel
        self.heading.setText(panel.heading_quiet if quiet else panel.heading)
        self.setAccessibleName(self.heading.text())
        self.origin.setText(panel.origin)
        self.set_method(panel.method)
        self._elsewhere.setText(panel.elsewhere)
        self.region.show_language(language, panel.where)
        self._sources_shown = True
        self._toggle_sources()

    def _toggle_sources(self) -> None:
        self._sources_shown = not self._sources_shown
        lines = self._words.helplines
        words = lines.hide_sources if self._sources_shown else lines.sources
        self.sources.setText(words)
        self.sources.setAccessibleName(words)
        for line in self.findChildren(_Line):
            line.source.setVisible(self._sources_shown)
