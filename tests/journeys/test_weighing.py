"""The story of a turn that is weighed: the panel fills while the person reads, and gives way when they write."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.analysis import Depth
from app.domain.conversation import Role
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.short_model import write_short_model

TURN_MS = 60_000


def send(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.composer.field.setPlainText(text)
        window.composer.send.click()


def analysed(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.turns.analysing, timeout=TURN_MS)


def test_the_panel_fills_after_the_reply_and_is_found_again(qtbot: QtBot, window: MainWindow) -> None:
    send(qtbot, window, "What is a good way to cook rice?")
    assert window.panel.anticipation.isVisible()
    assert not window.turns.answering, "the person can write again while more is computed"
    analysed(qtbot, window)
    reply = window.flow.open.path[-1]
    qtbot.waitUntil(lambda: reply.id in window.flow.open.records, timeout=TURN_MS)
    assert window.panel.boundary.isVisible()
    assert window.panel.review.isVisible()
    assert "Chosen: " in window.panel.anticipation.words.text()
    before = window.panel.boundary.words.text()
    conversation = window.flow.open.id
    assert conversation is not None
    window.start_new()
    assert not window.panel.anticipation.isVisible()
    window.flow.open_conversation(conversation)
    qtbot.waitUntil(lambda: window.panel.boundary.isVisible(), timeout=TURN_MS)
    assert window.panel.boundary.words.text() == before


@pytest.mark.usefixtures("everything_stands_out")  # the analysis of a calm message is short
def test_the_analysis_gives_way_to_the_next_message(
    qtbot: QtBot, window: MainWindow, session: Session, trial_gguf: Path, tmp_path: Path
) -> None:
    brief = tmp_path / "brief.gguf"
    write_short_model(trial_gguf, brief, ends_with=b".")
    with qtbot.waitSignal(
        window.ready, timeout=TURN_MS
    ):  # a real model: the scripted one's analysis is over at once
        window.use_model(session.library.add(brief))
    send(qtbot, window, "Tell me about the sea.")
    assert window.turns.analysing
    send(qtbot, window, "And about the wind?")
    analysed(qtbot, window)
    path = window.flow.open.path
    assert [each.role for each in path] == [Role.USER, Role.ASSISTANT] * 2
    first, second = (session.turn_of(each.id) for each in path if each.role is Role.ASSISTANT)
    assert first is not None
    assert first.analysis is not None
    assert second is not None
    assert second.analysis is not None
    assert first.analysis.message.depth is not Depth.FULL
    assert second.analysis.message.depth is Depth.FULL


def test_closing_while_more_is_computed_loses_nothing(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    send(qtbot, window, "Tell me about snow.")
    reply = window.flow.open.path[-1]
    window.close()
    kept = session.turn_of(reply.id)
    assert kept is not None
    assert kept.reply is not None
    assert kept.reply.text == reply.text
