"""The story of somebody who switches the model in the middle of a conversation, from the header."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.conversation import Role
from app.models.plain_titles import plain_title
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.engine.scripted_model import build_scripted_model

TURN_MS = 60_000


def say(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.say(text)


def open_list(qtbot: QtBot, window: MainWindow, rows: int) -> None:
    qtbot.mouseClick(window.pane.header.model, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.switching.list.rows) == rows, timeout=TURN_MS)


def replies(window: MainWindow) -> list[str]:
    return [each.text for each in window.flow.open.path if each.role is Role.ASSISTANT]


def test_another_model_answers_after_one_click_and_the_conversation_stays(
    qtbot: QtBot, window: MainWindow, session: Session, script: str, tmp_path: Path
) -> None:
    other = session.library.add(build_scripted_model(tmp_path / "other.gguf", "The other one speaks."))
    say(qtbot, window, "Who are you?")
    open_list(qtbot, window, 2)
    loaded, offered = window.switching.list.rows
    assert loaded.row.loaded and "loaded" in loaded.row.details
    assert offered.row.identity == other.id
    assert "Not verified" in offered.row.details and "fits" in offered.row.details
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    assert not window.switching.list.isVisible()
    assert not window.pane.header.stop_loading.isVisible()
    say(qtbot, window, "And you?")
    assert [each.split("</think>")[-1].strip() for each in replies(window)] == [
        script,
        "The other one speaks.",
    ]


def test_a_switch_that_is_stopped_leaves_the_model_and_what_was_written(
    qtbot: QtBot, window: MainWindow, session: Session, short_gguf: Path
) -> None:
    other = session.library.add(short_gguf)
    before = session.loaded_model()[0]
    window.composer.field.setPlainText("half a sentence")
    window.chooser.loading.connect(lambda words: window.pane.header.stop_loading.click())
    with qtbot.waitSignal(window.chooser.stopped, timeout=TURN_MS):
        window.chooser.use(other.id)
    assert session.loaded_model()[0].id == before.id
    assert plain_title(before.id, before.title) in window.pane.header.model.accessibleName()
    assert window.composer.field.toPlainText() == "half a sentence"
    assert window.errors.isHidden(), "nothing has gone wrong"
    say(qtbot, window, "Are you there?")
    assert replies(window)


def test_a_model_whose_file_has_vanished_is_named_and_cannot_be_chosen(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = build_scripted_model(tmp_path / "gone.gguf", "Never said.")
    session.library.add(path)
    path.unlink()
    open_list(qtbot, window, 2)
    row = window.switching.list.rows[-1]
    assert not row.isEnabled()
    assert "gone" in row.row.details
