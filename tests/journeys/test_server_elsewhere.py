"""The story of somebody whose organisation has a server: where messages go is said before the first and all along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.conversation import Role
from app.domain.named_server import SERVER
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.opening_window import open_at_once
from tests.engine.scripted_model import build_scripted_model
from tests.llama_server import MODEL, free_port, llama_server

TURN_MS = 60_000
REPLY = "The server has answered you."


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    gguf = build_scripted_model(tmp_path / "served.gguf", REPLY)
    with llama_server(gguf, tmp_path, context=1024) as opened:
        yield opened


def name(qtbot: QtBot, window: MainWindow, address: str, model: str = MODEL) -> None:
    """Fill the sheet in, and have the server answer."""
    sheet = window.server.open()
    qtbot.addWidget(sheet)
    sheet.address.setText(address)
    sheet.model.setText(model)
    qtbot.mouseClick(sheet.use, Qt.MouseButton.LeftButton)


def say(qtbot: QtBot, window: MainWindow, text: str) -> str:
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.say(text)
    return [each.text for each in window.flow.open.path if each.role is Role.ASSISTANT][-1]


def shown_in(window: MainWindow) -> str:
    return " ".join(
        each.text() for each in window.panel.findChildren(QLabel) if each.isVisibleTo(window.panel)
    )


def test_it_is_said_where_messages_go_before_the_first_one_and_as_long_as_the_server_answers(
    qtbot: QtBot, window: MainWindow, session: Session, address: str, script: str
) -> None:
    mark, place = window.pane.elsewhere, address.removeprefix("http://").removesuffix("/v1")
    assert mark.isHidden()
    assert "stays on this computer" in window.pane.beginning.kept.text()
    name(qtbot, window, address)
    qtbot.waitUntil(lambda: not mark.isHidden(), timeout=TURN_MS)
    assert session.loaded is None or session.loaded[0].id != SERVER, "it is said before the server is there"
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        pass
    assert mark.words.text() == f"What you write goes to another program on this computer, at {place}."
    assert window.pane.beginning.kept.text().startswith(mark.words.text())
    assert window.pane.header.model.accessibleName().startswith(f"Model: {MODEL} at {place}"[:30])
    assert REPLY in say(qtbot, window, "Who are you?")
    assert not mark.isHidden() and mark.words.text().endswith(f"{place}.")
    assert place in shown_in(window).replace("\u200b", "")
    window.start_new()
    assert not mark.isHidden(), "a new conversation goes there too"

    window.switching.open()
    qtbot.waitUntil(lambda: len(window.switching.list.rows) == 2, timeout=TURN_MS)
    served, local = window.switching.list.rows
    assert served.row.loaded and "another program on this computer" in served.row.details
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        qtbot.mouseClick(local, Qt.MouseButton.LeftButton)
    assert mark.isHidden()
    assert script in say(qtbot, window, "And you?")


def test_a_server_that_cannot_be_reached_is_one_sentence_and_the_model_of_before_answers(
    qtbot: QtBot, window: MainWindow, script: str
) -> None:
    with qtbot.waitSignal(window.chooser.failed, timeout=TURN_MS):
        name(qtbot, window, f"http://127.0.0.1:{free_port()}")
    assert "cannot be reached" in window.errors.words.text()
    assert window.pane.elsewhere.isHidden()
    assert script in say(qtbot, window, "Are you there?")


def test_it_is_said_that_the_keyring_may_ask_where_a_token_is_kept_for_the_server(
    qtbot: QtBot, window: MainWindow, session: Session, address: str
) -> None:
    told: list[str] = []
    window.chooser.progressed.connect(lambda title, progress: told.append(progress.words))
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        name(qtbot, window, address)
    assert told and not any("keyring" in each for each in told)
    told.clear()
    session.save_settings(msgspec.structs.replace(session.settings, server_has_token=True))
    with qtbot.waitSignal(window.chooser.failed, timeout=TURN_MS):  # the tests' machine has no keyring
        window.use_model(session.preferred_model())
    assert "The token for the server is in this system's keyring" in told[0]


def test_an_address_that_is_not_protected_is_refused_in_the_sheet(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    name(qtbot, window, "http://models.example.org/v1")
    sheet = window.findChildren(type(window.server.open()))[0]
    assert sheet.isVisible()
    assert "HTTPS alone" in sheet.problem.text()
    assert session.server.model is None


def test_a_server_that_is_named_no_more_is_asked_nothing_more(
    qtbot: QtBot, window: MainWindow, session: Session, address: str
) -> None:
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        name(qtbot, window, address)
    sheet = window.server.open()
    qtbot.addWidget(sheet)
    assert sheet.model.text() == MODEL
    qtbot.mouseClick(sheet.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.server.model is None, timeout=TURN_MS)
    qtbot.waitUntil(window.pane.elsewhere.isHidden, timeout=TURN_MS)
    assert session.loaded is None
    assert session.engine.worker_pid is None
    assert not window.pane.offer.isHidden()


def test_a_program_that_opens_with_a_server_says_so_from_its_first_window_on(
    qtbot: QtBot, session: Session, address: str
) -> None:
    chosen = session.server.name(address, MODEL)
    session.save_settings(msgspec.structs.replace(session.settings, model=SERVER))
    place = address.removeprefix("http://").removesuffix("/v1")
    first = open_at_once(session.locations)
    assert place in first.note.text()
    first.end()
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.show()
    assert place in opened.pane.elsewhere.words.text() and not opened.pane.elsewhere.isHidden()
    assert "stays on this computer" not in opened.pane.beginning.kept.text()
    with qtbot.waitSignal(opened.ready, timeout=TURN_MS):
        opened.use_model(session.preferred_model())
    assert session.loaded is not None and session.loaded[0] == chosen
    opened.close()
