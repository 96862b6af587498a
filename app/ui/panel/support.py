"""The support section at the top of the panel, with services from the file, never from a model."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.risk import CrisisKind, Helpline
from app.domain.turn import Support
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.panel.region_choice import RegionChoice
from app.ui.panel.section import Origin, Section
from app.ui.transcript.helpline_entry import source_of
from app.ui.view_models.offered_help import in_region


class _Line(QFrame):
    """One service from the file: name, contact in large type, hours."""

    def __init__(self, helpline: Helpline, parent: QWidget) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(1)
        rows.addWidget(label(helpline.name, self, factor=0.95))
        for each in helpline.reach:
            reach = label(each, self, heading=True, factor=1.2 if len(each) < 28 else 1.0)
            reach.set_tone("care")
            reach.setAccessibleName(f"{helpline.name}: {each}")
            rows.addWidget(reach)
        spoken = "many languages" if helpline.languages == ("many",) else ", ".join(helpline.languages)
        facts = " · ".join(each for each in (helpline.hours, spoken) if each)
        rows.addWidget(label(facts, self, quiet=True, factor=0.9))
        self.source = label(source_of(helpline), self, quiet=True, factor=0.85)
        self.source.hide()
        rows.addWidget(self.source)


class SupportSection(Section):
    """Hidden until help is offered. ``region_chosen`` carries the code of another region."""

    region_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("People who can help", Origin.PEOPLE, parent)
        self.set_method(
            "Fixed rules found signs of danger in the message (resources/crisis). The services are from "
            "resources/helplines.yaml, by region, each with its source and the day on which it was read there. No "
            "model takes part."
        )
        self.setObjectName("careCard")
        self.region = RegionChoice("Region of the services", self)
        self.region.chosen.connect(self._choose)
        self.sources = button("Show sources", kind=ButtonKind.QUIET)
        self._disclosure = Disclosure(self.sources, (), "Hide sources")
        self._disclosure.changed.connect(self._show_sources)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(label("Not where you are? Choose the region:", self, quiet=True, factor=0.92))
        self.body.addWidget(self.region)
        self._support: Support | None = None
        self._kinds: tuple[CrisisKind, ...] = ()
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
        self.heading.setText("People who can advise you" if support.quiet else "People who can help")
        self.region.show_region(support.region)
        self._disclosure.close()
        for helpline in support.helplines:
            self._lines.addWidget(_Line(helpline, self))
        self.show()

    def _choose(self, region: str) -> None:
        if self._support is not None:
            self.show_support(in_region(self._support, self._kinds, region), self._kinds)
        self.region_chosen.emit(region)

    def _show_sources(self, shown: bool) -> None:
        for line in self.findChildren(_Line):
            line.source.setVisible(shown)
