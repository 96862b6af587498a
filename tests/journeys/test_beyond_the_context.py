"""A conversation beyond the context: what the model no longer sees is marked, and summarised on request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.analysis import Mode
from app.domain.conversation import ConversationId, MessageId
from app.domain.generation import Sampling
from app.domain.turn import TurnEnded
from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow

MS = 60_000
SHORT = Sampling(temperature=0.0, seed=1, max_tokens=6)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A private session with a context of a few messages."""
    with Session(Locations(tmp_path / "data"), region="GB", private=True) as opened:
        opened.settings = msgspec.structs.replace(opened.settings, context_size=512)
        yield opened


def _talk(session: Session) -> tuple[ConversationId, int]:
    """Talk until messages are left out; return the conversation and how many."""
    home: ConversationId | None = None
    leaf: MessageId | None = None
    for number in range(20):
        turn = session.say(f"Message {number:02} about ships, and wind.", home, leaf, SHORT, Mode.OBSERVE)
        for event in turn:
            if isinstance(event, TurnEnded):
                home, leaf = event.message.conversation, event.message.id
                if event.facts.messages_left_out:
                    turn.stop()
                    return home, event.facts.messages_left_out
    raise AssertionError("the conversation fits the context")


def test_what_the_model_no_longer_sees_is_marked_and_summarised_on_request(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    home, left_out = _talk(session)
    window.open(home)
    note = window.asking.unseen.note
    qtbot.waitUntil(note.isVisible, timeout=MS)
    assert f"does not see the {left_out} messages above" in note.words.text()
    assert "told before every conversation it still has" in note.words.text()
    first = window.transcript.timeline.widget_of(window.flow.open.path[left_out].id)
    before = window.transcript.timeline.widget_of(window.flow.open.path[left_out - 1].id)
    assert first is not None
    assert before is not None
    assert before.y() < note.y() < first.y()

    qtbot.waitUntil(note.ask.isEnabled, timeout=MS)
    qtbot.mouseClick(note.ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(note.summary.isVisible, timeout=MS)
    assert "It is used only if you send it." in note.whose.text()
    written = "It is a calm evening by the water."
    count = len(window.flow.open.path)
    window.composer.show_draft("And today?")
    qtbot.mouseClick(note.use, Qt.MouseButton.LeftButton)
    assert window.composer.draft.startswith("Summary of what was said before (written by the model): ")
    assert written in window.composer.draft
    assert window.composer.draft.endswith("And today?")
    assert len(window.flow.open.path) == count, "nothing was sent"

    window.start_new()
    qtbot.waitUntil(lambda: not note.isVisible(), timeout=MS)
