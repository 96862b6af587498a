"""The page of services: people to call, by what it is about, for whom and where."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.alignment.help_words import Matter, help_words
from app.ui import layouts
from app.ui.disclosure import Disclosure
from app.ui.help.choice_row import ChoiceRow
from app.ui.help.help_page import HelpPage, card
from app.ui.labels import label
from app.ui.panel.region_choice import RegionChoice
from app.ui.transcript.helpline_entry import HelplineEntry
from app.ui.transcript.proportions import em
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.found_help import Wanted, found_help

_ROOMY_EMS = 62
_LINE_EMS = 40  # below it the choice of the region stands under its words
_CHOICES_EMS = 24
_ME, _OTHER = "me", "other"


class ServicesPage(HelpPage):
    """Shows every service of the region at once; a choice narrows them. ``region_chosen`` carries a code.

    The first contact stands before every question, that for the region too.
    """

    region_chosen = Signal(str)
    widest_ems = 72

    def __init__(self, wanted: Wanted, language: str, parent: QWidget | None = None) -> None:
        self._words = help_words(language)
        super().__init__(self._words.people.tab, parent)
        self.wanted, self._language = wanted, language
        people = self._words.people
        self.opening = label("", self, factor=1.15)
        self.where = label("", self)
        self.region = RegionChoice(people.where, self, language=language)
        self.region.show_region(wanted.region)
        self.region.chosen.connect(self._choose_region)
        self.entries: list[HelplineEntry] = []
        self.sources = TextButton(self._words.helplines.sources, "", self)
        disclosure = Disclosure(self.sources, (), self._words.helplines.hide_sources)
        disclosure.changed.connect(self._show_sources)
        self._first, self._services = QVBoxLayout(), QVBoxLayout()
        self._services.setSpacing(em(self, 1.0))
        self._where = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices, self._choices_rows = card(self)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(em(self, 1.2))
        self._build()
        self._show()

    def _build(self) -> None:
        self.rows.addWidget(self.opening)
        shown, rows = card(self, "careCard")
        self._where.addWidget(self.where, 3)
        self._where.addWidget(self.region, 2)
        rows.addLayout(self._first)
        rows.addSpacing(em(self, 0.4))
        rows.addLayout(self._where)
        rows.addSpacing(em(self, 0.4))
        rows.addLayout(self._services)
        rows.addWidget(label(self._words.from_people, self, factor=0.92))
        rows.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill_choices()
        self._sides.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._choices, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(self._sides)
        self.rows.addWidget(label(self._words.limits, self, quiet=True))

    def _fill_choices(self) -> None:
        people = self._words.people
        whom = ((_ME, people.for_me), (_OTHER, people.for_other))
        self.whom = ChoiceRow(people.for_whom, whom, _OTHER if self.wanted.for_other else _ME, self)
        self.whom.chosen.connect(self._choose_whom)
        choices = people.choices_other if self.wanted.for_other else people.choices_me
        offered = [(matter.value, choices[matter]) for matter in Matter]
        self.matter = ChoiceRow(people.about, offered, self.wanted.matter.value, self)
        self.matter.chosen.connect(self._choose_matter)
        for heading, row in ((people.for_whom, self.whom), (people.about, self.matter)):
            self._choices_rows.addWidget(label(heading, self, heading=True))
            self._choices_rows.addWidget(row)

    def _show(self) -> None:
        found = found_help(self.wanted, self._language)
        self.opening.setText(found.words)
        self.where.setText(found.where)
        for layout in (self._first, self._services):
            layouts.clear(layout)
        self.entries = [HelplineEntry(each, 1.25, self, language=self._language) for each in found.helplines]
        for number, entry in enumerate(self.entries):
            entry.show_source(self.sources.text() != self._words.helplines.sources)
            (self._services if number else self._first).addWidget(entry)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Let the Tab key go through the services as they stand."""
        first, *others = [entry.copy_buttons for entry in self.entries] or [[]]
        order = [*first, self.region, *(each for buttons in others for each in buttons), self.sources]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _choose_whom(self, whom: str) -> None:
        self.wanted = replace(self.wanted, for_other=whom == _OTHER)
        people = self._words.people
        choices = people.choices_other if self.wanted.for_other else people.choices_me
        for matter in Matter:
            self.matter.name_choice(matter.value, choices[matter])
        self._show()

    def _choose_matter(self, matter: str) -> None:
        self.wanted = replace(self.wanted, matter=Matter(matter))
        self._show()

    def _choose_region(self, region: str) -> None:
        self.show_region(region)
        self.region_chosen.emit(region)

    def show_region(self, region: str) -> None:
        """Show the services of a region."""
        self.wanted = replace(self.wanted, region=region)
        self.region.show_region(region)
        self._show()

    def _show_sources(self, shown: bool) -> None:
        for entry in self.entries:
            entry.show_source(shown)

    def fit(self) -> None:
        """Put the choices beside the services where there is room, else below them."""
        super().fit()
        layouts.stand(self._where, in_a_row=self.viewport().width() >= em(self, _LINE_EMS))
        roomy = self.viewport().width() >= em(self, _ROOMY_EMS)
        wanted = QBoxLayout.Direction.RightToLeft if roomy else QBoxLayout.Direction.TopToBottom
        self._choices.setMinimumWidth(em(self, _CHOICES_EMS) if roomy else 0)
        self._choices.setMaximumWidth(em(self, _CHOICES_EMS) if roomy else 16_777_215)
        self._sides.setDirection(wanted)
