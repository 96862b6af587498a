"""From the moment a message is sent until its reply is there, nothing is offered that would be ignored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.turn import RiskAssessed
from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.engine.scripted_model import build_scripted_model

TURN_MS = 120_000
CHANGES = ("Edit your message and ask again", "Write this reply again")


def offered(window: MainWindow) -> list[str]:
    """Return what can be pressed in the transcript to start another reply."""
    buttons = window.transcript.findChildren(QAbstractButton)
    return [
        each.accessibleName()
        for each in buttons
        if each.isVisibleTo(window) and each.isEnabled() and each.accessibleName() in CHANGES
    ]


def say(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.keyClicks(window.composer.field, words)
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        qtbot.keyClick(window.composer.field, Qt.Key.Key_Return)


def test_no_message_can_be_changed_before_the_first_word_of_the_reply(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(Locations(tmp_path / "data"), region="GB", private=True)
    scripted = session.library.add(build_scripted_model(tmp_path / "scripted.gguf", "A short reply."))
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        window.use_model(session.choose_model(scripted.id))
    say(qtbot, window, "Hello")
    qtbot.waitUntil(lambda: sorted(offered(window)) == sorted(CHANGES))
    early: list[list[str]] = []
    window.turns.advanced.connect(
        lambda before, live, event: early.append(offered(window)) if isinstance(event, RiskAssessed) else None
    )
    say(qtbot, window, "And now?")
    assert early
    assert not any(early), "a press on one of these would be ignored"
    qtbot.waitUntil(lambda: len(offered(window)) == 4)
    window.close()
    session.close()
