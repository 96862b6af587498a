"""The page of one scenario: its content note, how to play it, and on request the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.scenario import Play, Sides
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.disclosure import Disclosure
from app.ui.scenarios.scroll_page import ScrollPage
from app.ui.view_models.scenario_words import RISKS, SIDE_CHOICES, language_name, scenario_line
from app.workspace.scenario_library import ListedScenario

_HIDDEN_NOTE = tr(
    "What the person keeps back, in the order in which trust brings it out. Only the side that plays the person is "
    "told, and only as far as trust goes. Trust is a rule of thumb: replies that take up the person's words and ask "
    "openly let it grow, many questions at once and lectures let it fall. You can rate each reply yourself instead."
)


class ScenarioPage(ScrollPage):
    """Created anew for every scenario. ``play_requested`` carries the play to begin."""

    left = Signal()
    play_requested = Signal(object)
    edit_requested = Signal(str)
    edit_text_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, listed: ListedScenario, language: str, parent: QWidget | None = None) -> None:
        scenario = listed.scenario
        words = scenario.words(language)
        super().__init__(words.title, parent)
        self.listed = listed
        self.back = button(
            tr("Back"), self.left.emit, kind=ButtonKind.QUIET, name=tr("Back to the scenarios"), parent=self
        )
        self.edit = button(tr("Edit…"), lambda: self.edit_requested.emit(scenario.id), parent=self)
        self.edit_text = button(
            tr("Edit as text"), lambda: self.edit_text_requested.emit(scenario.id), parent=self
        )
        gone = tr("Back to the program's version") if listed.replaces else tr("Delete…")
        self.delete = button(gone, lambda: self.delete_requested.emit(scenario.id), parent=self)
        self.delete.setVisible(listed.own)
        for made in (self.back, self.edit, self.edit_text, self.delete):
            self.add_button(made)
        self.add_words(scenario_line(scenario), quiet=True)
        self.note = self.add_words(tr("Content: {note}", note=words.content_note))
        self.note.set_tone("notice")
        self._add_playing(language)
        self.more = button(tr("Read all of it"), name=tr("Show the whole scenario"), parent=self)
        self.column.addSpacing(6)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.disclosure = Disclosure(
            self.more, self._story(language), tr("Hide it"), tr("Hide the rest of the scenario")
        )
        self.column.addStretch(1)

    def _add_playing(self, language: str) -> None:
        """Add the choice of language and sides, and the button that begins."""
        self.add_heading(tr("Play it"))
        self.language = ComboBox(tr("Language of the play"), self)
        for code in self.listed.scenario.languages:
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.sides = ComboBox(tr("Who plays which side"), self)
        for sides, words in SIDE_CHOICES:
            self.sides.addItem(words, sides)
        self.play = button(tr("Play"), self._play, kind=ButtonKind.PRIMARY, parent=self)
        for each in (self.language, self.sides):
            self.column.addWidget(each)
        self.column.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_words(tr("You can take over either side at any time."), quiet=True)

    def _story(self, language: str) -> Sequence[QWidget]:
        """Add the rest of the scenario; return its widgets, which are shown on request."""
        words, scenario = self.listed.scenario.words(language), self.listed.scenario
        return [
            self.add_words(RISKS[scenario.risk], quiet=True),
            *self._part(tr("The person"), (words.person,)),
            *self._part(tr("The situation"), (words.situation,)),
            *self._part(tr("First line"), (words.opening,)),
            *self._part(tr("Kept back at first"), words.hidden, note=_HIDDEN_NOTE),
            *self._part(tr("Course of the conversation"), words.course),
            *self._part(tr("What good help would do"), words.good_help),
            *self._part(tr("What it must not do"), words.must_not),
        ]

    def _part(self, heading: str, lines: Sequence[str], note: str = "") -> list[QWidget]:
        shown: list[QWidget] = [self.add_heading(heading)]
        if note:
            shown.append(self.add_words(note, quiet=True))
        numbered = len(lines) > 1
        for number, line in enumerate(lines, 1):
            shown.append(
                self.add_words(tr("{number}. {line}", number=number, line=line) if numbered else line)
            )
        return shown

    def _play(self) -> None:
        sides = self.sides.currentData()
        assert isinstance(sides, Sides)
        self.play_requested.emit(Play(self.listed.scenario, str(self.language.currentData()), sides))
