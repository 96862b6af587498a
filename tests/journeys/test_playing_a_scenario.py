"""A counsellor chooses a scenario, sees its content note, lets the model play, and takes over: in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.conversation import Message, Role
from app.domain.generation import GenerationRequest, OptionRequest, QuestionRequest
from app.domain.scenario import PLAYED_BY_MODEL, Player, Sides, Style
from app.engine.client import EngineClient
from app.session.conversation_export.export_file import ExportForm, text_of
from app.session.session import Session
from app.ui.combo_box import ComboBox
from app.ui.help.plan_field import GrowingField
from app.ui.main_window import MainWindow
from app.ui.scenarios.editor_page import ScenarioEditorPage
from app.ui.scenarios.form_page import ScenarioFormPage
from app.ui.scenarios.scenario_page import ScenarioPage
from app.ui.transcript.support_card import SupportCard
from app.workspace.scenario_files import parsed_scenario

TURN_MS = 120_000
Request = GenerationRequest | OptionRequest | QuestionRequest


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """Everything that is asked of an engine from now on; it is asked all the same."""
    seen: list[Request] = []
    for name in ("generate", "score_options", "ask"):
        real = getattr(EngineClient, name)

        def told(client: EngineClient, request: Request, *rest: object, real: object = real) -> object:
            seen.append(request)
            return real(client, request, *rest)  # type: ignore[operator]

        monkeypatch.setattr(EngineClient, name, told)
    return seen


def _open_scenario(qtbot: QtBot, window: MainWindow, identity: str) -> ScenarioPage:
    opened = window.scenarios.open()
    qtbot.waitUntil(lambda: len(opened.list.cards) >= 30, timeout=TURN_MS)
    card = next(each for each in opened.list.cards if each.listed.scenario.id == identity)
    card.open.click()
    page = opened.pages.currentWidget()
    assert isinstance(page, ScenarioPage)
    return page


def _play(qtbot: QtBot, page: ScenarioPage, sides: Sides) -> None:
    page.sides.setCurrentIndex(
        next(at for at in range(page.sides.count()) if page.sides.itemData(at) == sides)
    )
    page.play.click()


def _roles(path: tuple[Message, ...]) -> list[Role]:
    return [each.role for each in path]


def _settled(qtbot: QtBot, window: MainWindow, messages: int) -> None:
    qtbot.waitUntil(
        lambda: len(window.flow.open.path) == messages and not window.turns.answering, timeout=TURN_MS
    )


def _send(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.composer.field.setPlainText(words)
    qtbot.keyClick(window.composer.field, Qt.Key.Key_Return)


def test_two_turns_by_the_model_on_both_sides_and_then_a_person_takes_over_both(
    qtbot: QtBot, window: MainWindow, session: Session, requests: list[Request]
) -> None:
    page = _open_scenario(qtbot, window, "suicide-night-student")
    assert page.note.isVisible()
    assert "No methods" in page.note.text()
    story = page.listed.scenario.words("en")
    assert not any(each.isVisible() for each in page.disclosure._parts), "the content note comes first"
    page.more.click()
    assert all(each.isVisibleTo(page) for each in page.disclosure._parts)

    _play(qtbot, page, Sides())
    _settled(qtbot, window, 2)
    first = window.flow.open.path[0]
    assert first.text == story.opening
    assert any(each.isVisible() for each in window.transcript.findChildren(SupportCard)), (
        "the screen runs as always"
    )
    qtbot.waitUntil(window.scenarios.plays.bar.step.isVisible, timeout=TURN_MS)
    requests.clear()
    window.scenarios.plays.bar.step.click()
    _settled(qtbot, window, 4)
    path = window.flow.open.path
    assert _roles(path) == [Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT]
    play = session.vault.play_of(first.conversation)
    assert play is not None and play.by_model == {path[2].id}, "the opening is the scenario's own"
    assert window.flow.open.labels[path[2].id] == PLAYED_BY_MODEL
    _answering_side_knows_nothing(requests, story.person, story.situation, *story.hidden, *story.must_not)

    window.scenarios.plays.bar.person.trigger()
    window.scenarios.plays.bar.helper.trigger()
    assert window.flow.open.play is not None
    assert window.flow.open.play.sides == Sides(Player.PERSON, Player.PERSON)
    _send(qtbot, window, "I want to die")
    _settled(qtbot, window, 5)
    qtbot.waitUntil(lambda: not window.turns.analysing, timeout=TURN_MS)
    assert len(window.flow.open.path) == 5, "what is still computed of an earlier reply does not move the end"
    qtbot.waitUntil(
        lambda: (
            path[0].id != window.flow.open.path[4].id
            and window.flow.open.path[4].id in window.flow.open.supports
        ),
        timeout=TURN_MS,
    )
    _send(qtbot, window, "I am glad that you say it. Are you in danger this minute?")
    _settled(qtbot, window, 6)
    reply = window.flow.open.path[5]
    record = session.vault.turn_of(reply.id)
    assert record is not None and record.crisis.crisis and record.facts is None
    qtbot.waitUntil(lambda: reply.id in window.flow.open.speakers, timeout=TURN_MS)
    assert window.flow.open.speakers[reply.id].by_person
    window.scenarios.plays.bar.ratings[1].trigger()
    qtbot.waitUntil(lambda: _rated(session, reply) == 1, timeout=TURN_MS)

    window.start_new()
    assert window.scenarios.plays.bar.isHidden()
    window.open(first.conversation)
    qtbot.waitUntil(window.scenarios.plays.bar.isVisible, timeout=TURN_MS)
    assert window.flow.open.play == session.vault.play_of(first.conversation)
    assert session.vault.conversations()[0].title == f"Scenario: {story.title}"
    written = text_of(session.vault, first.conversation, ExportForm.MARKDOWN).decode()
    assert written.count(PLAYED_BY_MODEL) == 1
    assert "A person's reply" in written
    assert b'"scenario": "suicide-night-student"' in text_of(
        session.vault, first.conversation, ExportForm.JSON
    )
    session.vault.delete(first.conversation)
    assert session.vault.play_of(first.conversation) is None


def _rated(session: Session, reply: Message) -> int | None:
    play = session.vault.play_of(reply.conversation)
    return play.ratings.get(reply.id) if play is not None else None


def _answering_side_knows_nothing(requests: list[Request], *kept_back: str) -> None:
    """Of all that was asked of the model, only the prompt of the person has the scenario."""
    persons = [each for each in requests if "rehearsal for counsellors" in each.messages[0].text]
    assert len(persons) == 1
    answering = [each for each in requests if each not in persons]
    assert any(isinstance(each, GenerationRequest) and each.sequence == "conversation" for each in answering)
    texts = [message.text for each in answering for message in each.messages]
    assert not [words for words in kept_back for text in texts if words in text]


def test_a_person_answers_and_the_model_goes_on_as_the_person_until_it_is_stopped(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    page = _open_scenario(qtbot, window, "loneliness-night-shift")
    _play(qtbot, page, Sides(helper=Player.PERSON))
    _settled(qtbot, window, 1)
    assert not window.scenarios.plays.bar.step.isVisible(), "a person is to write"
    _send(qtbot, window, "Nobody is up at this hour, you say. What is it like there?")
    _settled(qtbot, window, 3)
    assert _roles(window.flow.open.path) == [Role.USER, Role.ASSISTANT, Role.USER]
    assert "1 of 3" in window.scenarios.plays.bar.words.accessibleName(), "trust has grown"
    assert len(session.vault.tree(window.flow.open.path[0].conversation).messages) == 3


def test_a_scenario_is_edited_in_place_with_its_fault_at_the_line(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    page = _open_scenario(qtbot, window, "grief-old-dog")
    opened = window.scenarios.open()
    page.edit_text.click()
    qtbot.waitUntil(lambda: isinstance(opened.pages.currentWidget(), ScenarioEditorPage), timeout=TURN_MS)
    editor = opened.pages.currentWidget()
    assert isinstance(editor, ScenarioEditorPage)
    text = editor.field.toPlainText()
    editor.field.setPlainText(text.replace("style: verbose", "style: odd"))
    editor.save.click()
    qtbot.waitUntil(editor.fault.isVisible, timeout=TURN_MS)
    assert "line 3" in editor.fault.text()
    assert editor.field.textCursor().blockNumber() == 2
    editor.field.setPlainText(text.replace("Only a dog", "Only a hound"))
    editor.save.click()
    qtbot.waitUntil(lambda: isinstance(opened.pages.currentWidget(), ScenarioPage), timeout=TURN_MS)
    assert list(session.vault.own_scenarios()) == ["grief-old-dog"]
    window.scenarios.delete("grief-old-dog")
    qtbot.waitUntil(lambda: opened.pages.currentWidget() is opened.list, timeout=TURN_MS)
    assert session.vault.own_scenarios() == {}


def test_a_scenario_is_filled_in_as_a_form_with_its_fault_at_the_field(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    page = _open_scenario(qtbot, window, "grief-old-dog")
    opened = window.scenarios.open()
    page.edit.click()
    qtbot.waitUntil(lambda: isinstance(opened.pages.currentWidget(), ScenarioFormPage), timeout=TURN_MS)
    form = opened.pages.currentWidget()
    assert isinstance(form, ScenarioFormPage) and not form.is_changed
    title, style = form.inputs["en.title"], form.inputs["style"]
    assert isinstance(title, GrowingField) and isinstance(style, ComboBox)
    title.setPlainText("")
    form.save.click()
    assert form.faults["en.title"].isVisible() and "Write something here" in form.faults["en.title"].text()
    title.setPlainText("Only a hound")
    style.setCurrentIndex(style.findData("upset"))
    assert form.is_changed
    form.as_text.click()
    editor = opened.pages.currentWidget()
    assert isinstance(editor, ScenarioEditorPage) and editor.is_changed
    assert "style: upset" in editor.field.toPlainText()
    editor.as_form.click()
    again = opened.pages.currentWidget()
    assert isinstance(again, ScenarioFormPage) and again.is_changed
    again.save.click()
    qtbot.waitUntil(lambda: isinstance(opened.pages.currentWidget(), ScenarioPage), timeout=TURN_MS)
    kept = parsed_scenario(session.vault.own_scenarios()["grief-old-dog"])
    assert kept.words("en").title == "Only a hound" and kept.style is Style.UPSET
