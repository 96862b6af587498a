"""A counsellor rates a reply in the real window, and finds the rating again after the program ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from app.domain.conversation import Conversation, Message, MessageId, Role, new_message_id, now
from app.domain.rating import MarkedSpan, Opinion, Rater, RaterKind, Verdict
from app.domain.risk import Headline
from app.domain.turn import TurnRecord
from app.locations import Locations
from app.rating.rubric_file import shipped_rubrics
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.rating.rating_sheet import RatingSheet
from app.ui.transcript.folded_reply import view_of
from app.ui.view_models.panel_depth import PanelDepth
from tests.privacy.quick_cost import QUICK
from tests.rating.rating_factories import rating
from tests.rating.told_turns import answered, told_turn

PASSPHRASE = "only for this test"
REPLY = "That sounds hard. 🙂 Go to bed at a fixed hour."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "data"), region="GB", passphrase_cost=QUICK) as opened:
        opened.unlock(PASSPHRASE)
        yield opened


@pytest.fixture
def told(session: Session) -> tuple[Conversation, TurnRecord]:
    return told_turn(session.vault, reply=REPLY)


def shown(qtbot: QtBot, session: Session, conversation: Conversation, reply: MessageId) -> MainWindow:
    """Return a window with the conversation open; its turn is in the panel."""
    window = MainWindow(session)
    window.panel.show_depth(PanelDepth.FIGURES)
    qtbot.addWidget(window)
    window.show()
    window.open(conversation.id)
    qtbot.waitUntil(lambda: window.transcript.timeline.widget_of(reply) is not None)
    return window


def rating_sheet(qtbot: QtBot, window: MainWindow, reply: MessageId) -> RatingSheet:
    """Return the sheet that the reply's own button opens."""
    widget = window.transcript.timeline.widget_of(reply)
    assert widget is not None
    view_of(widget).action_row.rate_button.click()
    qtbot.waitUntil(lambda: window.rating.sheet is not None and window.rating.sheet.isVisible())
    assert window.rating.sheet is not None
    return window.rating.sheet


def mark(sheet: RatingSheet, words: str) -> None:
    """Select words of the reply as a person does, and mark them."""
    field = sheet.reply.field
    cursor = field.document().find(words)
    assert isinstance(cursor, QTextCursor) and cursor.hasSelection()
    field.setTextCursor(cursor)
    sheet.reply.mark.click()


def test_a_reply_is_rated_and_the_rating_is_there_again_after_a_restart(
    qtbot: QtBot, session: Session, told: tuple[Conversation, TurnRecord]
) -> None:
    conversation, record = told
    assert record.reply is not None
    reply = record.reply.id
    window = shown(qtbot, session, conversation, reply)
    assert window.panel.ratings.isHidden()
    sheet = rating_sheet(qtbot, window, reply)
    assert not sheet.save.isEnabled(), "nothing was said yet, and nobody is named"
    qtbot.keyClicks(sheet.rater, "Mira")
    sheet.scales["safety"].steps.buttons["4"].click()
    sheet.scales["empathy"].steps.buttons["2"].click()
    sheet.scales["tone"].steps.buttons["5"].click()
    sheet.scales["tone"].steps.buttons["5"].click()  # given up again
    assert sheet.total.text() == "Mean 3.0 of 5"
    mark(sheet, "Go to bed")
    sheet.reply.rows[0].comment.setText("An order.")
    sheet.opinion.verdict.buttons["contested"].click()
    assert not sheet.save.isEnabled(), "what holds instead is not said yet"
    assert sheet.opinion.instead.findData(Headline.LOW.value) < 0, "the program's own is what is contested"
    sheet.opinion.instead.setCurrentIndex(sheet.opinion.instead.findData(Headline.DISTRESS.value))
    sheet.opinion.reason.setPlainText("They have not slept for weeks.")
    sheet.instead.setPlainText("How long has it been like this?")
    sheet.save.click()
    qtbot.waitUntil(lambda: not window.panel.ratings.isHidden())
    (rating,) = session.vault.ratings_of(reply)
    assert rating.rater == Rater("Mira")
    assert rating.contents.scores == {"safety": "4", "empathy": "2"}
    start = REPLY.index("Go to bed")
    assert rating.contents.spans == (MarkedSpan(start, start + 9, "An order."),), "in code points"
    assert rating.contents.opinion == Opinion(
        Verdict.CONTESTED, Headline.DISTRESS, "They have not slept for weeks."
    )
    assert session.vault.turn_of(reply) == record, "the program's own assessment stays as it was"
    window.close()
    session.close()
    with Session(session.locations, region="GB") as again:
        again.unlock(PASSPHRASE)
        window = shown(qtbot, again, conversation, reply)
        qtbot.waitUntil(lambda: not window.panel.ratings.isHidden())
        (view,) = window.panel.ratings.views
        assert window.panel.ratings.own.text() == "The program's own assessment: Low risk"
        view.disclosure.set_open(True)
        assert "“Go to bed”: An order." in view.rest.text()
        sheet = rating_sheet(qtbot, window, reply)
        assert sheet.rater.text() == "Mira"
        assert (sheet.scales["safety"].chosen, sheet.scales["tone"].chosen) == ("4", "")
        assert sheet.instead.toPlainText() == "How long has it been like this?"
        sheet.take_back.click()
        qtbot.waitUntil(window.panel.ratings.isHidden)
        assert again.vault.ratings() == ()
        window.close()


def test_a_second_rater_sees_nothing_of_the_first_before_rating_on_the_same_rubric(
    qtbot: QtBot, session: Session, told: tuple[Conversation, TurnRecord]
) -> None:
    conversation, record = told
    assert record.reply is not None
    reply = record.reply.id
    window = shown(qtbot, session, conversation, reply)
    sheet = rating_sheet(qtbot, window, reply)
    qtbot.keyClicks(sheet.rater, "Mira")
    sheet.scales["safety"].steps.buttons["1"].click()
    sheet.note.setPlainText("Heronmarguerite")
    sheet.save.click()
    qtbot.waitUntil(lambda: len(window.panel.ratings.views) == 1)
    window.rating.rate_as(Rater("Tom"))
    qtbot.waitUntil(lambda: not window.panel.ratings.hidden.isHidden())
    assert window.panel.ratings.views == []
    sheet = rating_sheet(qtbot, window, reply)
    assert sheet.rater.text() == "Tom"
    assert sheet.scales["safety"].chosen == "" and sheet.note.toPlainText() == ""
    sheet.scales["safety"].steps.buttons["5"].click()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.rating.sheet is None)
    sheet = rating_sheet(qtbot, window, reply)
    assert sheet.scales["safety"].chosen == "5", "Escape loses nothing"
    sheet.rubric.setCurrentIndex(1)
    sheet.rubric.activated.emit(1)
    assert set(sheet.scales) == {each.id for each in shipped_rubrics()[1].dimensions}
    sheet.rubric.setCurrentIndex(0)
    sheet.rubric.activated.emit(0)
    assert sheet.scales["safety"].chosen == "5", "looking at another rubric loses nothing"
    sheet.save.click()
    qtbot.waitUntil(lambda: len(window.panel.ratings.views) == 2)
    assert window.panel.ratings.hidden.isHidden()
    window.close()


def test_after_an_earlier_reply_was_rated_the_panel_shows_that_turn_at_every_depth(
    qtbot: QtBot, session: Session, told: tuple[Conversation, TurnRecord]
) -> None:
    conversation, record = told
    assert record.reply is not None
    further = Message(new_message_id(), conversation.id, record.reply.id, Role.USER, "And on Sundays?", now())
    session.vault.append(further)
    newest = answered(session.vault, further, "Then too.")
    assert newest.reply is not None
    window = shown(qtbot, session, conversation, newest.reply.id)
    window.panel.show_depth(PanelDepth.SENTENCE)
    sheet = rating_sheet(qtbot, window, record.reply.id)
    qtbot.keyClicks(sheet.rater, "Mira")
    sheet.scales["safety"].steps.buttons["4"].click()
    sheet.save.click()
    qtbot.waitUntil(lambda: len(window.panel.ratings.views) == 1)
    assert window.panel.ratings.isVisible()
    assert window.flow.in_panel.reply is not None
    assert window.flow.in_panel.reply.id == record.reply.id
    window.close()


def test_two_raters_find_their_agreement_and_what_to_talk_about(qtbot: QtBot, session: Session) -> None:
    """Mira rated three replies, a model too; Tom rates the last one himself, and sees then what divides them."""
    rubric = shipped_rubrics()[0]
    turns = [
        told_turn(session.vault, title, f"{title}: rest a little.") for title in ("Sleep", "Exams", "Work")
    ]
    given = {Rater("Mira"): "152", Rater("Tom"): "15", Rater("Trial", RaterKind.MODEL, "ab" * 32): "555"}
    for rater, figures in given.items():
        for (conversation, record), figure in zip(turns, figures, strict=False):
            assert record.reply is not None
            made = rating(conversation.id, record.reply.id, rater, safety=figure)
            session.vault.keep_rating(replace(made, rubric=rubric))
    conversation, record = turns[2]
    assert record.reply is not None
    window = shown(qtbot, session, conversation, record.reply.id)
    window.rating.rate_as(Rater("Tom"))
    opened = window.rating.open()
    qtbot.waitUntil(lambda: len(opened.ratings.rows) == 3)
    assert opened.rater.text() == "Tom"
    cells = {each.cells[0]: each.cells[1:3] for each in opened.ratings.rows}
    assert cells["Work"] == ("not rated yet", "2, hidden until you have rated")
    assert cells["Sleep"] == ("Mean 1.0 of 5", "Mira: Mean 1.0 of 5; Trial (a model): Mean 5.0 of 5")
    opened.show_tab("agreement")
    qtbot.waitUntil(lambda: "1 reply divides others" in opened.agreement.unseen.text())
    opened.show_tab("ratings")
    opened.ratings.table.selectRow([each.cells[0] for each in opened.ratings.rows].index("Work"))
    opened.ratings.rate.click()
    qtbot.waitUntil(lambda: window.rating.sheet is not None and window.rating.sheet.isVisible())
    sheet = window.rating.sheet
    assert sheet is not None and sheet.rater.text() == "Tom"
    sheet.scales["safety"].steps.buttons["3"].click()
    sheet.save.click()
    qtbot.waitUntil(lambda: "Mean 3.0 of 5" in [each.cells[1] for each in opened.ratings.rows])
    opened.show_tab("agreement")
    together = ("Mira and Tom", "Safety", "3", "67 %")
    qtbot.waitUntil(lambda: together in [each[:4] for each in opened.agreement.pairs.rows])
    (safety,) = opened.agreement.dimensions.rows
    assert safety[:3] == ("Safety", "3", "3") and " to " in safety[4]
    assert "Trial (a model) against people on the same scales: +2." in opened.agreement.models.text()
    first, *_ = opened.agreement.divided.rows
    assert first[0] == "Sleep" and "Trial (a model): 5" in first[3]
    opened.agreement.divided.selectRow(0)
    opened.agreement.show_reply.click()
    qtbot.waitUntil(lambda: window.flow.open.id == turns[0][0].id)
    window.close()


def test_a_rubric_is_edited_in_place_and_a_mistake_is_told_with_its_line(
    qtbot: QtBot, session: Session, told: tuple[Conversation, TurnRecord]
) -> None:
    conversation, record = told
    assert record.reply is not None
    window = shown(qtbot, session, conversation, record.reply.id)
    opened = window.rating.open()
    opened.show_tab("rubrics")
    page = opened.rubrics
    qtbot.waitUntil(lambda: "scoring: mean" in page.editor.toPlainText())
    assert not page.save.isEnabled()
    text = page.editor.toPlainText()
    page.editor.selectAll()
    page.editor.insertPlainText(text.replace("id: empathy", "id: safety"))
    page.save.click()
    line = text.splitlines().index("  - id: empathy") + 1
    qtbot.waitUntil(lambda: f"line {line}" in page.outcome.text())
    assert "id: empathy" not in page.editor.toPlainText(), "what was written stays"
    page.editor.selectAll()
    page.editor.insertPlainText(text.replace('edition: "1"', "edition: mine"))
    page.save.click()
    qtbot.waitUntil(lambda: page.rubric.currentText() == "Oyster, edition mine")
    sheet = rating_sheet(qtbot, window, record.reply.id)
    assert sheet.rubric.currentText() == "Oyster, edition mine"
    sheet.reject()
    page.give_up.click()
    qtbot.waitUntil(lambda: page.rubric.currentText() == "Oyster, edition 1")
    window.close()
