"""What needs a real engine: two ways to answer compared blind, and a model that rates what a person has rated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.cancellation import CancelToken
from app.domain.errors import OysterError
from app.domain.rating import Outcome, Rater, RaterKind, Strength
from app.domain.rubric import Rubric
from app.rating.answering_twice import Progress, Step, WishedWay, answer_twice
from app.rating.rubric_file import shipped_rubrics
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.engine.scripted_model import build_scripted_model, build_verdict_model
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
    assert view.how_much.isVisible()
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
    opened.rater.setText("Tom")
    opened.rater.editingFinished.emit()
    qtbot.waitUntil(page.next.isVisible)
    assert page.revealed.isHidden(), "who has not chosen yet is not told which was which"
    page.next.click()
    qtbot.waitUntil(
        lambda: page.verticalScrollBar().value() == min(view.y(), page.verticalScrollBar().maximum())
    )
    opened.rater.setText("Mira")
    opened.rater.editingFinished.emit()
    qtbot.waitUntil(view.isHidden)  # the pair was another rater's to judge


def test_two_models_answer_one_message_blind_and_the_first_one_is_back_afterwards(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    assert session.loaded is not None
    before = session.loaded[0]
    other = session.library.add(build_scripted_model(tmp_path / "other.gguf", "Breathe.", name="Another"))
    opened = window.rating.open()
    opened.rater.setText("Mira")
    opened.rater.editingFinished.emit()
    opened.show_tab("blind")
    form = opened.compared.form
    qtbot.waitUntil(lambda: form.second_model.count() == 2)
    assert form.first_model.currentData() == before.id
    form.text.setPlainText("How do I sleep better?")
    form.second.setCurrentIndex(0)
    form.second_model.setCurrentIndex(form.second_model.findData(other.id))
    form.second_model.activated.emit(form.second_model.currentIndex())
    said: list[str] = []
    view = opened.compared.pair_view

    def both_are_there() -> bool:
        said.append(form.state.text())
        return view.isVisible()

    form.ask.click()
    qtbot.waitUntil(both_are_there, timeout=120_000)
    assert session.loaded is not None and session.loaded[0].id == before.id
    shown = " ".join((*said, *(card.column.plain_text() for card in view.cards)))
    assert "Rest." in shown and "Breathe." in shown
    assert before.title not in shown and other.title not in shown, "nothing tells which is which"
    view.outcomes.buttons["first"].click()
    view.strengths.buttons["clear"].click()
    view.save.click()
    qtbot.waitUntil(lambda: not opened.compared.revealed.isHidden())
    (choice,) = session.vault.choices()
    assert {choice.first_way.model, choice.second_way.model} == {before.title, other.title}
    assert other.title in opened.compared.revealed.text()


def test_stopped_while_the_other_model_is_loaded_the_first_one_is_back(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    assert session.loaded is not None
    before = session.loaded[0]
    other = session.library.add(build_scripted_model(tmp_path / "other.gguf", "Breathe.", name="Another"))
    token, steps = CancelToken(), []

    def report(progress: Progress) -> None:
        steps.append(progress.step)
        if progress.step is Step.LOADING:
            token.cancel()

    with pytest.raises(OysterError):
        answer_twice(session, "How do I rest?", (WishedWay(), WishedWay(model=other.id)), token, report)
    assert Step.LOADING in steps and Step.SECOND not in steps
    assert session.loaded is not None and session.loaded[0].id == before.id
    assert [each.text for each in session.vault.tree(session.vault.conversations()[0].id).messages][
        -1
    ] == "Rest."


def _to_be_rated(session: Session) -> Rubric:
    """Keep a reply that a person has rated, and return the rubric."""
    conversation, record = told_turn(session.vault)
    assert record.reply is not None
    rubric = shipped_rubrics()[0]
    mine = replace(rating(conversation.id, record.reply.id, Rater("Mira"), safety="1"), rubric=rubric)
    session.vault.keep_rating(mine)
    return rubric


def test_the_loaded_model_rates_what_a_person_has_rated_and_is_called_a_model(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    rubric = _to_be_rated(session)
    letters = build_verdict_model(tmp_path / "letters.gguf", ("A",))
    session.load_model(session.library.add(letters))
    opened = window.rating.open()
    page = opened.ratings
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    page.model.click()
    qtbot.waitUntil(lambda: "(a model)" in page.rows[0].cells[2], timeout=60_000)
    made = next(each for each in session.vault.ratings() if each.rater.kind is RaterKind.MODEL)
    assert made.contents.scores == {each.id: "1" for each in rubric.dimensions}, "the first of two that tie"
    assert session.loaded is not None
    assert (made.rater.name, made.rater.model_sha256) == (session.loaded[0].title, session.loaded[1].sha256)
    qtbot.waitUntil(page.model.isEnabled)
    page.model.click()
    assert "rated all of these already" in page.state.text()


def test_a_model_that_answers_in_no_such_form_has_rated_nothing_and_that_is_said(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    """The scripted model says "Rest." whatever it is asked."""
    _to_be_rated(session)
    page = window.rating.open().ratings
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    page.model.click()
    said = (
        "The model has rated 0 replies. One reply it could not rate: The model does not answer by the letters"
    )
    qtbot.waitUntil(lambda: page.state.text().startswith(said), timeout=60_000)
    assert all(each.rater.kind is RaterKind.PERSON for each in session.vault.ratings())
