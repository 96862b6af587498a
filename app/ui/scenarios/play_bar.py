"""The line above the composer while a scenario is played: who plays what, the next step, and taking over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from app.domain.scenario import Player, Sides
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.conversation.header import ElidedWords

_RATINGS = (
    (1, tr("After the last reply trust grew")),
    (0, tr("After the last reply trust stayed as it was")),
    (-1, tr("After the last reply trust fell")),
    (None, tr("Take trust from the form of the reply")),
)


class PlayBar(QFrame):
    """Hidden outside a play. ``rating_chosen`` carries -1, 0, 1, or None for the rule of thumb."""

    step_requested = Signal()
    stop_requested = Signal()
    sides_chosen = Signal(object)
    rating_chosen = Signal(object)
    scenario_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("Play of a scenario"))
        self.words = ElidedWords(self)
        self.step = button("", self.step_requested.emit, kind=ButtonKind.PRIMARY, parent=self)
        self.stop = button(tr("Stop"), self.stop_requested.emit, name=tr("Stop the model"), parent=self)
        self.more = button(
            tr("Play"), name=tr("Take over a side, rate trust, read the scenario"), parent=self
        )
        self._sides = Sides()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.more.accessibleName())
        self.person = self._action("", self._switch_person)
        self.helper = self._action("", self._switch_helper)
        self._menu.addSeparator()
        self.ratings = self._rating_actions()
        self._menu.addSeparator()
        self.read = self._action(tr("Read the scenario…"), self.scenario_requested.emit)
        self.more.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        for each in (self.step, self.stop, self.more):
            row.addWidget(each)
        self.hide()

    def show_play(self, words: str, sides: Sides, step: str, *, rating: int | None, replied: bool) -> None:
        """Show a play; ``step`` is what the model does next, empty where a person is to write."""
        self._sides = sides
        self.words.show_words(words)
        self._show_step(step)
        by_model = sides.person is Player.MODEL
        self.person.setText(tr("Play the person myself") if by_model else tr("Let the model play the person"))
        answers = sides.helper is Player.MODEL
        self.helper.setText(tr("Answer the person myself") if answers else tr("Let the model answer"))
        for change, action in self.ratings.items():
            action.setChecked(change == rating)
            action.setEnabled(replied)
        self.show()

    def show_writing(self, words: str) -> None:
        """Show that the model writes as the person."""
        self.words.show_words(words)
        self._show_step("")
        self.stop.show()

    def allow(self, *, changes: bool) -> None:
        """Allow the next step and taking over, or not while a reply is written."""
        for each in (self.step, self.more):
            each.setEnabled(changes)

    def _show_step(self, step: str) -> None:
        self.stop.hide()
        self.step.setText(step)
        self.step.setAccessibleName(step)
        self.step.setVisible(bool(step))

    def _action(self, words: str, act: object) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(act)
        self._menu.addAction(action)
        return action

    def _rating_actions(self) -> dict[int | None, QAction]:
        group = QActionGroup(self)
        made: dict[int | None, QAction] = {}
        for change, words in _RATINGS:
            action = self._action(words, lambda checked=False, by=change: self.rating_chosen.emit(by))
            action.setCheckable(True)
            group.addAction(action)
            made[change] = action
        return made

    def _switch_person(self) -> None:
        self.sides_chosen.emit(self._sides.taken_over(person=_other(self._sides.person)))

    def _switch_helper(self) -> None:
        self.sides_chosen.emit(self._sides.taken_over(helper=_other(self._sides.helper)))


def _other(player: Player) -> Player:
    return Player.PERSON if player is Player.MODEL else Player.MODEL
