"""The opening window: its parts stand where the main window has them, and it takes what is typed while work is done."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.alignment.crisis_screen.screen import screen
from app.alignment.support import support_for
from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.dialogs.questions import Confirmation
from app.ui.help.help_window import HelpWindow
from app.ui.main_window import MainWindow
from app.ui.opening_hand_over import OpeningHandOver
from app.ui.opening_window import OpeningWindow, Wishes
from app.ui.qt_application import application
from app.ui.transcript.support_card import SupportCard

SIZES = ((640, 480), (1024, 768), (1280, 800), (1920, 1080))


@pytest.fixture
def opening(qtbot: QtBot, tmp_path: Path) -> Iterator[OpeningWindow]:
    yield from shown(qtbot, OpeningWindow(tmp_path / "window.json"))


@pytest.fixture
def british(qtbot: QtBot, tmp_path: Path) -> Iterator[OpeningWindow]:
    window = OpeningWindow(tmp_path / "window.json", region="GB")
    window.resize(1280, 800)
    yield from shown(qtbot, window)


def shown(qtbot: QtBot, window: OpeningWindow) -> Iterator[OpeningWindow]:
    """Show a window, and take it away here: Python might do it in the thread of a later test."""
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.end()
    if isValid(window):
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


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
        assert place(first, first.composer)[1] == place(main, main.composer)[1], "as wide as it stays"
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
    assert opening.focusWidget() is opening.note, "the next key presses nothing, least of all quick exit"


def send(window: OpeningWindow, text: str) -> None:
    QTest.keyClicks(window.composer.field, text)
    window.composer.send.click()


def until_seen(window: OpeningWindow, seen: threading.Event) -> QTimer:
    """Set ``seen`` once help is on screen; the timer is to be kept as long as that may come."""
    looks = QTimer()
    looks.timeout.connect(
        lambda: window.first_help is not None and window.first_help.isVisible() and seen.set()
    )
    looks.start(5)
    return looks


def test_a_message_of_danger_is_answered_with_help_before_the_rest_of_the_program_is_read(
    british: OpeningWindow,
) -> None:
    text, seen = "I want to kill myself", threading.Event()
    looks = until_seen(british, seen)
    send(british, text)
    british.meanwhile(lambda: seen.wait(60))
    looks.stop()
    assert seen.is_set()
    assert british.first_help is not None
    support = support_for(screen(text), "GB", text)
    assert support is not None
    assert british.first_help.card.support == support
    shown = british.first_help.card.spoken()
    assert support.text.split(".")[0] in shown
    assert all(each.name in shown for each in support.helplines)
    assert "116 123" in shown
    top = british.first_help.card.mapTo(british, QPoint(0, 0)).y()
    assert 0 < top < british.height() // 3
    assert british.wishes == Wishes(message=text, helped=True)
    assert british.focusWidget() is british.first_help  # whose keys scroll it


def test_a_message_sent_while_a_part_is_read_is_looked_at_before_the_next_one(british: OpeningWindow) -> None:
    text, order = "I want to kill myself", list[str]()
    sent = threading.Event()

    def first() -> None:
        assert sent.wait(20)

    def second() -> None:
        order.append("help" if british._support is not None else "nothing")

    QTimer.singleShot(20, lambda: (send(british, text), sent.set()))
    british.meanwhile(first, second)
    assert order == ["help"]
    assert british.first_help is not None


def test_any_other_message_is_left_to_the_program(british: OpeningWindow) -> None:
    send(british, "What is a pearl made of?")
    british.meanwhile(lambda: None)
    assert british.first_help is None
    assert british.wishes == Wishes(message="What is a pearl made of?")


def test_a_region_chosen_for_the_first_help_is_shown_and_remembered_by_the_main_window(
    qtbot: QtBot, tmp_path: Path, british: OpeningWindow
) -> None:
    text = "I want to kill myself"
    send(british, text)
    british.meanwhile(lambda: None)
    assert british.first_help is not None
    british.first_help.region_chosen.emit("IE")
    assert british.first_help.card.support.region == "IE"
    hand_over = OpeningHandOver(british)
    with Session(Locations(tmp_path / "home"), region="", private=True) as session:
        main = MainWindow(session)
        with qtbot.waitExposed(main):
            main.show()
        main.use_model(None)
        hand_over.give(main)
        assert session.settings.region == "IE"
        qtbot.waitUntil(lambda: visible_card(main), timeout=20_000)
        main.close()


def visible_card(window: QWidget) -> bool:
    return any(each.isVisible() and each.support.region == "IE" for each in window.findChildren(SupportCard))


def test_help_that_was_shown_stays_in_reach_over_a_question(
    qtbot: QtBot, tmp_path: Path, british: OpeningWindow
) -> None:
    send(british, "I want to kill myself")
    british.meanwhile(lambda: None)
    hand_over = OpeningHandOver(british)
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as session:
        main = MainWindow(session)
        with qtbot.waitExposed(main):
            main.show()
        question = Confirmation("Keep them?", "They would be encrypted.", "Keep", main)
        question.open()
        hand_over.show_help(question)
        qtbot.waitUntil(lambda: any(each.isVisible() for each in main.findChildren(HelpWindow)))
        (shown,) = main.findChildren(HelpWindow)
        assert shown.windowHandle().transientParent() is question.windowHandle()
        main.close()


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


def test_keys_that_wait_while_the_main_window_is_made_are_not_lost(opening: OpeningWindow) -> None:
    hand_over, field = OpeningHandOver(opening), opening.composer.field
    keys = [(Qt.Key.Key_A, each) for each in "typed while it was made"]
    for key, text in (*keys, (Qt.Key.Key_Return, "\r")):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QGuiApplication.postEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    assert not opening.wishes.message
    hand_over._end_opening()
    assert hand_over._seen().message == "typed while it was made"


def test_who_leaves_while_the_next_window_is_made_leaves_all_the_same(
    opening: OpeningWindow, qtbot: QtBot
) -> None:
    hand_over = OpeningHandOver(opening)
    hand_over.follow(QWidget())
    with qtbot.waitSignal(hand_over.left):
        opening.parts.leave.click()
    assert hand_over.has_left
