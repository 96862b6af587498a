"""Human-written support: shown whole and at once, read out, copied, and never pushed away by a reply."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from transcript_layout import settle, write
from transcript_scenes import dialogue, message, question, support

from app.alignment.helpline_words import number_in
from app.domain.conversation import MessageId
from app.ui.transcript import colours
from app.ui.transcript.support_card import SupportCard
from app.ui.transcript.text_block import TextBlock
from app.ui.transcript.transcript_view import TranscriptView


@pytest.fixture
def view(view: TranscriptView) -> TranscriptView:
    view.resize(900, 560)
    return view


def words_in(card: SupportCard) -> str:
    labels = [each.text() for each in card.findChildren(QLabel)]
    return "\n".join([each.toPlainText() for each in card.findChildren(TextBlock)] + labels)


def test_every_fact_of_every_helpline_is_on_the_card(view: TranscriptView) -> None:
    offered = support()
    view.show_messages((question("Own words"),), {}, {})
    view.show_support(offered)
    (card,) = view.findChildren(SupportCard)
    shown = words_in(card)
    for each in offered.helplines:
        for fact in (each.name, *each.reach, each.hours, *each.languages, each.source, each.checked):
            assert fact in shown, fact
    assert "You do not have to carry it alone." in shown


def test_support_is_announced_at_once_and_assertively(view: TranscriptView) -> None:
    said: list[tuple[str, bool]] = []
    view.announcer.announced.connect(lambda words, assertive: said.append((words, assertive)))
    view.show_support(support())
    ((words, assertive),) = said
    assert assertive
    assert "Call 116 123" in words
    assert "carry it alone" in words


def test_numbers_are_selectable_and_copied_as_numbers(view: TranscriptView) -> None:
    view.show_support(support())
    (card,) = view.findChildren(SupportCard)
    entry = card.entries[1]
    entry.copy_buttons[0].click()
    assert QGuiApplication.clipboard().text() == "116 123"
    entry.reach[0].selectAll()
    assert entry.reach[0].textCursor().selectedText() == "Call 116 123"


@pytest.mark.parametrize(
    ("reach", "copied"),
    [
        ("Call or text 988", "988"),
        ("拨打 12356", "12356"),
        ("Call +44 20 7946 0000 (free)", "+44 20 7946 0000"),
        ("Call 1-800-555-0100", "1-800-555-0100"),
        ("Call 999 or 112", "Call 999 or 112"),
        ("Chat at example.org", "Chat at example.org"),
    ],
)
def test_the_one_number_of_a_line_is_found(reach: str, copied: str) -> None:
    assert number_in(reach) == copied


def test_the_card_stays_in_view_while_a_reply_is_written(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages(dialogue(5), {}, {})
    view.show_messages((*dialogue(5), question("Own words")), {}, {})
    view.show_support(support())
    settle(qtbot, view)
    (card,) = view.findChildren(SupportCard)
    view.begin_reply(folded=False)
    for _ in range(30):
        write(view, "Another line of a reply.\n\n")
    settle(qtbot, view)
    top = card.mapTo(view.viewport(), card.rect().topLeft()).y()
    assert 0 <= top <= 40, f"the card's top stands at {top}"


def test_support_that_comes_late_stands_before_the_reply(view: TranscriptView, qtbot: QtBot) -> None:
    view.show_messages((question("Own words"),), {}, {})
    view.begin_reply(folded=True)
    view.show_support(support())
    view.append_reply("Words")
    reply = message("Words", folded=True)
    view.end_reply(reply)
    settle(qtbot, view)
    (card,) = view.findChildren(SupportCard)
    assert card.y() < view.timeline.message_widgets()[-1].y()


def test_recorded_support_stands_behind_its_message_again(view: TranscriptView, qtbot: QtBot) -> None:
    own, reply = question("Own words", "q"), message("Words", id_="a", folded=True)
    offered = support()
    view.show_messages((own,), {}, {})
    view.show_support(offered)
    (card,) = view.findChildren(SupportCard)
    view.begin_reply(folded=True)
    view.end_reply(reply)
    view.show_messages([own, reply], {}, {MessageId("q"): offered})
    settle(qtbot, view)
    assert view.findChildren(SupportCard) == [card], "the card was made anew"
    first, second = view.timeline.message_widgets()
    assert first.y() < card.y() < second.y()


def test_the_quiet_form_is_smaller(qtbot: QtBot) -> None:
    big, quiet = SupportCard(support()), SupportCard(support(quiet=True))
    qtbot.addWidget(big)
    qtbot.addWidget(quiet)
    sizes = [card.findChildren(TextBlock)[0].document().defaultFont().pointSizeF() for card in (big, quiet)]
    assert sizes[0] > sizes[1] >= QApplication.font().pointSizeF()


def palettes() -> list[QPalette]:
    dark = QPalette(QColor("#2d2f33"), QColor("#202124"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#1b1c1f"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#e8eaed"))
    light = QPalette(QColor("#efefef"), QColor("#ffffff"))
    light.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
    light.setColor(QPalette.ColorRole.Text, QColor("#1a1a1a"))
    return [light, dark]


def test_words_can_be_read_on_every_ground_in_light_and_dark(qapp: QApplication) -> None:
    for palette in palettes():
        for ground in (colours.surface, colours.bubble, colours.code_ground, colours.support_ground):
            for words in (colours.ink, colours.quiet_ink):
                found = colours.contrast(words(palette), ground(palette))
                assert found >= colours.READABLE, f"{words.__name__} on {ground.__name__}: {found:.1f}"
        assert colours.contrast(colours.accent(palette), colours.surface(palette)) >= colours.READABLE


def test_colours_follow_the_system_when_it_turns_dark(view: TranscriptView, qtbot: QtBot) -> None:
    before = QPalette(QApplication.palette())
    view.show_messages(dialogue(1), {}, {})

    def is_shown_dark() -> None:
        assert colours.is_dark(view.palette())
        assert all(colours.is_dark(each.palette()) for each in view.findChildren(TextBlock))

    try:
        QApplication.setPalette(palettes()[1])
        qtbot.waitUntil(is_shown_dark)
    finally:
        QApplication.setPalette(before)
