"""The first story: somebody in distress writes, help comes before the first token, and all of it is found again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.turn import (
    ReplyArrived,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    UserMessageCommitted,
)
from app.locations import Locations
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.main_window import MainWindow
from app.ui.view_models.live_turn import LiveTurn
from tests.engine.scripted_model import build_scripted_model, scripted_text
from tests.privacy.quick_cost import QUICK
from tests.ui.turn_factories import seen_in

PASSPHRASE = "three quiet boats at dawn"
DISTRESS = "I feel so alone. I want to die."
SCRIPT = "<think>\nSomebody suffers here. 想一想\n</think>\n\nYou are not alone tonight, friend 🌊"
TURN_MS = 60_000


@pytest.fixture
def home(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


def opened(home: Locations) -> Session:
    session = Session(home, region="GB", passphrase_cost=QUICK)
    if session.vault_access.state is not VaultState.OPEN:
        session.unlock(PASSPHRASE)
    return session


def window_on(qtbot: QtBot, session: Session, model: str) -> MainWindow:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        window.use_model(session.choose_model(model))
    return window


def turn(qtbot: QtBot, window: MainWindow, text: str) -> list[TurnEvent]:
    events: list[TurnEvent] = []

    def take(before: LiveTurn, live: LiveTurn, event: TurnEvent) -> None:
        if not before.over:  # what is computed after the reply may come before the wait is over
            events.append(event)

    taking = window.turns.advanced.connect(take)
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.composer.field.setPlainText(text)
        window.composer.send.click()
    window.turns.advanced.disconnect(taking)
    return events


def leave(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    window.close()
    session.close()


def first(events: list[TurnEvent], kind: type) -> int:
    return next(index for index, each in enumerate(events) if isinstance(each, kind))


def test_distress_is_met_by_people_first_and_everything_is_found_again(
    qtbot: QtBot, home: Locations, tmp_path: Path
) -> None:
    session = opened(home)
    scripted = session.library.add(build_scripted_model(tmp_path / "scripted.gguf", SCRIPT))
    window = window_on(qtbot, session, scripted.id)
    events = turn(qtbot, window, DISTRESS)

    assert first(events, UserMessageCommitted) < first(events, SupportOffered)
    assert first(events, SupportOffered) < first(events, ThinkingArrived) < first(events, ReplyArrived)
    assert "Samaritans" in " ".join(seen_in(window.panel.support))
    assert window.panel.support.isVisibleTo(window)
    assert "Serious distress" in window.panel.headline.words.text()
    thinking, reply = scripted_text(SCRIPT).removeprefix("<think>\n").split("\n</think>\n\n")
    assert window.panel.thinking.text.toPlainText() == thinking
    ended = events[-1]
    assert isinstance(ended, TurnEnded)
    assert ended.message.text == reply
    assert ended.message.folded, "a reply of a model that is not Oy1 stands behind the people's words"
    leave(qtbot, window, session)

    for file in home.root.rglob("*"):
        if file.is_file() and file.suffix != ".gguf":
            content = file.read_bytes()
            for words in (DISTRESS, reply, thinking):
                assert words.encode() not in content, f"{file.name} holds what was said"
                assert words.encode("utf-16-le") not in content

    again = opened(home)
    window = window_on(qtbot, again, scripted.id)
    (conversation,) = again.vault.conversations()
    window.open(conversation.id)
    qtbot.waitUntil(lambda: window.flow.open.id == conversation.id, timeout=TURN_MS)
    assert window.panel.thinking.text.toPlainText() == thinking
    assert "Samaritans" in " ".join(seen_in(window.panel.support))
    path = again.vault.tree(conversation.id).open_path()
    assert [each.text for each in path] == [DISTRESS, reply]
    assert [each.id for each in again.vault.conversations("alone tonight")] == [conversation.id]
    leave(qtbot, window, again)


def test_a_killed_worker_leaves_the_window_alive_and_the_next_message_works(
    qtbot: QtBot, home: Locations, short_gguf: Path
) -> None:
    import os
    import signal

    session = opened(home)
    window = window_on(qtbot, session, str(short_gguf))
    killed: list[int] = []

    def kill_then_stop(event: object) -> None:
        pid = session.engine.worker_pid
        if not isinstance(event, ReplyArrived) or pid is None:
            return
        if not killed:
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)
        elif pid not in killed:
            window.stop()

    window.turns.advanced.connect(lambda before, live, event: kill_then_stop(event))
    events = turn(qtbot, window, "Tell me a long story about the sea.")
    assert killed
    ended = events[-1]
    if isinstance(ended, TurnFailed):
        assert ended.message is not None, "what had arrived is kept"
        assert "send the message again" in ended.sentence
    else:
        assert isinstance(ended, TurnEnded), "the reply was already over when the signal came"
    events = turn(qtbot, window, "And now?")
    assert isinstance(events[-1], TurnEnded)
    leave(qtbot, window, session)


def test_stop_keeps_what_arrived_and_regenerate_and_edit_make_branches(
    qtbot: QtBot, home: Locations, short_gguf: Path
) -> None:
    session = opened(home)
    window = window_on(qtbot, session, str(short_gguf))

    def stop_soon(event: object) -> None:
        if isinstance(event, ReplyArrived):
            window.stop()

    stopping = window.turns.advanced.connect(lambda before, live, event: stop_soon(event))
    events = turn(qtbot, window, "Tell me everything about whales.")
    stopped = events[-1]
    assert isinstance(stopped, TurnEnded)
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.transcript.regenerate_requested.emit(stopped.message.id)
    (conversation,) = session.vault.conversations()
    tree = session.vault.tree(conversation.id)
    question = tree.messages[0]
    assert len(tree.children_of(question.id)) == 2, "regenerating makes a branch"
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.transcript.edit_requested.emit(question.id, "Tell me about dolphins.")
    window.turns.advanced.disconnect(stopping)
    assert len(session.vault.tree(conversation.id).children_of(None)) == 2, "editing makes a branch"
    leave(qtbot, window, session)


def test_without_a_model_or_a_network_one_click_starts_the_trial_model(
    qtbot: QtBot, home: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("OYSTER_MACHINE_MEMORY_GB", "12")
    session = Session(home, region="GB", private=True)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.use_model(None)
    assert window.composer.field.isVisible() and window.pane.offer.start.isVisible()
    window.pane.offer.others.click()
    shown = [each for each in window.welcome.cards if each.isVisible()]
    assert [each.accessibleName() for each in shown] == [
        "Recommended here: The small trial model",
        "Qwen3 8B",
        "Oyster-I (Oy1)",
        "A model file that you have",
    ]
    window.welcome.back.click()
    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        window.pane.offer.start.click()
    assert "trial" in window.pane.header.model.accessibleName()
    assert not window.pane.offer.isVisible()
    leave(qtbot, window, session)


def test_a_file_that_is_no_model_is_refused_in_one_sentence(
    qtbot: QtBot, home: Locations, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"not a model at all")
    session = Session(home, private=True)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.use_model(None)
    with qtbot.waitSignal(window.chooser.failed, timeout=TURN_MS) as told:
        window.chooser.add(broken)
    assert "broken.gguf is not a GGUF model file" in told.args[0]
    leave(qtbot, window, session)


def test_every_control_has_a_name_and_can_be_reached_by_keyboard(
    qtbot: QtBot, home: Locations, short_gguf: Path
) -> None:
    from PySide6.QtCore import Qt

    session = Session(home, region="GB", private=True)
    window = window_on(qtbot, session, str(short_gguf))
    shown = [each for each in _controls(window) if each.isVisibleTo(window)]
    nameless = [each for each in shown if not (each.accessibleName() or each.text())]
    assert not nameless
    unreachable = [
        each.accessibleName()
        for each in _controls(window)
        if each.isVisibleTo(window) and each.isEnabled() and not each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert not unreachable
    leave(qtbot, window, session)


def _controls(window: QWidget) -> Iterator[QPushButton]:
    yield from window.findChildren(QPushButton)


def test_the_window_follows_light_and_dark_with_enough_contrast() -> None:
    from PySide6.QtGui import QColor

    from app.ui.appearance import DARK, LIGHT
    from app.ui.transcript.colours import contrast

    assert QApplication.instance() is not None
    for colours in (LIGHT, DARK):
        for text, ground in (
            (colours.text, colours.base),
            (colours.text, colours.window),
            (colours.text, colours.raised),
            (colours.quiet, colours.window),
            (colours.quiet, colours.raised),
            (colours.on_accent, colours.accent),
            (colours.accent, colours.base),
        ):
            assert contrast(QColor(text), QColor(ground)) >= 4.5, f"{text} on {ground}"
