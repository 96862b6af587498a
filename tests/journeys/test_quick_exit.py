"""Leaving at once by Shift three times or the button, and deleting everything: what is gone, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.privacy.key_source import read_key_source
from app.session.delete_everything import delete_everything, finish_deletion
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.dialogs.settings import SettingsDialog
from app.ui.lock.delete_everything_dialog import DeleteEverythingDialog
from app.ui.main_window import MainWindow
from app.ui.view_models.side_widths import Side
from app.ui.window_keeper import WindowKeeper
from tests.privacy.quick_cost import QUICK

PASSPHRASE = "three quiet boats at dawn"
MS = 30_000


@pytest.fixture(autouse=True)
def own_qt_settings(tmp_path: Path) -> None:
    """Keep what file dialogs remember out of the person's own settings."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "qt"))


@pytest.fixture
def home(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


@pytest.fixture
def keeper(qtbot: QtBot, home: Locations) -> Iterator[WindowKeeper]:
    session = Session(home, region="GB", passphrase_cost=QUICK)
    session.unlock(PASSPHRASE)
    session.vault.start("A title that is nobody's business")
    kept = WindowKeeper(session)
    kept.open_main()
    yield kept
    if kept.window is not None:
        kept.window.close()
        kept.window.deleteLater()
    kept.end()
    QTimer.singleShot(0, QApplication.quit)
    QApplication.exec()  # Qt lets no other loop begin after an exit that nobody waited for


def main(keeper: WindowKeeper) -> MainWindow:
    assert keeper.window is not None
    return keeper.window


def press_shift(window: QWidget, times: int = 1) -> None:
    handle = window.windowHandle()
    assert QTest.qWaitForWindowActive(window, 10_000)  # keys come to the window that has the focus alone
    for _ in range(times):
        QTest.keyPress(handle, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(handle, Qt.Key.Key_Shift)


def test_shift_three_times_takes_everything_off_the_screen_and_the_next_start_is_locked(
    qtbot: QtBot, keeper: WindowKeeper, home: Locations
) -> None:
    window = main(keeper)
    window.composer.field.setPlainText("Half a sentence")
    QGuiApplication.clipboard().setText("What I said")
    remembered = QSettings(QSettings.Scope.UserScope, "QtProject")
    remembered.setValue("FileDialog/history", ["/home/me/secret"])
    remembered.sync()
    dialog = SettingsDialog(keeper.session.settings, (), "GB", window)
    dialog.open()
    press_shift(dialog, 2)
    assert window.parts.leave.text() == "●●○", "the progress is shown"
    assert window.isVisible()
    press_shift(dialog)
    assert not any(each.isVisible() for each in QApplication.topLevelWidgets())
    assert QGuiApplication.clipboard().text() == ""
    assert not QSettings(QSettings.Scope.UserScope, "QtProject").contains("FileDialog/history")
    qtbot.wait(50)
    keeper.end()
    with Session(home, passphrase_cost=QUICK) as again:
        assert WindowKeeper(again).begins_locked
        again.unlock(PASSPHRASE)
        assert again.vault.drafts() == {None: "Half a sentence"}


def test_escape_capitals_and_slow_presses_never_leave(qtbot: QtBot, keeper: WindowKeeper) -> None:
    window = main(keeper)
    handle = window.windowHandle()
    for _ in range(4):
        QTest.keyClick(handle, Qt.Key.Key_Escape)
    for letter in "AHA":
        QTest.keyPress(handle, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(handle, letter, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(handle, Qt.Key.Key_Shift)
    assert window.isVisible()
    press_shift(window, 2)
    QTest.keyClick(handle, "a")
    assert window.parts.leave.text() == "Quick exit", "another key begins anew"
    press_shift(window, 2)
    assert window.isVisible()


def test_the_button_is_in_the_same_place_whatever_is_shown_and_leaves_at_once(
    qtbot: QtBot, keeper: WindowKeeper
) -> None:
    window = main(keeper)
    window.resize(1200, 760)
    qtbot.wait(20)
    button = window.parts.leave
    places = set()
    for _ in range(2):
        for side in Side:
            window.parts.toggle(side)
            places.add(button.mapTo(window, button.rect().topRight()).toTuple())
            assert window.childAt(button.geometry().center()) is not None
            covering = window.parts.childAt(button.geometry().center())
            assert covering is button
    window.choose_model()
    places.add(button.mapTo(window, button.rect().topRight()).toTuple())
    assert len(places) == 1
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    qtbot.wait(50)  # the program ends


def test_deleting_everything_asks_once_and_leaves_nothing(
    qtbot: QtBot, keeper: WindowKeeper, home: Locations
) -> None:
    window = main(keeper)
    window.settings.keep(exit_explained=True)
    home.evaluations.mkdir()
    (home.evaluations / "run.json").write_text("what was asked")
    home.models.mkdir(exist_ok=True)
    (home.models / "m.gguf").write_text("weights")
    (home.root / "notes.txt").write_text("not ours")
    qtbot.waitUntil(home.settings.exists, timeout=MS)

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, DeleteEverythingDialog)
        assert asked.focusWidget() is asked.cancel
        asked.agree.click()

    QTimer.singleShot(50, answer)
    window.deletion_requested.emit()
    assert keeper.deletion is not None and not keeper.deletion.models
    keeper.end()
    assert delete_everything(home, models=False) == ""
    assert sorted(each.name for each in home.root.iterdir()) == ["models", "notes.txt"]
    with Session(home) as fresh:
        assert fresh.vault_access.state is VaultState.NEW


def test_a_deletion_that_was_killed_is_finished_by_the_next_start(tmp_path: Path) -> None:
    home = Locations(tmp_path / "data")
    with Session(home, passphrase_cost=QUICK) as session:
        session.unlock(PASSPHRASE)
    home.deleting.write_bytes(b"with the models")
    home.key_parameters.unlink()  # the key went first; then the power
    home.models.mkdir()
    finish_deletion(home)
    assert not home.root.exists()
    assert read_key_source(home) is None
