"""The composer never takes Enter without an answer: words are always sent on, whatever the model is at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.composer.composer import Composer


class PaintCount(QObject):
    """Counts how often all of a widget is painted; a cursor that blinks paints a part."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.paints = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.paints += event.rect().contains(watched.rect())
        return False


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.keyClicks(made.field, "Are you there?")
    return made


def test_enter_sends_while_a_reply_is_written(qtbot: QtBot, composer: Composer) -> None:
    composer.set_busy(True)
    with qtbot.waitSignal(composer.sent, timeout=1000) as sent:
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert sent.args == ["Are you there?"]
    assert composer.draft == ""


def test_enter_sends_while_a_model_loads_and_the_empty_field_says_so(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.invite("Loading Oyster-I (Oy1)…")
    with qtbot.waitSignal(composer.sent, timeout=1000) as sent:
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert sent.args == ["Are you there?"]
    assert composer.field.placeholderText() == "Loading Oyster-I (Oy1)…"


def test_enter_without_words_sends_nothing(qtbot: QtBot, composer: Composer) -> None:
    composer.field.setPlainText("  \n ")
    with qtbot.assertNotEmitted(composer.sent, wait=50):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)


def test_pasted_megabytes_are_refused_with_a_sentence_and_what_was_written_stays(
    qtbot: QtBot, composer: Composer
) -> None:
    data = QMimeData()
    data.setText("word " * 200_000)
    with qtbot.waitSignal(composer.refused, timeout=1000) as refused:
        composer.field.insertFromMimeData(data)
    assert "at most 200,000 characters" in refused.args[0]
    assert composer.draft == "Are you there?"


def test_another_invitation_is_seen_at_once(qtbot: QtBot, composer: Composer) -> None:
    composer.field.clear()
    composer.invite("Loading Oyster-I (Oy1)…")
    qtbot.wait(50)
    watched = PaintCount(composer.field.viewport())
    composer.invite()
    qtbot.waitUntil(lambda: watched.paints > 0, timeout=2000)
