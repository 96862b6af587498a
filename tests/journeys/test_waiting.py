"""A further message while a reply is written, and a model that is chosen meanwhile: in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.domain.conversation import Role
from app.domain.turn import ReplyArrived
from app.session.session import Session
from app.ui.dialogs.settings import SettingsDialog
from app.ui.main_window import MainWindow
from app.ui.transcript.support_card import SupportCard
from app.ui.transcript.waiting_message import WaitingMessage
from app.ui.view_models.live_turn import LiveTurn
from tests.engine.scripted_model import build_scripted_model

TURN_MS = 120_000


@pytest.fixture
def window(qtbot: QtBot, session: Session, short_gguf: Path) -> Iterator[MainWindow]:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.ready, timeout=TURN_MS):
        made.use_model(session.library.add(short_gguf))
    yield made
    made.close()


def send(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.composer.field.setPlainText(words)
    qtbot.keyClick(window.composer.field, Qt.Key.Key_Return)


def send_and_see_words_come(qtbot: QtBot, window: MainWindow, words: str) -> None:
    see_words_come(qtbot, window, words, lambda: send(qtbot, window, words))


def see_words_come(qtbot: QtBot, window: MainWindow, words: str, begin: Callable[[], None]) -> None:
    """Do something, and wait for the first words of the reply to a message."""
    arrived: list[object] = []

    def take(before: LiveTurn, live: LiveTurn, event: object) -> None:
        asked = live.state.question
        if isinstance(event, ReplyArrived) and asked is not None and asked.text == words:
            arrived.append(event)

    watching = window.turns.advanced.connect(take)
    begin()
    qtbot.waitUntil(lambda: bool(arrived), timeout=TURN_MS)
    window.turns.advanced.disconnect(watching)


def waiting(window: MainWindow) -> list[WaitingMessage]:
    return [each for each in window.transcript.findChildren(WaitingMessage) if each.isVisible()]


def test_a_message_in_distress_that_is_sent_while_a_reply_is_written_gets_help_at_once(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    send_and_see_words_come(qtbot, window, "Tell me a long story about the sea.")
    send(qtbot, window, "I want to die")
    assert window.composer.draft == "", "it was taken in"
    qtbot.waitUntil(lambda: len(waiting(window)) == 1, timeout=TURN_MS)
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in window.transcript.findChildren(SupportCard)), timeout=TURN_MS
    )
    assert window.turns.answering
    assert "Kept." in waiting(window)[0].words.text()
    assert window.panel.support.isVisible()
    see_words_come(qtbot, window, "I want to die", window.stop)
    window.stop()
    qtbot.waitUntil(lambda: not window.turns.answering, timeout=TURN_MS)
    path = window.flow.open.path
    assert [each.role for each in path] == [Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT]
    assert path[2].text == "I want to die"
    assert path[3].folded
    assert not waiting(window)
    tree = session.vault.tree(path[0].conversation)
    assert [each.id for each in tree.open_path()] == [each.id for each in path]


def test_a_message_that_waits_comes_back_into_the_field(qtbot: QtBot, window: MainWindow) -> None:
    send_and_see_words_come(qtbot, window, "Tell me a long story about the sea.")
    send(qtbot, window, "No, about the wind.")
    qtbot.waitUntil(lambda: len(waiting(window)) == 1, timeout=TURN_MS)
    qtbot.mouseClick(waiting(window)[0].take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.composer.draft == "No, about the wind.", timeout=TURN_MS)
    assert not waiting(window)
    assert window.turns.answering, "the reply goes on"
    window.stop()
    qtbot.waitUntil(lambda: not window.turns.answering, timeout=TURN_MS)
    assert window.flow.open.path[0].text == "Tell me a long story about the sea."
    assert len(window.flow.open.path) == 2


def test_a_third_message_stays_in_the_field_with_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    send_and_see_words_come(qtbot, window, "Tell me a long story about the sea.")
    send(qtbot, window, "And the wind?")
    qtbot.waitUntil(lambda: len(waiting(window)) == 1, timeout=TURN_MS)
    send(qtbot, window, "And the rain?")
    qtbot.waitUntil(lambda: window.composer.draft == "And the rain?", timeout=TURN_MS)
    assert window.errors.isVisible()
    assert len(waiting(window)) == 1
    window.stop()
    qtbot.waitUntil(lambda: len(window.flow.open.path) >= 3, timeout=TURN_MS)
    window.stop()
    qtbot.waitUntil(lambda: not window.turns.answering, timeout=TURN_MS)


def test_a_message_that_is_sent_while_a_model_loads_is_shown_and_answered_by_it(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    other = session.library.add(build_scripted_model(tmp_path / "other.gguf", "Walk first."))
    send_and_see_words_come(qtbot, window, "Tell me a long story about the sea.")
    first = session.loaded_model()[0]
    window.use_model(other)
    qtbot.wait(300)  # nothing happens within this time
    assert session.loaded_model()[0] == first, "the reply keeps its model"
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        window.stop()
    send(qtbot, window, "And now?")
    qtbot.waitUntil(lambda: len(window.flow.open.path) == 4 and not window.turns.answering, timeout=TURN_MS)
    qtbot.waitUntil(lambda: not window.turns.analysing, timeout=TURN_MS)
    qtbot.waitUntil(lambda: len(window.flow.open.speakers) == 2, timeout=TURN_MS)
    said = window.flow.open.path
    speakers = [window.flow.open.speakers[each.id].name for each in said if each.role is Role.ASSISTANT]
    assert speakers == [first.title, other.title]


def test_settings_open_while_a_reply_is_written_and_only_once(qtbot: QtBot, window: MainWindow) -> None:
    send_and_see_words_come(qtbot, window, "Tell me a long story about the sea.")
    seen: list[tuple[int, bool]] = []

    def close(dialog: SettingsDialog) -> None:
        seen.append((len(window.findChildren(SettingsDialog)), window.turns.answering))
        dialog.reject()

    def look() -> None:  # the dialog has an event loop of its own
        dialogs = [each for each in window.findChildren(SettingsDialog) if each.isVisible()]
        if dialogs:
            QTimer.singleShot(300, lambda: close(dialogs[0]))
        else:
            QTimer.singleShot(50, look)

    for _ in range(4):
        window.settings.ask()
    look()
    qtbot.waitUntil(lambda: bool(seen), timeout=TURN_MS)
    assert seen == [(1, True)], "one dialog, and it did not wait for the reply"
    window.stop()
    qtbot.waitUntil(lambda: not window.turns.answering, timeout=TURN_MS)


def test_a_window_that_is_closed_does_not_wait_for_what_waits_and_keeps_it(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    send_and_see_words_come(qtbot, window, "Tell me a long story about the sea.")
    send(qtbot, window, "And the wind?")
    qtbot.waitUntil(lambda: len(waiting(window)) == 1, timeout=TURN_MS)
    window.close()
    assert session.queue.token is None, "nobody is at the engines any more"
    (conversation,) = session.vault.conversations()
    texts = [each.text for each in session.vault.tree(conversation.id).messages if each.role is Role.USER]
    assert texts == ["Tell me a long story about the sea.", "And the wind?"]


def test_a_message_sent_while_a_conversation_is_being_opened_goes_to_that_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    homes = []
    for words in ("The first conversation.", "The second one."):
        window.start_new()
        with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
            send(qtbot, window, words)
        homes.append(window.flow.open.id)
    first, second = homes
    assert first is not None and window.flow.open.id == second
    held = Event()
    window.tasks.run(lambda report: held.wait(20), lambda done: None, lambda *fault: None, in_order=True)
    window.flow.open_conversation(first)
    send(qtbot, window, "Where does this go?")
    qtbot.wait(100)
    assert window.flow.open.id == second, "the reading of the other one is held up"
    held.set()
    qtbot.waitUntil(
        lambda: "Where does this go?" in [each.text for each in window.flow.open.path], timeout=TURN_MS
    )
    assert window.flow.open.id == first
    qtbot.waitUntil(lambda: not window.turns.answering, timeout=TURN_MS)
