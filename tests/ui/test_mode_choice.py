"""The choice of how the next message is answered: it follows the settings until a person chooses, then it stays."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.alignment.strategies import strategy_table
from app.domain.analysis import Mode
from app.ui.composer.mode_choice import ModeChoice, ModeWish


@pytest.fixture
def choice(qtbot: QtBot) -> ModeChoice:
    made = ModeChoice()
    qtbot.addWidget(made)
    made.resize(700, 40)
    made.show_default(Mode.GUIDE, strategy_table())
    made.show()
    return made


def test_until_a_person_chooses_it_is_left_to_settings_and_model(choice: ModeChoice) -> None:
    assert choice.mode.currentText() == "Mode: Guide"
    assert choice.wish == ModeWish()
    choice.show_default(Mode.OBSERVE, strategy_table())
    assert choice.mode.currentText() == "Mode: Observe"
    assert "by itself" in choice.mode.accessibleDescription()


def test_what_a_person_chose_stays_when_another_model_is_loaded(choice: ModeChoice) -> None:
    choice.choose(Mode.OBSERVE)
    choice.show_default(Mode.GUIDE, strategy_table())
    assert choice.wish == ModeWish(Mode.OBSERVE)


def test_two_strategies_can_be_named_only_where_they_are_compared(choice: ModeChoice) -> None:
    assert not choice.first.isVisibleTo(choice)
    choice.choose(Mode.COMPARE)
    assert choice.first.isVisibleTo(choice)
    assert choice.wish == ModeWish(Mode.COMPARE), "the game chooses where nobody does"
    assert choice.first.count() == len(strategy_table().strategies) + 1
    choice.second.setCurrentIndex(choice.second.findData("clarify"))
    choice.show_default(Mode.GUIDE, strategy_table())
    assert choice.wish == ModeWish(Mode.COMPARE, "", "clarify")
    choice.choose(Mode.GUIDE)
    assert not choice.second.isVisibleTo(choice)
    assert choice.wish == ModeWish(Mode.GUIDE)


def test_the_choice_of_the_mode_is_no_wider_in_a_narrow_column(choice: ModeChoice, qtbot: QtBot) -> None:
    choice.resize(900, choice.height())
    roomy = choice.mode.width()
    choice.resize(300, choice.height())
    qtbot.waitUntil(lambda: choice.mode.width() == roomy == choice.mode.sizeHint().width(), timeout=2000)
    assert choice.mode.x() == 0
