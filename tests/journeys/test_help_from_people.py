"""Help from people, in the real window: from a cold start with no model, after a crisis, with a plan that is kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.alignment.evidence.sentence_classifier import start_classifier
from app.domain.safety_plan import PlanStep
from app.locations import Locations
from app.session.session import Session
from app.ui.help.help_window import HelpTab, HelpWindow
from app.ui.main_window import MainWindow
from app.ui.transcript.support_card import SupportCard
from app.ui.transcript.text_block import TextBlock

TURN_MS = 60_000


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A private session that knows no region."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C")
    with Session(Locations(tmp_path / "data"), private=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    """A window without a model."""
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


def open_help(qtbot: QtBot, window: MainWindow) -> HelpWindow:
    qtbot.mouseClick(window.pane.header.help, Qt.MouseButton.LeftButton)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    qtbot.waitUntil(opened.isVisible)
    return opened


def words_on(widget: QWidget) -> str:
    """Return everything that can be read on a widget."""
    QApplication.processEvents()  # widgets added to a layout are shown by an event
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    blocks = [each.toPlainText() for each in widget.findChildren(TextBlock) if each.isVisibleTo(widget)]
    return "\n".join([*labels, *blocks])


def say(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Send a message; with no model its turn ends at once, with a sentence."""
    count = len(window.flow.open.path)
    window.composer.field.setPlainText(words)
    qtbot.keyClick(window.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.flow.open.path) > count, timeout=TURN_MS)
    qtbot.waitUntil(lambda: not window.turns.answering, timeout=TURN_MS)


def shown_cards(window: MainWindow) -> list[SupportCard]:
    QApplication.processEvents()  # widgets added to a layout are shown by an event
    return [each for each in window.transcript.findChildren(SupportCard) if each.isVisible()]


def test_a_frightened_person_finds_numbers_from_a_cold_start_without_a_message_or_a_model(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    window.choose_model()
    assert window.welcome.isVisible()
    began = time.process_time()
    opened = open_help(qtbot, window)
    QApplication.processEvents()
    assert time.process_time() - began < 3, "it takes well under a second"
    assert "Where are you? Choose" in words_on(opened.services)
    assert "112 works in many countries" in words_on(opened.services)
    opened.services.region.setCurrentIndex(opened.services.region.findData("GB"))
    opened.services.region.activated.emit(opened.services.region.currentIndex())
    assert "Call 116 123" in words_on(opened.services)
    assert "Choose" not in words_on(opened.services)
    assert "https://" not in words_on(opened.services), "sources stand behind their button"
    opened.services.sources.click()
    assert "https://www.samaritans.org" in words_on(opened.services)
    opened.services.entries[1].copy_buttons[0].click()
    assert QGuiApplication.clipboard().text() == "116 123"
    qtbot.waitUntil(lambda: Session(session.locations, private=True).region == "GB")
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert window.welcome.isVisible(), "the person is where they were"
    assert "Call 116 123" in words_on(open_help(qtbot, window).services), "the region is not asked again"


def test_what_is_looked_for_narrows_the_services_and_never_hides_the_emergency_number(
    qtbot: QtBot, window: MainWindow
) -> None:
    opened = open_help(qtbot, window)
    opened.services.show_region("GB")
    opened.services.matter.buttons["abuse"].click()
    shown = words_on(opened.services)
    assert "0808 2000 247" in shown
    assert "116 123" not in shown
    assert "not your fault" in shown
    for matter, button in opened.services.matter.buttons.items():
        button.click()
        assert "Call 999 or 112" in words_on(opened.services.entries[0]), matter
    opened.services.whom.buttons["other"].click()
    opened.services.matter.buttons["suicidal_intent"].click()
    assert "does not put the thought into their head" in words_on(opened.services)
    assert opened.services.matter.buttons["immediate_danger"].text() == "They are in danger now"


def test_after_a_crisis_one_line_of_help_stays_however_harmless_the_next_message(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert not window.help.bar.isVisible()
    say(qtbot, window, "I want to die")
    assert len(shown_cards(window)) == 1
    assert not window.help.bar.isVisible(), "the card itself is in view"
    for words in ("What is 7 times 8?", "Thanks!"):
        say(qtbot, window, words)
        assert window.help.bar.isVisible()
        assert window.help.bar.words.text() == "Help from people is here"
    qtbot.mouseClick(window.help.bar.open, Qt.MouseButton.LeftButton)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    assert opened.isVisible()
    opened.close()
    talk = window.flow.open.id
    assert talk is not None
    window.start_new()
    assert not window.help.bar.isVisible(), "another conversation has nothing of it"
    window.open(talk)
    qtbot.waitUntil(window.help.bar.isVisible)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("I wrote a letter to each of them last night.", "There are people"),
        ("我想奶奶了，想去陪她。", "有人愿意听你说"),
    ],
)
def test_what_may_be_danger_gets_one_warm_line_with_the_way_to_help_and_no_card(
    qtbot: QtBot, window: MainWindow, words: str, line: str
) -> None:
    start_classifier()
    say(qtbot, window, words)
    bar = window.help.bar
    qtbot.waitUntil(bar.isVisible, timeout=TURN_MS)
    assert line in bar.words.text()
    assert not shown_cards(window)
    qtbot.mouseClick(bar.open, Qt.MouseButton.LeftButton)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    qtbot.waitUntil(opened.isVisible)


def test_the_conversation_of_a_crisis_has_a_title_that_tells_nothing(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    say(qtbot, window, "I want to die")
    (conversation,) = session.vault.conversations()
    assert conversation.title.startswith("Conversation of ")
    assert window.pane.header.title.text().startswith("Conversation of ")


def test_the_card_asks_for_the_region_once_and_remembers_it(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    say(qtbot, window, "I want to die")
    (card,) = shown_cards(window)
    assert "Where are you?" in words_on(card)
    card.region_chosen.emit("NZ")
    (card,) = shown_cards(window)
    assert "Call or text 1737" in words_on(card)
    assert "Where are you?" not in words_on(card)
    assert "not re-read" not in words_on(card)
    say(qtbot, window, "I still want to die")
    assert all("1737" in words_on(each) for each in shown_cards(window))
    talk = window.flow.open.id
    assert talk is not None
    window.start_new()
    window.open(talk)
    qtbot.waitUntil(lambda: len(shown_cards(window)) == 2)
    assert all("1737" in words_on(each) for each in shown_cards(window)), (
        "a reopened card asks no more either"
    )


def test_everything_about_help_is_chinese_after_a_chinese_message(qtbot: QtBot, window: MainWindow) -> None:
    say(qtbot, window, "我不想活了")
    (card,) = shown_cards(window)
    assert card.accessibleName() == "这里有人可以帮助你"
    assert card.sources.text() == "来源"
    assert {each.text() for entry in card.entries for each in entry.copy_buttons} == {"复制"}
    assert "24小时 · 多种语言" in words_on(card)
    assert "English" not in words_on(card)
    assert window.pane.header.help.text() == "找人帮忙"
    panel = window.panel.support
    assert (panel.heading.text(), panel.origin.text()) == ("可以帮助你的人", "由人提供")
    assert "中国大陆" in [panel.region.itemText(each) for each in range(panel.region.count())]
    say(qtbot, window, "你好")
    assert window.help.bar.words.text() == "可以帮助你的人在这里"
    say(qtbot, window, "ok")
    qtbot.mouseClick(window.help.bar.open, Qt.MouseButton.LeftButton)
    (from_bar,) = window.findChildren(HelpWindow)
    assert from_bar.windowTitle() == "找人帮忙", "the line and its page speak as the card did"
    from_bar.close()
    say(qtbot, window, "你好")
    opened = open_help(qtbot, window)
    for tab in HelpTab:
        opened.show_tab(tab)
    shown = words_on(opened.services)
    assert "你不必独自承担" in shown
    assert opened.windowTitle() == "找人帮忙"


def test_the_language_is_changed_on_the_page_and_remembered(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    opened = open_help(qtbot, window)
    opened.show_tab(HelpTab.PLAN)
    assert opened.plan is not None
    qtbot.waitUntil(lambda: opened.plan is not None and opened.plan.fields[PlanStep.OWN_STEPS].isEnabled())
    opened.plan.fields[PlanStep.OWN_STEPS].field.setPlainText("Walk to the harbour")
    qtbot.mouseClick(opened.language, Qt.MouseButton.LeftButton)
    assert opened.windowTitle() == "找人帮忙"
    assert opened.plan is not None
    plan = opened.plan
    qtbot.waitUntil(lambda: plan.fields[PlanStep.OWN_STEPS].text == "Walk to the harbour")
    assert plan.fields[PlanStep.OWN_STEPS].title.text() == "2. 我自己可以做的事"
    qtbot.waitUntil(lambda: Session(session.locations, private=True).settings.help_language == "zh")
    assert window.pane.header.help.text() == "找人帮忙"


def test_f1_opens_help_and_back_returns_the_keyboard_to_the_message(qtbot: QtBot, window: MainWindow) -> None:
    window.composer.field.setFocus()
    qtbot.waitUntil(window.composer.field.hasFocus)
    qtbot.keyClick(window.composer.field, Qt.Key.Key_F1)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    qtbot.waitUntil(opened.back.hasFocus)
    qtbot.keyClick(opened.back, Qt.Key.Key_Space)
    qtbot.waitUntil(window.composer.field.hasFocus)


def test_help_is_in_the_evaluation_window_too(qtbot: QtBot, window: MainWindow) -> None:
    evaluations = window.open_evaluations()
    qtbot.waitUntil(evaluations.isActiveWindow)
    qtbot.mouseClick(evaluations.help, Qt.MouseButton.LeftButton)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    qtbot.waitUntil(opened.back.hasFocus)
    qtbot.keyClick(opened.back, Qt.Key.Key_Space)
    qtbot.waitUntil(evaluations.isActiveWindow)
