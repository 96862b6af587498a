"""What needs a real engine: two ways to answer compared blind, and a model that rates what a person has rated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.rating import Outcome, Rater, RaterKind, Strength
from app.rating.rubric_file import shipped_rubrics
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.rating.rating_factories import rating
from tests.rating.told_turns import told_turn


@pytest.fixture
def script() -> str:
    return "Rest."


def test_a_message_is_answered_twice_and_the_choice_tells_only_then_which_was_which(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    opened = window.rating.open()
    opened.rater.setText("Mira")
    opened.rater.editingFinished.emit()
    opened.show_tab("blind")
    page = opened.compared
    qtbot.waitUntil(lambda: page.form.first.count() > 2)
    page.form.text.setPlainText("How do I sleep better?")
    page.form.second.setCurrentIndex(2)
    page.form.second.activated.emit(2)
    page.form.ask.click()
    qtbot.waitUntil(page.pair_view.isVisible, timeout=60_000)
    view = page.pair_view
    assert not view.save.isEnabled()
    shown = " ".join(
        (page.waiting.text(), view.question.text(), *(card.column.plain_text() for card in view.cards))
    )
    ways = page.form.first.itemText(0), page.form.second.itemText(2)
    assert not any(way in shown for way in ways), "nothing tells which is which"
    view.outcomes.buttons["second"].click()
    assert not view.save.isEnabled(), "by how much?"
    view.strengths.buttons["slight"].click()
    view.reason.setPlainText("It asks.")
    view.save.click()
    qtbot.waitUntil(lambda: not page.revealed.isHidden())
    assert all(way in page.revealed.text() for way in ways)
    (choice,) = session.vault.choices()
    assert (choice.rater, choice.outcome, choice.strength) == (Rater("Mira"), Outcome.SECOND, Strength.SLIGHT)
    assert choice.reason == "It asks."
    qtbot.waitUntil(lambda: len(page.table.rows) == 2)
    preferred = choice.second_way.strategy_name or ways[0]
    assert page.table.rows[0][0] == preferred and page.table.rows[0][2:] == ("1", "0", "0")
    assert "half a comparison won" in page.notes.text()
    qtbot.waitUntil(lambda: page.waiting.text() == "No pair of replies waits for your choice.")
    assert len(session.vault.conversations()) == 1, "the two replies are an ordinary conversation"


def test_the_loaded_model_rates_what_a_person_has_rated_and_is_called_a_model(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    conversation, record = told_turn(session.vault)
    assert record.reply is not None
    rubric = shipped_rubrics()[0]
    mine = replace(rating(conversation.id, record.reply.id, Rater("Mira"), safety="1"), rubric=rubric)
    session.vault.keep_rating(mine)
    opened = window.rating.open()
    page = opened.ratings
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    page.model.click()
    qtbot.waitUntil(lambda: "(a model)" in page.rows[0].cells[4], timeout=60_000)
    made = next(each for each in session.vault.ratings() if each.rater.kind is RaterKind.MODEL)
    assert set(made.contents.scores) == {each.id for each in rubric.dimensions}
    assert session.loaded is not None
    assert (made.rater.name, made.rater.model_sha256) == (session.loaded[0].title, session.loaded[1].sha256)
    qtbot.waitUntil(page.model.isEnabled)
    page.model.click()
    assert "rated all of these already" in page.state.text()
