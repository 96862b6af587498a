"""Somebody who has talked for long begins anew and says that they want to die: the window stays, and help is there."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.session import Session
from app.session.turn import Turn
from app.ui.main_window import MainWindow
from app.ui.transcript.support_card import SupportCard
from tests.engine.scripted_model import build_scripted_model
from tests.keyboard import type_text

LONG_REPLY = "\n\n".join(f"Line {line} of a long and quiet reply." for line in range(40))
TURN_MS = 60_000


def has_replied(turn: Turn) -> bool:
    """Return whether words of the reply are there, and so all that comes before them."""
    return turn.ended or any(each.thinking or each.text for each in turn.state.replies)


def be_busy(turns: list[Turn], count: int) -> None:
    """Keep the window busy until message, help and reply have arrived: they are shown before they are laid out."""
    latest = time.monotonic() + TURN_MS / 1000
    while len(turns) < count or not has_replied(turns[-1]):
        assert time.monotonic() < latest, "the reply never began"
        time.sleep(0.01)


def say(qtbot: QtBot, window: MainWindow, words: str, turns: list[Turn]) -> None:
    """Type into the field and press Enter, then wait for the end of the reply."""
    count = len(turns) + 1
    qtbot.waitUntil(window.composer.field.hasFocus)
    type_text(window.composer.field, words)
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        qtbot.keyClick(window.composer.field, Qt.Key.Key_Return)
        be_busy(turns, count)


def help_in(window: MainWindow) -> str:
    """Return what the help that is shown in the conversation says."""
    cards = window.transcript.findChildren(SupportCard)
    return "".join(each.spoken() for each in cards if each.isVisible())


@pytest.mark.parametrize(
    ("region", "words", "service"),
    [("GB", "I want to die", "Samaritans"), ("CN", "我不想活了", "12356")],
)
def test_distress_in_a_new_conversation_after_a_long_one_leaves_the_window_standing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, region: str, words: str, service: str
) -> None:
    session = Session(Locations(tmp_path / "data"), region=region, private=True)
    scripted = session.library.add(build_scripted_model(tmp_path / "scripted.gguf", LONG_REPLY))
    turns: list[Turn] = []
    begin = session.say

    def say_and_note(*arguments: Any, **wishes: Any) -> Turn:
        turns.append(begin(*arguments, **wishes))
        return turns[-1]

    monkeypatch.setattr(session, "say", say_and_note)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        window.use_model(session.choose_model(scripted.id))
    say(qtbot, window, "Tell me something long.", turns)
    bar = window.transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    say(qtbot, window, words, turns)
    qtbot.waitUntil(lambda: service in help_in(window))
    assert window.isVisible()
    window.close()
    session.close()
