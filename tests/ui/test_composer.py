"""The composer never takes Enter without an answer: the words are sent, or a sentence says why they stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.composer.composer import Composer


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.keyClicks(made.field, "Are you there?")
    return made


def test_enter_while_a_reply_is_written_says_why_the_words_stay(qtbot: QtBot, composer: Composer) -> None:
    composer.set_ready(True)
    composer.set_busy(True)
    with qtbot.waitSignal(composer.refused, timeout=1000) as told:
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert told.args == ["A reply is still being written. Stop it first, or wait for its end."]
    assert composer.draft == "Are you there?"


def test_enter_while_a_model_loads_says_so(qtbot: QtBot, composer: Composer) -> None:
    composer.set_ready(False, "Loading Oyster-I (Oy1)…")
    with qtbot.waitSignal(composer.refused, timeout=1000) as told:
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert told.args == ["Loading Oyster-I (Oy1)…"]
    assert composer.draft == "Are you there?"


def test_enter_without_words_says_nothing(qtbot: QtBot, composer: Composer) -> None:
    composer.field.setPlainText("  \n ")
    with qtbot.assertNotEmitted(composer.refused, wait=50):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
