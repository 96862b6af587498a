"""The opening window: its parts stand where the main window has them, and it takes what is typed while work is done."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.main_window import MainWindow
from app.ui.opening_hand_over import OpeningHandOver
from app.ui.opening_window import OpeningWindow
from app.ui.qt_application import application

SIZES = ((640, 480), (1024, 768), (1280, 800))


@pytest.fixture
def opening(qtbot: QtBot, tmp_path: Path) -> OpeningWindow:
    window = OpeningWindow(tmp_path / "window.json")
    with qtbot.waitExposed(window):
        window.show()
    return window


def place(window: QWidget, part: QWidget) -> tuple[QPoint, int, int]:
    return part.mapTo(window, QPoint(0, 0)), part.width(), part.height()


@pytest.mark.parametrize("size", SIZES)
def test_help_and_the_way_out_stand_where_the_main_window_has_them(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    apply_appearance(application(), "light", 1.0)
    first = OpeningWindow(tmp_path / "window.json")
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as session:
        main = MainWindow(session)
        for each in (first, main):
            each.resize(*size)
            with qtbot.waitExposed(each):
                each.show()
        main.start_new()
        QTest.qWait(50)
        assert place(first, first.parts.leave) == place(main, main.parts.leave)
        assert place(first, first.header.help) == place(main, main.pane.header.help)
        assert place(first, first.composer)[0].x() == place(main, main.composer)[0].x()
        main.close()
    first.end()


def test_it_takes_what_is_typed_while_work_is_done_elsewhere(opening: OpeningWindow) -> None:
    typed, threads = threading.Event(), list[int]()

    def work() -> None:
        threads.append(threading.get_ident())
        assert typed.wait(20)

    QTimer.singleShot(20, lambda: (QTest.keyClicks(opening.composer.field, "still here"), typed.set()))
    opening.meanwhile(work)
    assert opening.wishes.draft == "still here"
    assert threads != [threading.get_ident()]


def test_work_that_fails_is_left_to_who_needs_it(opening: OpeningWindow) -> None:
    opening.meanwhile(lambda: 1 / 0)
    assert opening.isVisible()


def test_a_message_that_was_sent_stays_in_view_and_is_no_draft(opening: OpeningWindow) -> None:
    QTest.keyClicks(opening.composer.field, "Hello")
    opening.composer.send.click()
    assert (opening.wishes.message, opening.wishes.draft) == ("Hello", "")
    assert opening.composer.draft == "Hello"


def test_shift_three_times_leaves(opening: OpeningWindow) -> None:
    for count in (1, 2, 3):
        opening._watch.shift.emit(count)
    assert opening.wishes.left
    assert not opening.isVisible()


def test_what_was_kept_for_a_locked_window_is_forgotten_by_the_opening_one(opening: OpeningWindow) -> None:
    hand_over, locked = OpeningHandOver(opening), QWidget()
    QTest.keyClicks(opening.composer.field, "kept meanwhile")
    hand_over.follow(locked)
    assert locked.geometry() == opening.geometry()
    hand_over._end_opening()
    assert hand_over._seen().draft == "kept meanwhile"
    assert opening.composer.draft == ""


def test_who_leaves_while_the_next_window_is_made_leaves_all_the_same(
    opening: OpeningWindow, qtbot: QtBot
) -> None:
    hand_over = OpeningHandOver(opening)
    hand_over.follow(QWidget())
    with qtbot.waitSignal(hand_over.left):
        opening.parts.leave.click()
    assert hand_over.has_left
