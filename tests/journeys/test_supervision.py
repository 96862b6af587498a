"""A counsellor switches supervision on, sees the ratios of each reply, and has them hidden until they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.conversation import ConversationId
from app.locations import Locations
from app.session.session import Session
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from tests.storage.storage_factories import World

MS = 60_000


def _kept(vault: Vault, title: str, *answers: str) -> ConversationId:
    conversation, world, parent = vault.start(title), World(), None
    for number, answer in enumerate(answers):
        question = world.question(conversation, f"Message {number}", parent)
        vault.append(question)
        record = world.record(question, world.reply(question, answer))
        vault.record_turn(record)
        assert record.reply is not None
        parent = record.reply.id
    return conversation.id


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "here"), region="GB", private=True) as opened:
        yield opened


def test_ratios_are_shown_after_each_reply_or_hidden_until_they_are_asked_for(
    qtbot: QtBot, session: Session
) -> None:
    first = _kept(session.vault, "First", "What helps you? Did you sleep?", "You are tired. How was that?")
    second = _kept(session.vault, "Second", "Are you safe?")
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    card = window.panel.supervision
    window.open(first)
    qtbot.waitUntil(lambda: window.flow.in_panel.reply is not None, timeout=MS)
    assert card.isHidden(), "nobody asked for it"

    window.settings.keep(supervision="live")
    window.supervising.look()
    qtbot.waitUntil(lambda: "1 open and 0 closed" in card.words.text(), timeout=MS)
    assert "2 open and 1 closed" in card.words.text(), "the conversation so far"
    assert "unjudged in 1 sentences" in card.words.text()
    assert "No model is loaded" in card.note.text()
    assert card.measure.isHidden(), "there is no model to measure"
    card.disclosure.set_open(True)

    window.settings.keep(supervision="end")
    window.supervising.look()
    assert "hidden until you ask" in card.words.text()
    assert card.more.isHidden()
    qtbot.mouseClick(card.reveal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2 open and 1 closed" in card.words.text(), timeout=MS)
    window.open(second)
    qtbot.waitUntil(lambda: window.flow.open.id == second and not card.reveal.isHidden(), timeout=MS)
    assert "hidden until you ask" in card.words.text(), "each conversation is asked about by itself"
    window.close()
