"""Locking: by the key, by idleness; what is kept, what opens again, and that a wrong passphrase waits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.alignment.evidence.sentence_classifier import _encoder
from app.domain.conversation import MessageState
from app.domain.generation import LoadedModel
from app.locations import Locations
from app.privacy.key_change import keep_recovery_key
from app.privacy.recovery_key import new_recovery_key
from app.privacy.wrong_tries import WrongTries
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.dialogs.settings import SettingsDialog
from app.ui.help.help_window import HelpWindow
from app.ui.lock.locked_window import LockedWindow
from app.ui.lock.recover_dialog import RecoverDialog
from app.ui.main_window import MainWindow
from app.ui.window_keeper import WindowKeeper
from tests.engine.scripted_model import build_scripted_model
from tests.journeys.kept_windows import PASSPHRASE, kept_windows
from tests.privacy.quick_cost import QUICK

MS = 30_000


@pytest.fixture
def home(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


@pytest.fixture
def keeper(qtbot: QtBot, home: Locations) -> Iterator[WindowKeeper]:
    """A window on conversations that a passphrase opens."""
    with kept_windows(home) as kept:
        yield kept


def main(keeper: WindowKeeper) -> MainWindow:
    assert keeper.window is not None
    return keeper.window


def locked(qtbot: QtBot, keeper: WindowKeeper, session: Session) -> LockedWindow:
    """Return the locked window once the session before it is closed."""
    qtbot.waitUntil(lambda: keeper.locked is not None and session.vault_access._vault is None, timeout=MS)
    assert keeper.locked is not None
    assert keeper.window is None
    return keeper.locked


def unlock(qtbot: QtBot, window: LockedWindow, passphrase: str = PASSPHRASE) -> None:
    window.form.field.setText(passphrase)
    qtbot.mouseClick(window.form.open, Qt.MouseButton.LeftButton)


def test_ctrl_l_locks_and_the_passphrase_brings_back_conversation_and_drafts(
    qtbot: QtBot, keeper: WindowKeeper, tmp_path: Path
) -> None:
    window, session = main(keeper), keeper.session
    scripted = session.library.add(build_scripted_model(tmp_path / "s.gguf", "It is calm. " * 30))
    with qtbot.waitSignal(window.ready, timeout=MS):
        window.use_model(scripted)
    worker = session.engine.worker_pid
    assert worker is not None
    window.say("Tell me about the sea")
    qtbot.waitUntil(lambda: bool(window.flow.turns.all()) and window.flow.open.id is not None, timeout=MS)
    conversation = window.flow.open.id
    assert conversation is not None
    qtbot.waitUntil(
        lambda: any(
            each.state.reply is not None and each.state.reply.text for each in window.flow.turns.all()
        ),
        timeout=MS,
    )
    window.composer.field.setPlainText("Half a sentence")
    window.activateWindow()
    QTest.keyClick(window.composer.field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = locked(qtbot, keeper, session)
    assert not isValid(window) or not window.isVisible()
    assert page.isVisible()
    assert not Path(f"/proc/{worker}").exists(), "the worker with its tokens has ended"
    qtbot.waitUntil(
        lambda: _encoder()._process is None, timeout=MS
    )  # the classifier has read the message too
    assert keeper.session.vault_access.state is VaultState.LOCKED
    unlock(qtbot, page, "not the passphrase")
    qtbot.waitUntil(lambda: "not the passphrase of your" in page.form.problem.text(), timeout=MS)
    assert page.form.field.text() == "", "what was typed does not stay in the field"
    unlock(qtbot, page)
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=MS)
    again = main(keeper)
    qtbot.waitUntil(lambda: again.flow.open.id == conversation, timeout=MS)
    qtbot.waitUntil(lambda: again.composer.draft == "Half a sentence", timeout=MS)
    reply = again.flow.open.path[-1]
    assert reply.state in (MessageState.STOPPED, MessageState.COMPLETE)
    assert reply.text.startswith("It is calm."), "what came before the lock is kept"
    qtbot.waitUntil(lambda: isinstance(again._session.engine.model, LoadedModel), timeout=MS)


def test_it_locks_by_itself_once_nobody_used_it_and_ends_an_open_question(
    qtbot: QtBot, keeper: WindowKeeper
) -> None:
    session = keeper.session
    session.save_settings(msgspec.structs.replace(session.settings, lock_minutes=5))
    dialog = SettingsDialog(session.settings, (), "GB", main(keeper))
    dialog.open()
    keeper.watch.look()
    assert keeper.locked is None
    asleep = [0.0]
    clocks = keeper.watch._time._clocks
    keeper.watch._time._clocks = (*clocks[:2], lambda: clocks[2]() + asleep[0])
    keeper.watch._time.use()
    asleep[0] = 200
    keeper.watch.look()
    assert keeper.locked is None
    asleep[0] = 301  # the lid was closed: only the wall clock went on
    keeper.watch.look()
    page = locked(qtbot, keeper, session)
    assert not (shiboken6.isValid(dialog) and dialog.isVisible())
    unlock(qtbot, page)
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=MS)


def test_too_many_wrong_tries_wait_and_a_restart_does_not_help(
    qtbot: QtBot, keeper: WindowKeeper, home: Locations
) -> None:
    session = keeper.session
    keeper.lock()
    page = locked(qtbot, keeper, session)
    for _ in range(4):
        unlock(qtbot, page, "wrong again")
        qtbot.waitUntil(lambda: not page.form._working or page.form._timer.isActive(), timeout=MS)
    assert "tried too often" in page.form.problem.text()
    tries = msgspec.json.decode(home.wrong_tries.read_bytes(), type=WrongTries)
    assert tries.count == 4
    home.wrong_tries.write_bytes(
        msgspec.json.encode(WrongTries(8, time.time()))
    )  # a wait longer than any load
    again = WindowKeeper(Session(home, passphrase_cost=QUICK))
    assert again.begins_locked, "a program that was locked opens locked"
    fresh = again.open_locked()
    assert not fresh.form.open.isEnabled()
    fresh.close()
    again.end()
    home.wrong_tries.write_bytes(msgspec.json.encode(WrongTries(tries.count, tries.at - 600)))
    qtbot.waitUntil(page.form.open.isEnabled, timeout=MS)
    unlock(qtbot, page)
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=MS)
    assert not home.locked.exists()


def test_help_from_people_is_there_while_locked_and_the_recovery_key_opens(
    qtbot: QtBot, keeper: WindowKeeper, home: Locations
) -> None:
    session, recovery = keeper.session, new_recovery_key()
    keep_recovery_key(home, PASSPHRASE, recovery)
    keeper.lock()
    page = locked(qtbot, keeper, session)
    page.activateWindow()
    QTest.keyClick(page.form.field, Qt.Key.Key_F1)
    helps = page.findChildren(HelpWindow)
    assert len(helps) == 1 and helps[0].isVisible()
    helps[0].close()

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, RecoverDialog)
        asked.key.setText(recovery.text[:-1] + ("0" if recovery.text[-1] != "0" else "1"))
        asked.agree.click()
        assert "Group 7" in asked.problem.text()
        asked.key.setText(recovery.text.lower())
        for field in (asked.new.field, asked.new.again):
            field.setText("nine lanterns along the quay")
        asked.agree.click()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, answer)
    page.recover.click()
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=MS)
    session = keeper.session
    keeper.lock()
    page = locked(qtbot, keeper, session)
    unlock(qtbot, page, "nine lanterns along the quay")
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=MS)


def test_a_private_conversation_cannot_be_locked_and_that_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    kept = WindowKeeper(Session(Locations(tmp_path / "private"), private=True))
    window = kept.open_main()
    kept.lock()
    assert kept.window is window
    assert "cannot be locked" in window.errors.words.text()
    window.close()
    kept.end()
