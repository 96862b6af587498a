"""Help from people over a dialog that keeps every other window out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.safety_plan import PlanStep
from app.locations import Locations
from app.ui.dialogs.questions import Confirmation, TitleQuestion
from app.ui.help.help_window import HelpTab, HelpWindow
from app.ui.lock.secret_field import SecretField
from app.ui.main_window import MainWindow
from app.ui.strategy_desk.desk_sheet import DeskSheet
from app.ui.window_keeper import WindowKeeper
from tests.journeys.kept_windows import PASSPHRASE, kept_windows


@pytest.fixture
def keeper(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowKeeper]:
    """A window without a model, whose conversations are kept."""
    with kept_windows(Locations(tmp_path / "data")) as kept:
        yield kept


@pytest.fixture
def window(keeper: WindowKeeper) -> MainWindow:
    assert keeper.window is not None
    keeper.window.resize(1280, 800)
    return keeper.window


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow) -> TitleQuestion:
    """A question that is open and modal."""
    question = TitleQuestion("Sleep", window)
    question.open()
    qtbot.waitExposed(question)
    question.activateWindow()
    qtbot.waitUntil(question.field.hasFocus)
    assert QApplication.activeModalWidget() is question
    return question


def in_view() -> list[HelpWindow]:
    windows = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, HelpWindow) and each.isVisible()]


def help_in_view(qtbot: QtBot) -> HelpWindow:
    """Return the window of help, which has the keyboard."""
    qtbot.waitUntil(lambda: any(each.isActiveWindow() for each in in_view()))
    (opened,) = in_view()
    qtbot.waitUntil(opened.back.hasFocus)
    return opened


def in_reach(qtbot: QtBot, opened: HelpWindow) -> bool:
    """Return whether a click on its third page goes through: Qt gives none to what a dialog keeps from a person."""
    opened.show_tab(HelpTab.PEOPLE)
    button = opened.tabs.buttons[HelpTab.CALM.value]
    at = button.mapTo(opened, button.rect().center())
    QTest.mouseClick(opened.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    return opened.tab is HelpTab.CALM


def write(opened: HelpWindow, words: str) -> None:
    """Type where the keyboard is."""
    for letter in words:
        QTest.keyClick(opened.windowHandle(), letter)


def test_f1_opens_help_over_a_dialog_and_back_returns_to_its_field(
    qtbot: QtBot, window: MainWindow, asked: TitleQuestion
) -> None:
    qtbot.keyClick(asked.field, Qt.Key.Key_F1)
    opened = help_in_view(qtbot)
    assert opened.size() == window.size(), "not in the small place of the dialog"
    assert in_reach(qtbot, opened)
    qtbot.keyClick(opened.back, Qt.Key.Key_Space)
    qtbot.waitUntil(asked.field.hasFocus)
    assert asked.isVisible()


def test_escape_closes_help_and_not_the_dialog_below_it(qtbot: QtBot, asked: TitleQuestion) -> None:
    qtbot.keyClick(asked.field, Qt.Key.Key_F1)
    opened = help_in_view(qtbot)
    qtbot.keyClick(opened.back, Qt.Key.Key_Escape)
    qtbot.waitUntil(asked.field.hasFocus)
    assert asked.isVisible() and not in_view()


def test_the_button_stands_at_the_top_right_and_comes_last_by_keyboard(
    qtbot: QtBot, asked: TitleQuestion
) -> None:
    qtbot.keyClick(asked.field, Qt.Key.Key_Backtab)
    qtbot.waitUntil(asked.help.hasFocus)
    assert asked.help.geometry().right() > asked.width() * 0.9
    assert asked.help.geometry().bottom() < asked.field.mapTo(asked, asked.field.rect().topLeft()).y()
    qtbot.mouseClick(asked.help, Qt.MouseButton.LeftButton)
    assert in_reach(qtbot, help_in_view(qtbot))


def test_what_is_being_written_in_help_goes_on_when_the_dialog_below_ends(
    qtbot: QtBot, window: MainWindow, asked: TitleQuestion
) -> None:
    qtbot.mouseClick(asked.help, Qt.MouseButton.LeftButton)
    opened = help_in_view(qtbot)
    opened.show_tab(HelpTab.PLAN)
    assert opened.plan is not None
    first = opened.plan.fields[PlanStep.WARNING_SIGNS].field
    qtbot.waitUntil(lambda: not first.isReadOnly() and first.isEnabled())
    first.setFocus()
    write(opened, "my sister")
    asked.reject()  # as one that ends by itself does, and is deleted
    asked.deleteLater()
    qtbot.wait(50)
    write(opened, " calls")
    assert first.toPlainText() == "my sister calls"
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    assert not in_view()


def test_a_dialog_that_opens_below_help_keeps_nobody_out_of_it(qtbot: QtBot, window: MainWindow) -> None:
    opened = window.open_help()
    assert isinstance(opened, HelpWindow)
    question = TitleQuestion("Sleep", window)
    inner = Confirmation("Really?", "It is gone then.", "Yes", question)
    for dialog in (question, inner):
        dialog.open()
        qtbot.waitExposed(dialog)
        assert in_reach(qtbot, opened), dialog.windowTitle()
    inner.reject()
    assert in_reach(qtbot, opened)
    question.reject()
    assert in_reach(qtbot, opened)


def test_help_over_a_dialog_within_a_dialog_returns_to_the_inner_one(
    qtbot: QtBot, asked: TitleQuestion
) -> None:
    inner = Confirmation("Really?", "It is gone then.", "Yes", asked)
    inner.open()
    qtbot.waitUntil(inner.isActiveWindow)
    QTest.keyClick(inner.windowHandle(), Qt.Key.Key_F1)
    opened = help_in_view(qtbot)
    assert in_reach(qtbot, opened)
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(inner.isActiveWindow)


def test_the_lock_takes_dialog_and_help_away_and_leaves_help_of_its_own(
    qtbot: QtBot, keeper: WindowKeeper, asked: TitleQuestion
) -> None:
    qtbot.mouseClick(asked.help, Qt.MouseButton.LeftButton)
    help_in_view(qtbot)
    keeper.lock()
    assert keeper.locked is not None
    assert not in_view() and not asked.isVisible()
    qtbot.wait(50)
    assert not in_view()
    keeper.locked.activateWindow()
    qtbot.waitUntil(keeper.locked.isActiveWindow)
    qtbot.mouseClick(keeper.locked.help, Qt.MouseButton.LeftButton)
    assert in_reach(qtbot, help_in_view(qtbot))


def test_help_stays_on_its_page_when_the_conversations_open_meanwhile(
    qtbot: QtBot, keeper: WindowKeeper, window: MainWindow
) -> None:
    keeper.lock()
    locked = keeper.locked
    assert locked is not None
    field = locked.form.findChild(SecretField)
    assert field is not None
    field.setText(PASSPHRASE)
    locked.form.open.click()
    locked.open_help().show_tab(HelpTab.CALM)
    qtbot.waitUntil(lambda: keeper.locked is None and keeper.window is not None)
    (stayed,) = (each for each in in_view() if each.parentWidget() is keeper.window)
    assert stayed.tab is HelpTab.CALM


def test_quick_exit_over_help_over_a_dialog_leaves_nothing_in_view(
    qtbot: QtBot, keeper: WindowKeeper, asked: TitleQuestion
) -> None:
    qtbot.mouseClick(asked.help, Qt.MouseButton.LeftButton)
    opened = help_in_view(qtbot)
    for _ in range(3):
        QTest.keyPress(opened.windowHandle(), Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(opened.windowHandle(), Qt.Key.Key_Shift)
    assert not any(each.isVisible() for each in QApplication.topLevelWidgets())
    qtbot.wait(50)
    assert not any(each.isVisible() for each in QApplication.topLevelWidgets())
    QTimer.singleShot(0, QApplication.quit)
    QApplication.exec()  # Qt lets no other loop begin after an exit that nobody waited for


def test_the_keyboard_begins_at_the_fields_and_reaches_help_last(qtbot: QtBot, window: MainWindow) -> None:
    sheet = DeskSheet(window)
    qtbot.addWidget(sheet)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.help.isVisible() and sheet.isActiveWindow())
    assert sheet.focusWidget() is not sheet.help
    last = sheet.previousInFocusChain()
    while last is not None and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
        last = last.previousInFocusChain()
    assert last is sheet.help
