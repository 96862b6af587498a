"""Two replies side by side: while they are written, from a record, in narrow windows, and in large text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from transcript_layout import settle
from transcript_scenes import CHINESE_REPLY, RICH_REPLY, dialogue, message, question

from app.domain.conversation import MessageId
from app.ui.appearance import apply_appearance
from app.ui.transcript.folded_reply import FoldedReply
from app.ui.transcript.message_view import MessageView
from app.ui.transcript.side_by_side import LATER, SideBySide
from app.ui.transcript.text_button import TextButton
from app.ui.transcript.transcript_view import TranscriptView
from app.ui.view_models.compared_reply import Side


def pair_in(view: TranscriptView) -> SideBySide:
    QApplication.processEvents()
    return next(each for each in view.findChildren(SideBySide) if each.isVisibleTo(view))


def show_pair(view: TranscriptView) -> tuple[Side, Side]:
    sides = (
        Side(message(RICH_REPLY, id_="a"), "Version 1 of 2", "Guide: Full answer"),
        Side(message(CHINESE_REPLY, id_="b"), "Version 2 of 2", "Guide · edited reasoning", True),
    )
    view.show_messages(
        [question("What now?", "q"), sides[1].message],
        {MessageId("b"): (2, 2)},
        {},
        {},
        {MessageId("b"): sides},
    )
    return sides


def test_each_column_says_its_version_and_how_it_came_about(view: TranscriptView) -> None:
    show_pair(view)
    one, other = pair_in(view).columns
    assert (one.title.text(), other.title.text()) == ("Version 1 of 2", "Version 2 of 2")
    assert isinstance(one.widget, MessageView)
    assert isinstance(other.widget, MessageView)
    assert one.widget.speaker.rest.text().endswith(": Guide: Full answer")
    assert other.widget.speaker.rest.text().endswith(": Guide · edited reasoning")
    assert one.go_on.isVisibleTo(view)
    assert not other.go_on.isVisibleTo(view)
    assert other.here.isVisibleTo(view)


def test_a_person_goes_on_from_the_other_or_sees_one_only_again(view: TranscriptView, qtbot: QtBot) -> None:
    show_pair(view)
    pair = pair_in(view)
    with qtbot.waitSignal(view.go_on_requested) as chosen:
        pair.columns[0].go_on.click()
    assert chosen.args == ["a"]
    with qtbot.waitSignal(view.side_requested) as closed:
        pair.close_button.click()
    assert closed.args == ["b"]
    view.show_messages([question("What now?", "q"), message(CHINESE_REPLY, id_="b")], {}, {})
    QApplication.processEvents()
    assert not [each for each in view.findChildren(SideBySide) if each.isVisibleTo(view)]
    assert [each.source() for each in view.timeline.message_widgets()][1] == CHINESE_REPLY


def test_two_replies_are_written_one_after_the_other(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages((question("What now?", "q"),), {}, {})
    view.begin_pair()
    one, other = pair_in(view).columns
    view.call_column("1 of 2: Full answer")
    view.begin_reply(folded=False, label="Compare: Full answer")
    view.append_reply("First words.")
    view.end_reply(message("First words.", id_="a"))
    assert other.waiting.text() == LATER
    view.call_column("2 of 2: Clarify")
    view.begin_reply(folded=False, label="Compare: Clarify")
    view.append_reply("Taken")
    view.begin_reply(folded=False, label="Compare: Refuse")  # what was over the limit gives way
    view.append_reply("Second words.")
    view.end_reply(message("Second words.", id_="b"))
    assert (one.title.text(), other.title.text()) == ("1 of 2: Full answer", "2 of 2: Clarify")
    assert isinstance(one.widget, MessageView)
    assert isinstance(other.widget, MessageView)
    assert (one.widget.source(), other.widget.source()) == ("First words.", "Second words.")
    assert "Compare: Refuse" in other.widget.speaker.rest.text()


def test_a_new_version_is_written_beside_the_one_before_it(view: TranscriptView) -> None:
    view.show_messages((question("What now?", "q"),), {}, {})
    view.begin_pair(Side(message("As it was.", id_="a"), "Version 1 of 1", "Observe"))
    view.begin_reply(folded=True)
    one, other = pair_in(view).columns
    assert isinstance(one.widget, MessageView)
    assert one.widget.source() == "As it was."
    assert isinstance(other.widget, FoldedReply), "what stands behind help stands there in a column too"


@pytest.mark.parametrize(
    ("scale", "width", "beside"), [(1.0, 900, True), (1.0, 520, False), (2.0, 900, False)]
)
def test_narrow_windows_and_large_text_stack_them_and_cut_nothing(
    view: TranscriptView, qtbot: QtBot, scale: float, width: int, beside: bool
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font, palette, sheet, style = (
        application.font(),
        application.palette(),
        application.styleSheet(),
        application.style().objectName(),
    )
    try:
        apply_appearance(application, "light", scale)
        view.resize(width, 700)
        show_pair(view)
        settle(qtbot, view)
        pair = pair_in(view)
        assert pair.beside == beside
        for column in pair.columns:
            assert column.geometry().left() >= 0
            assert column.geometry().right() <= pair.width()
            for button in column.findChildren(TextButton):
                if button.isVisibleTo(view):
                    right = button.mapTo(column, button.rect().topRight()).x()
                    assert right <= column.width(), f"{button.text()} is cut"
    finally:
        application.setStyle(style)
        application.setStyleSheet(sheet)
        application.setPalette(palette)
        application.setFont(font)


def test_only_the_last_reply_that_stands_open_is_offered_for_improvement(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.show_messages(dialogue(2), {}, {})
    QApplication.processEvents()
    replies = [each for each in view.timeline.message_widgets() if isinstance(each, MessageView)]
    offered = [each for each in replies if each.action_row.improve_button.isVisibleTo(view)]
    assert [each.message and each.message.id for each in offered] == ["a1"]
    with qtbot.waitSignal(view.improve_requested) as told:
        offered[0].action_row.improve_button.click()
    assert told.args == ["a1"]
    view.show_messages([question("q", "q"), message("Folded", id_="f", folded=True)], {}, {})
    folded = view.timeline.message_widgets()[-1]
    assert isinstance(folded, FoldedReply)
    folded.toggle.click()
    assert not folded.view.action_row.improve_button.isVisibleTo(view)


def test_a_reply_with_several_versions_can_be_put_side_by_side(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages([question("q", "q"), message("words", id_="a")], {MessageId("a"): (2, 2)}, {})
    widget = view.timeline.message_widgets()[-1]
    assert isinstance(widget, MessageView)
    with qtbot.waitSignal(view.side_requested) as told:
        widget.action_row.side_button.click()
    assert told.args == ["a"]
    view.show_messages([question("q", "q"), message("words", id_="a")], {}, {})
    assert not widget.action_row.side_button.isVisibleTo(view)
