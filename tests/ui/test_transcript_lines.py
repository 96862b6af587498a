"""Lines of the transcript: the last ones of code show while it is written, and a message keeps its own breaks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from transcript_layout import settle, write
from transcript_scenes import dialogue, question

from app.ui.transcript.code_block import CodeBlock
from app.ui.transcript.message_editor import MessageEditor
from app.ui.transcript.message_view import MessageView
from app.ui.transcript.transcript_view import TranscriptView
from app.ui.transcript.user_bubble import UserBubble


def test_the_last_line_of_code_is_in_full_view_as_soon_as_it_arrives(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.show_messages((question("Count, please.", "q"),), {}, {})
    view.begin_reply(folded=False)
    write(view, "```python\nx = 0\n")
    for number in range(1, 60):
        wide = " + 0" * 60 if number % 20 == 0 else ""
        write(view, f"x{number} = {number}{wide}\n")  # what is asserted is true before any event is handled
        block = view.findChildren(CodeBlock)[-1]
        lines = block.code.document().size().height()
        assert block.code.height() >= lines
        assert block.height() >= block.sizeHint().height(), "the block is as high as its code"
        bottom = block.code.mapTo(view.viewport(), block.code.rect().bottomLeft()).y()
        assert bottom <= view.viewport().height(), f"line {number} is below the page"


def test_line_breaks_of_a_message_stay_as_they_were_written(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages((question("one\ntwo", "a"), question("one\n\n\ntwo", "b")), {}, {})
    settle(qtbot, view)
    two, four = (each.prose.document() for each in view.findChildren(UserBubble))
    assert two.toPlainText() == "one\ntwo"
    assert four.toPlainText() == "one\n\n\ntwo"
    assert abs(four.size().height() / two.size().height() - 2) < 0.15, "an empty line is as high as a line"


def test_the_editor_of_a_long_message_grows_and_stays_in_view(view: TranscriptView, qtbot: QtBot) -> None:
    path = dialogue(8)
    view.show_messages(path, {}, {})
    settle(qtbot, view)
    own = next(each for each in view.findChildren(MessageView) if each.message == path[6])
    view.reveal(path[6].id)
    settle(qtbot, view)
    own.edit()
    editor = own.findChild(MessageEditor)
    assert editor is not None
    low = editor.field.height()
    for _ in range(9):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
        settle(qtbot, view)
        top = editor.mapTo(view.viewport(), editor.rect().topLeft()).y()
        bottom = editor.mapTo(view.viewport(), editor.rect().bottomLeft()).y()
        assert 0 <= top < bottom <= view.viewport().height(), (top, bottom)
    assert editor.field.height() > low
    assert editor.save_button.visibleRegion().boundingRect() == editor.save_button.rect()
