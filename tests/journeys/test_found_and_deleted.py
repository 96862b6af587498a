"""What was found is marked and gone to, what was deleted comes back, and a message that is sent is scrolled to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.conversation import Conversation, Message, Role, new_message_id, now
from app.locations import Locations
from app.session.session import Session
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.transcript.folded_reply import view_of
from app.ui.transcript.text_block import TextBlock
from tests.privacy.quick_cost import QUICK

MS = 60_000


def write_talk(vault: Vault, title: str, texts: list[str]) -> Conversation:
    """Keep a conversation of questions and replies in turn."""
    conversation, parent = vault.start(title), None
    for number, text in enumerate(texts):
        said = replace(
            Message.said(text, conversation.id, parent),
            role=Role.ASSISTANT if number % 2 else Role.USER,
            created_at=now() + timedelta(seconds=number),
        )
        vault.append(said)
        parent = said.id
    return conversation


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    """A window with three conversations and no model."""
    filler = [f"Line {number} about nothing in particular.\n\nAnd one more." for number in range(40)]
    filler[5] = "There was a lighthouse, **white as salt**, above the harbour."
    filler[31] = "And the Lighthouse again."
    write_talk(session.vault, "Coast", filler)
    write_talk(session.vault, "Bread", ["How long does dough rest?", "An hour."])
    write_talk(session.vault, "Soup", ["What goes into soup?", "Water."])
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.resize(1200, 700)
    with qtbot.waitActive(opened):
        opened.show()
    qtbot.waitUntil(lambda: opened.list.model.rowCount() == 3, timeout=MS)
    yield opened
    opened.close()


def click_row(qtbot: QtBot, window: MainWindow, row: int) -> None:
    view = window.list.view
    place = view.visualRect(window.list.model.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def open_talk(qtbot: QtBot, window: MainWindow, title: str) -> None:
    row = next(
        row for row in range(window.list.model.rowCount()) if window.list.model.index(row).data() == title
    )
    click_row(qtbot, window, row)
    qtbot.waitUntil(lambda: window.flow.open.title == title, timeout=MS)


def marked(window: MainWindow) -> list[str]:
    """Return the marked words that are in view."""
    found = []
    page = window.transcript.viewport()
    for widget in window.transcript.timeline.message_widgets():
        for block in view_of(widget).findChildren(TextBlock):
            top = block.first_mark()
            if top is not None and 0 <= block.mapTo(page, block.rect().topLeft()).y() + top < page.height():
                found.append(block.toPlainText())
    return found


def test_a_search_marks_the_words_and_goes_to_what_it_found(qtbot: QtBot, window: MainWindow) -> None:
    window.list.search.setText("lighthouse")
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 1, timeout=MS)
    open_talk(qtbot, window, "Coast")
    bar = window.pane.find_bar
    qtbot.waitUntil(lambda: any("white as salt" in each for each in marked(window)), timeout=MS)
    assert "message 1 of 2" in bar.words.text()
    qtbot.mouseClick(bar.later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Lighthouse again" in each for each in marked(window)), timeout=MS)
    assert "message 2 of 2" in bar.words.text()
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: any("white as salt" in each for each in marked(window)), timeout=MS)
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert marked(window) == []
    assert bar.isHidden()
    assert window.composer.field.hasFocus()
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 3, timeout=MS)


def test_what_was_deleted_comes_back_as_it_was(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    open_talk(qtbot, window, "Bread")
    conversation = window.flow.open.id
    window.list.view.setFocus()
    qtbot.keyClick(window.list.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 2, timeout=MS)
    assert window.list.view.hasFocus(), "the keyboard stays where the person was"
    assert window.flow.open.id is None
    assert "until Oyster is closed or locked" in window.pane.undo_bar.words.text()
    qtbot.mouseClick(window.pane.undo_bar.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.flow.open.id == conversation, timeout=MS)
    assert [each.text for each in window.flow.open.path] == ["How long does dough rest?", "An hour."]
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 3, timeout=MS)
    assert not window.pane.undo_bar.isVisible()


def test_several_deletions_are_undone_from_the_menu_in_turn(qtbot: QtBot, window: MainWindow) -> None:
    for title in ("Bread", "Soup"):
        open_talk(qtbot, window, title)
        window.keeping.delete_open()
        qtbot.waitUntil(lambda: window.flow.open.id is None, timeout=MS)
    undo = next(each for each in window.menu.actions() if each.text() == "Undo the deletion")
    for title in ("Soup", "Bread"):
        undo.trigger()
        qtbot.waitUntil(lambda wanted=title: window.flow.open.title == wanted, timeout=MS)  # type: ignore[misc]
    undo.trigger()
    assert "Nothing was deleted" in window.errors.words.text()


@pytest.mark.parametrize("falls", [False, True])
def test_a_deletion_is_final_once_the_window_is_closed_or_opens_after_a_fall(
    qtbot: QtBot, tmp_path: Path, falls: bool
) -> None:
    home = Locations(tmp_path / "kept")
    with Session(home, passphrase_cost=QUICK) as session:
        session.unlock("three quiet boats at dawn")
        kept = write_talk(session.vault, "Kept", ["Hello.", "Hello."])
        gone = write_talk(session.vault, "Gone", ["What I said here is secret.", "Yes."])
        if falls:
            session.vault.set_aside(gone.id)  # and the program ends without another word
        else:
            window = MainWindow(session)
            qtbot.addWidget(window)
            window.show()
            window.keeping.delete(gone.id)
            window.close()
            assert session.vault.conversations_set_aside() == ()
    with Session(home, passphrase_cost=QUICK) as session:
        session.unlock("three quiet boats at dawn")
        again = MainWindow(session)
        qtbot.addWidget(again)
        again.show()
        qtbot.waitUntil(lambda: again.list.model.rowCount() == 1, timeout=MS)
        assert session.vault.conversations_set_aside() == ()
        assert [each.id for each in session.vault.conversations()] == [kept.id]
        again.close()


def test_sending_scrolls_to_the_message(qtbot: QtBot, window: MainWindow) -> None:
    open_talk(qtbot, window, "Coast")
    bar = window.transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=MS)
    bar.setValue(0)
    window.composer.field.setPlainText("What did the lighthouse look like?")
    qtbot.keyClick(window.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.turns.answering and len(window.flow.open.path) == 41, timeout=MS)
    last = window.transcript.timeline.message_widgets()[-1]

    def in_view() -> bool:
        top = last.mapTo(window.transcript.viewport(), last.rect().topLeft()).y()
        return 0 <= top < window.transcript.viewport().height()

    qtbot.waitUntil(in_view, timeout=MS)


def test_switching_versions_keeps_the_focus_on_the_message(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    open_talk(qtbot, window, "Soup")
    question = window.flow.open.path[0]
    other = replace(
        Message.said("Salt, and patience.", question.conversation, question.id), role=Role.ASSISTANT
    )
    session.vault.append(replace(other, id=new_message_id()))
    open_talk(qtbot, window, "Bread")
    open_talk(qtbot, window, "Soup")
    qtbot.waitUntil(lambda: window.flow.open.path[-1].text == "Salt, and patience.", timeout=MS)

    def versions() -> object:
        return view_of(window.transcript.timeline.message_widgets()[-1]).action_row.branches

    before = versions()
    before.previous_button.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.flow.open.path[-1].text == "Water.", timeout=MS)
    assert versions() is not before
    assert QApplication.focusWidget() is versions().next_button, "back is the only way from the first version"  # type: ignore[attr-defined]
