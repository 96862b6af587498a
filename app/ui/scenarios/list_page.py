"""The page that lists the scenarios, by subject and language; each with its content note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.alignment.help_words import LANGUAGES
from app.domain.scenario import Subject
from app.translation import program_language, tr, tr_count
from app.ui import layouts
from app.ui.buttons import button
from app.ui.combo_box import ComboBox
from app.ui.labels import Badge, label, show_words
from app.ui.scenarios.scroll_page import ScrollPage
from app.ui.view_models.scenario_words import SUBJECTS, language_name, scenario_line
from app.workspace.scenario_library import ListedScenario, ScenarioShelf

_ABOUT = tr(
    "Made-up people in need, to try out replies with, yours or the model's. You play either side, or let the model "
    "play it. A play is a conversation like any other: the crisis screen runs, it is kept and deleted as others are."
)


class ScenarioCard(QFrame):
    """One scenario in the list: title, subject, and content note; nothing of its story."""

    def __init__(self, listed: ListedScenario, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = listed.scenario.words(language)
        self.listed = listed
        self.setObjectName("card")
        self.setAccessibleName(words.title)
        self.open = button(tr("Open"), name=tr("Open the scenario “{title}”", title=words.title), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(label(words.title, self, heading=True, factor=1.05))
        texts.addWidget(label(scenario_line(listed.scenario), self, quiet=True, factor=0.92))
        texts.addWidget(label(tr("Content: {note}", note=words.content_note), self))
        if listed.own:
            texts.addWidget(Badge(tr("Your version"), parent=self), 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(texts, 1)
        self.open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.open)


class ScenarioListPage(ScrollPage):
    """``chosen`` carries a listed scenario and the language that it is shown in."""

    chosen = Signal(object, str)
    new_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Scenarios"), parent)
        self.subject = ComboBox(tr("Subject"), self)
        self.language = ComboBox(tr("Language"), self)
        self.new = button(tr("New…"), self.new_requested.emit, name=tr("Write a new scenario"), parent=self)
        self.take_in = button(
            tr("Import…"), self.import_requested.emit, name=tr("Import scenario files"), parent=self
        )
        self.found = label(tr("Reading the scenarios…"), self, quiet=True)
        self.faults = label("", self)
        self.faults.set_tone("alert")
        self.cards: list[ScenarioCard] = []
        self._shelf = ScenarioShelf(())
        self._build()

    def _build(self) -> None:
        for made in (self.new, self.take_in):
            self.add_button(made)
        self.add_words(_ABOUT, quiet=True)
        self.subject.addItem(tr("All subjects"), "")
        for subject in Subject:
            self.subject.addItem(SUBJECTS[subject], subject.value)
        self.language.addItem(tr("All languages"), "")
        for code in LANGUAGES:
            self.language.addItem(language_name(code), code)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for each in (self.subject, self.language):
            filters.addWidget(each, 1)
            each.currentIndexChanged.connect(lambda index: self._list())
        self.column.addLayout(filters)
        self.column.addWidget(self.found)
        self.column.addWidget(self.faults)
        self.faults.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def show_shelf(self, shelf: ScenarioShelf) -> None:
        """List the scenarios, by the filters as they are."""
        self._shelf = shelf
        show_words(self.faults, "\n".join(shelf.faults))
        self._list()

    @property
    def shown_language(self) -> str:
        """The language that the scenarios are shown in."""
        return str(self.language.currentData() or program_language())

    def _list(self) -> None:
        layouts.clear(self._cards)
        wanted = [each for each in self._shelf.listed if self._is_wanted(each)]
        self.cards = [self._card(each) for each in wanted]
        for card in self.cards:
            self._cards.addWidget(card)
            card.show()
        self.found.setText(
            tr_count("One scenario.", "{count} scenarios.", len(wanted))
            if wanted
            else tr("No scenario fits; choose another subject or language, or write one.")
        )

    def _is_wanted(self, listed: ListedScenario) -> bool:
        subject, language = self.subject.currentData(), self.language.currentData()
        fits = not subject or listed.scenario.subject.value == subject
        return fits and (not language or language in listed.scenario.languages)

    def _card(self, listed: ListedScenario) -> ScenarioCard:
        language = self.shown_language
        card = ScenarioCard(listed, language, self)
        card.open.clicked.connect(lambda: self.chosen.emit(listed, language))
        return card
