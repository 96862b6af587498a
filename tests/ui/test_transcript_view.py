"""The transcript shows a conversation, takes in a reply as it is written, and emits what is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from transcript_layout import settle, write
from transcript_scenes import (
    CHINESE_REPLY,
    RICH_REPLY,
    dialogue,
    in_conversation,
    message,
    question,
    support,
)

from app.domain.conversation import MessageId, MessageState
from app.domain.model import ModelStanding
from app.ui.transcript.block_column import BlockColumn
from app.ui.transcript.code_block import CodeBlock
from app.ui.transcript.folded_reply import FoldedReply
from app.ui.transcript.markdown_blocks import split_blocks
from app.ui.transcript.message_view import MessageView
from app.ui.transcript.text_block import TextBlock
from app.ui.transcript.throttle import Throttle
from app.ui.transcript.timeline import FIRST_MESSAGES, PAGE_MESSAGES
from app.ui.transcript.transcript_view import TranscriptView
from app.ui.view_models.reply_speaker import ReplySpeaker

QUESTION = question("What now?", "q")


def messages_of(view: TranscriptView) -> list[MessageView]:
    widgets = view.timeline.message_widgets()
    return [each.view if isinstance(each, FoldedReply) else each for each in widgets]


def writing_column(view: TranscriptView) -> BlockColumn:
    column = view.timeline.findChildren(MessageView)[-1].column
    assert column is not None
    return column


def test_a_reply_streams_and_finished_blocks_are_never_laid_out_again(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.show_messages((QUESTION,), {}, {})
    view.begin_reply(folded=False)
    column = writing_column(view)
    widgets: list[QWidget] = []
    fillings: list[int] = []
    for start in range(0, len(RICH_REPLY), 9):
        write(view, RICH_REPLY[start : start + 9])
        texts = column._texts()
        for earlier, present in zip(widgets[:-2], column.widgets, strict=False):
            assert earlier is present, "a finished block got a new widget"
        for before, text in zip(fillings[:-2], texts, strict=False):
            assert text.fillings <= before + 1, "a finished block was filled again while streaming"
        widgets, fillings = list(column.widgets), [each.fillings for each in texts]
    view.end_reply(message(RICH_REPLY, id_="a"))
    assert column.widgets[: len(widgets) - 2] == widgets[:-2]
    assert len(column.widgets) == len(split_blocks(RICH_REPLY))
    assert messages_of(view)[-1].source() == RICH_REPLY


def test_the_first_blocks_are_filled_a_number_of_times_that_does_not_grow_with_the_reply(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.begin_reply(folded=False)
    write(view, "First words.\n\nSecond words.\n\n")
    column = writing_column(view)
    first = column._texts()[0]
    before = first.fillings
    for turn in range(40):
        write(view, f"More words, {turn}.\n\n")
    view.end_reply(message(view.timeline.findChildren(MessageView)[-1].source()))
    assert first.fillings == before


def test_pieces_are_gathered_to_at_most_thirty_layouts_a_second(view: TranscriptView, qtbot: QtBot) -> None:
    view.begin_reply(folded=False)
    started = time.monotonic()
    for _ in range(300):
        view.append_reply("word ")
        QApplication.processEvents()
    qtbot.waitUntil(lambda: messages_source(view) == "word " * 300)
    elapsed = time.monotonic() - started
    assert writing_column(view).fillings() <= 2 + elapsed * 31


def messages_source(view: TranscriptView) -> str:
    return view.timeline.findChildren(MessageView)[-1].source()


def test_the_throttle_acts_at_once_then_collapses_and_never_forgets_the_last(qtbot: QtBot) -> None:
    calls: list[int] = []
    throttle = Throttle(20, lambda: calls.append(1))
    for _ in range(10):
        throttle.call()
    assert len(calls) == 1
    qtbot.waitUntil(lambda: len(calls) == 2)
    qtbot.wait(60)  # nothing happens within this time
    assert len(calls) == 2


def test_markup_from_a_model_is_words_on_screen(view: TranscriptView, qtbot: QtBot) -> None:
    hostile = (
        "<script>alert(1)</script> <img src='file:///etc/hostname'>\n\n| <b>x</b> |\n|-|\n| <iframe> |\n\n"
        "```html\n<img src=x>\n```\n\n![p](https://example.org/p.png)"
    )
    view.show_messages([question("<b>bold?</b> & <img src=x>"), message(hostile)], {}, {})
    settle(qtbot, view)
    own, reply = messages_of(view)
    assert own.bubble is not None
    assert own.bubble.prose.toPlainText() == "<b>bold?</b> & <img src=x>"
    assert "<script>alert(1)</script>" in reply.plain_text()
    assert "<iframe>" in reply.plain_text()
    assert "\ufffc" not in reply.plain_text(), "an object stands where words should"


def test_what_a_person_typed_keeps_its_lines_and_spaces(view: TranscriptView) -> None:
    typed = "# not a heading\n  two  spaces\n\n- *stars*"
    view.show_messages((question(typed),), {}, {})
    bubble = messages_of(view)[0].bubble
    assert bubble is not None
    assert bubble.prose.toPlainText() == typed


def every_button(view: TranscriptView) -> list[QAbstractButton]:
    return [each for each in view.findChildren(QAbstractButton) if each.isVisible()]


def test_every_button_has_a_name_and_is_reached_by_tab(view: TranscriptView, qtbot: QtBot) -> None:
    path = [question("Own", "q"), message(RICH_REPLY, id_="a"), message("Folded", id_="f", folded=True)]
    versions = {MessageId("a"): (2, 3), MessageId("q"): (1, 2)}
    view.show_messages(path, versions, {MessageId("q"): support()})
    view.show_failure("It broke. Try again.", "detail")
    settle(qtbot, view)
    view.verticalScrollBar().setValue(0)
    view.setFocus()
    reached: set[QWidget] = set()
    for _ in range(300):
        qtbot.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None:
            view.setFocus()
            continue
        reached.add(focused)
    for button in every_button(view):
        assert button.accessibleName(), f"a button without a name: {button.text()}"
        if button.isEnabled():
            assert button in reached, f"not in the tab order: {button.accessibleName()}"
    blocks = [each for each in view.findChildren(TextBlock) if each.isVisible()]
    assert all(each in reached for each in blocks), "words that the keyboard cannot reach"


def button(view: QWidget, name: str) -> QAbstractButton:
    QApplication.processEvents()  # new widgets come into view with the next turn of the event loop
    (found,) = [
        each
        for each in view.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    return found


def test_copy_gives_the_markdown_source(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages([message(RICH_REPLY, id_="a")], {}, {})
    with qtbot.waitSignal(view.copy_requested) as told:
        button(view, "Copy this reply").click()
    assert told.args == [RICH_REPLY]
    assert QGuiApplication.clipboard().text() == RICH_REPLY
    code = next(each for each in view.findChildren(CodeBlock))
    code.copy_button.click()
    assert QGuiApplication.clipboard().text().startswith("def worries(")
    assert QGuiApplication.clipboard().text().endswith("return counts")


def test_editing_happens_in_the_message_and_emits_the_new_words(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages([question("Old words", "q")], {}, {})
    button(view, "Edit your message and ask again").click()
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, ", and new")
    with qtbot.waitSignal(view.edit_requested) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["q", "Old words, and new"]
    assert button(view, "Edit your message and ask again").isVisible()


def test_escape_gives_up_an_edit(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages([question("Old words", "q")], {}, {})
    asked: list[tuple[str, str]] = []
    view.edit_requested.connect(lambda id_, text: asked.append((id_, text)))
    button(view, "Edit your message and ask again").click()
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    bubble = messages_of(view)[0].bubble
    assert bubble is not None
    assert bubble.isVisible()
    assert asked == []


def test_escape_in_an_edit_is_the_edits_own_though_the_window_has_it_as_a_shortcut(
    view: TranscriptView, qtbot: QtBot
) -> None:
    stops: list[bool] = []
    QShortcut(QKeySequence("Escape"), view, lambda: stops.append(True))
    view.show_messages([question("Old words", "q")], {}, {})
    button(view, "Edit your message and ask again").click()
    qtbot.waitUntil(view.isActiveWindow)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    bubble = messages_of(view)[0].bubble
    assert bubble is not None
    assert bubble.isVisible()
    assert stops == []
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert stops == [True]


def test_regenerate_and_versions_emit_the_message_and_what_is_wanted(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.show_messages([question("q", "q"), message("words", id_="a")], {MessageId("a"): (2, 3)}, {})
    with qtbot.waitSignal(view.regenerate_requested) as regenerated:
        button(view, "Write this reply again").click()
    assert regenerated.args == ["a"]
    with qtbot.waitSignal(view.branch_requested) as back:
        button(view, "Previous version of this message").click()
    assert back.args == ["a", 1]
    with qtbot.waitSignal(view.branch_requested) as onward:
        button(view, "Next version of this message").click()
    assert onward.args == ["a", 3]


def test_a_click_on_a_link_is_told_and_opens_nothing(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages([message("[guide](https://example.org/guide)")], {}, {})
    settle(qtbot, view)
    text = view.findChildren(TextBlock)[0]
    with qtbot.waitSignal(view.link_requested) as told:
        qtbot.mouseClick(
            text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect().center() + text.rect().topLeft()
        )
    assert told.args == ["https://example.org/guide"]


def test_nothing_can_be_changed_while_a_reply_is_being_written(view: TranscriptView) -> None:
    view.show_messages(dialogue(1), {}, {})
    view.begin_reply(folded=False)
    assert not button(view, "Edit your message and ask again").isEnabled()
    assert not button(view, "Write this reply again").isEnabled()
    assert button(view, "Copy this reply").isEnabled()
    view.append_reply("Done.")
    view.end_reply(message("Done.", id_="new"))
    assert button(view, "Edit your message and ask again").isEnabled()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (MessageState.STOPPED, "Stopped"),
        (MessageState.INTERRUPTED, "Interrupted"),
        (MessageState.LENGTH, "length limit"),
    ],
)
def test_how_a_reply_ended_is_said_in_words(view: TranscriptView, state: MessageState, words: str) -> None:
    view.show_messages([message("Some words", state=state)], {}, {})
    QApplication.processEvents()
    (reply,) = messages_of(view)
    assert words in reply.state.text()
    assert reply.state.isVisible()


def test_a_folded_reply_stays_folded_until_a_person_opens_it(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages((QUESTION,), {}, {})
    view.show_support(support())
    view.begin_reply(folded=True, speaker=ReplySpeaker("Trial model", ModelStanding.TRIAL))
    folded = view.timeline.findChildren(FoldedReply)[0]
    for _ in range(20):
        write(view, "Words of a model. ")
        assert not folded.is_open
        assert not folded.view.isVisible()
    view.end_reply(message("Words of a model. " * 20, id_="a", folded=True))
    settle(qtbot, view)
    assert not folded.is_open
    assert folded.note.text() == "A reply by the trial model – not Oy1, do not rely on it"
    folded.toggle.click()
    assert folded.view.isVisible()
    assert folded.view.plain_text().startswith("Words of a model.")
    folded.toggle.click()
    assert not folded.view.isVisible()


def test_a_folded_reply_that_was_opened_goes_on_in_view(view: TranscriptView, qtbot: QtBot) -> None:
    view.begin_reply(folded=True)
    view.append_reply("First. ")
    folded = view.timeline.findChildren(FoldedReply)[0]
    folded.toggle.click()
    view.append_reply("Second.")
    qtbot.waitUntil(lambda: folded.view.plain_text() == "First. Second.")


def test_a_recorded_folded_reply_opens_folded(view: TranscriptView) -> None:
    held = message("Held back", folded=True)
    by = {held.id: ReplySpeaker("My model", ModelStanding.UNVERIFIED)}
    view.show_messages([QUESTION, held], {}, {}, speakers=by)
    folded = view.timeline.findChildren(FoldedReply)[0]
    assert not folded.is_open
    assert folded.note.text() == "A reply by a model not verified as Oy1 – do not rely on it"


def announcements(view: TranscriptView) -> list[tuple[str, bool]]:
    said: list[tuple[str, bool]] = []
    view.announcer.announced.connect(lambda words, assertive: said.append((words, assertive)))
    return said


def test_a_finished_reply_is_announced_once_and_politely(view: TranscriptView, qtbot: QtBot) -> None:
    said = announcements(view)
    view.begin_reply(folded=False)
    for _ in range(10):
        write(view, "**calm** ")
    assert said == []
    view.end_reply(message("**calm** " * 10, id_="a"))
    assert len(said) == 1
    assert said[0][1] is False
    assert "calm calm" in said[0][0]


def test_a_folded_reply_is_not_read_out(view: TranscriptView) -> None:
    said = announcements(view)
    view.begin_reply(folded=True)
    view.append_reply("Secret words")
    view.end_reply(message("Secret words", folded=True))
    assert all("Secret" not in words for words, _ in said)


def test_the_view_follows_the_end_only_while_the_person_is_there(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages(dialogue(10), {}, {})
    settle(qtbot, view)
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    view.begin_reply(folded=False)
    for _ in range(10):
        write(view, "A line.\n\n")
    settle(qtbot, view)
    assert bar.value() == bar.maximum()
    assert not view.jump_button.isVisible()
    bar.setValue(bar.maximum() // 2)
    stood = bar.value()
    for _ in range(10):
        write(view, "Another line.\n\n")
    settle(qtbot, view)
    assert bar.value() == stood
    assert view.jump_button.isVisible()
    view.jump_button.click()
    settle(qtbot, view)
    assert bar.value() == bar.maximum()
    assert not view.jump_button.isVisible()


def test_the_way_to_the_end_never_moves_the_end_that_it_depends_on(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.show_messages(dialogue(10), {}, {})
    settle(qtbot, view)
    bar = view.verticalScrollBar()
    end, page = bar.maximum(), view.viewport().height()
    assert view.jump_button.isHidden()
    bar.setValue(0)
    assert view.jump_button.isVisible()
    assert (bar.maximum(), view.viewport().height()) == (end, page)
    assert not view.jump_button.geometry().intersects(view.viewport().geometry()), "it covers words"


def test_on_a_page_of_a_few_lines_the_words_have_all_the_room(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages(dialogue(10), {}, {})
    settle(qtbot, view)
    view.resize(900, 60)
    view.verticalScrollBar().setValue(0)
    settle(qtbot, view)
    assert view.viewport().height() == 60
    assert not view.jump_button.isVisible()
    view.resize(900, 700)
    settle(qtbot, view)
    view.verticalScrollBar().setValue(0)
    assert view.jump_button.isVisible()
    assert not view.jump_button.geometry().intersects(view.viewport().geometry())


def test_another_conversation_is_shown_from_its_end(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages(dialogue(10), {}, {})
    settle(qtbot, view)
    view.verticalScrollBar().setValue(0)
    view.show_messages(in_conversation(dialogue(10), "other"), {}, {})
    settle(qtbot, view)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_messages_that_stay_keep_their_widgets(view: TranscriptView, qtbot: QtBot) -> None:
    path = dialogue(3)
    view.show_messages(path, {}, {})
    before = messages_of(view)
    changed = [*path[:-1], replace(path[-1], id=MessageId("again"), text="Other words")]
    view.show_messages(changed, {MessageId("again"): (2, 2)}, {})
    after = messages_of(view)
    assert after[:-1] == before[:-1]
    assert after[-1].plain_text() == "Other words"
    assert after[-1].action_row.branches.label.text() == "2 / 2"


def test_the_reply_just_written_keeps_its_widget_when_the_path_is_shown_again(view: TranscriptView) -> None:
    reply = message("Words", id_="a")
    view.show_messages((QUESTION,), {}, {})
    view.begin_reply(folded=False)
    view.append_reply("Words")
    view.end_reply(reply)
    before = messages_of(view)
    view.show_messages([QUESTION, reply], {}, {})
    assert messages_of(view) == before


def timed(action: Callable[[], None]) -> float:
    """Return the processor's seconds, which do not count those of other programs."""
    started = time.process_time()
    action()
    QApplication.processEvents()
    return time.process_time() - started


def test_two_thousand_messages_open_quickly_a_page_at_a_time(view: TranscriptView, qtbot: QtBot) -> None:
    path = dialogue(1000)
    seconds = timed(lambda: view.show_messages(path, {}, {}))
    assert seconds < 2.0, f"{seconds:.2f} s"
    assert len(view.timeline.message_widgets()) == FIRST_MESSAGES
    assert "1,984" in view.timeline.earlier_button.text()
    settle(qtbot, view)
    view.verticalScrollBar().setValue(0)
    top = messages_of(view)[0]
    before = top.mapTo(view, top.rect().topLeft()).y()
    page = view.verticalScrollBar().maximum()
    view.timeline.earlier_button.click()
    assert len(view.timeline.message_widgets()) == FIRST_MESSAGES + PAGE_MESSAGES
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > page * 1.5)

    def stays() -> None:
        after = top.mapTo(view, top.rect().topLeft()).y()
        assert abs(after - before) <= 60, "what was in view has moved away"

    qtbot.waitUntil(stays)


def test_a_message_far_back_can_be_revealed(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages(dialogue(50), {}, {})
    assert view.reveal(MessageId("q10"))
    settle(qtbot, view)
    found = next(each for each in messages_of(view) if each.message and each.message.id == "q10")
    assert 0 <= found.mapTo(view, found.rect().topLeft()).y() < view.height()
    assert not view.reveal(MessageId("nowhere"))


def test_a_failure_says_what_to_do_and_keeps_what_had_arrived(view: TranscriptView, qtbot: QtBot) -> None:
    said = announcements(view)
    view.begin_reply(folded=False)
    view.append_reply("Half a sent")
    view.show_failure("The model stopped. Send your message again.", "signal 9")
    QApplication.processEvents()
    texts = [each.toPlainText() for each in view.findChildren(TextBlock) if each.isVisible()]
    assert "Half a sent" in texts
    assert "The model stopped. Send your message again." in texts
    assert "signal 9" not in texts
    button(view, "Show the detail for a report").click()
    assert "signal 9" in [each.toPlainText() for each in view.findChildren(TextBlock) if each.isVisible()]
    assert said[-1] == ("The model stopped. Send your message again.", False)


def test_a_failure_before_the_first_word_leaves_no_empty_reply(view: TranscriptView) -> None:
    view.begin_reply(folded=False)
    view.show_failure("It did not start. Choose another model.", "")
    QApplication.processEvents()
    assert [each for each in view.timeline.findChildren(MessageView) if each.isVisible()] == []


def test_clear_leaves_nothing(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages(dialogue(3), {}, {MessageId("q1"): support()})
    view.begin_reply(folded=False)
    view.append_reply("x")
    view.clear()
    settle(qtbot, view)
    assert view.timeline.findChildren(QWidget) == [view.timeline.earlier_button]
    assert view.timeline.findChildren(TextBlock) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [360, 900, 1500])
def test_no_words_are_cut_at_any_width_or_text_size(
    view: TranscriptView, qtbot: QtBot, scale: float, width: int
) -> None:
    usual = QApplication.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * scale)
    QApplication.setFont(larger)
    try:
        view.resize(width, 700)
        view.show_messages([question(CHINESE_REPLY), message(RICH_REPLY), message(CHINESE_REPLY)], {}, {})
        settle(qtbot, view)
        for block in view.findChildren(TextBlock):
            assert block.height() >= int(block.document().size().height())
            assert block.verticalScrollBar().maximum() == 0
        assert view.horizontalScrollBar().maximum() == 0
        assert view.timeline.width() <= view.viewport().width()
    finally:
        QApplication.setFont(usual)
