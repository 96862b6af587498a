"""The first screen without a model: a field to write in, one click to a reply, and a page of models with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.conversation import Role
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.transcript.failure_note import FailureNote
from app.ui.transcript.support_card import SupportCard
from tests.engine.scripted_model import build_scripted_model

TURN_MS = 120_000
TECHNICAL = ("14B", "Q8_0", "Q4_K_M", "GGUF", "SHA-256", "SmolLM2")


@pytest.fixture
def bare(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a model on the computer that is not chosen yet."""
    session.library.add(build_scripted_model(tmp_path / "scripted.gguf", "You are not alone."))
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.resize(1280, 800)
    opened.show()
    opened.use_model(None)
    qtbot.waitUntil(opened.composer.field.hasFocus)
    yield opened
    opened.close()


def seen(part: QWidget) -> str:
    shown = [each for kind in (QLabel, QPushButton) for each in part.findChildren(kind) if each.isVisible()]
    return "\n".join(each.text() for each in shown)


def test_somebody_in_distress_writes_first_gets_help_and_is_answered_once_a_model_is_started(
    qtbot: QtBot, bare: MainWindow, session: Session
) -> None:
    qtbot.keyClicks(bare.composer.field, "I want to die")
    qtbot.keyClick(bare.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in bare.transcript.findChildren(SupportCard)), timeout=TURN_MS
    )
    qtbot.waitUntil(lambda: not bare.turns.answering, timeout=TURN_MS)
    notes: list[str] = []

    def is_told() -> bool:
        shown = [each for each in bare.transcript.findChildren(FailureNote) if each.isVisible()]
        notes[:] = [each.sentence.toPlainText() for each in shown]
        return bool(notes)

    qtbot.waitUntil(is_told, timeout=TURN_MS)
    assert notes == ["Your message is kept. It is answered as soon as a model is here."]
    assert bare.pane.offer.isVisible(), "the way to a model stays in view"
    with qtbot.waitSignal(bare.turns.over, timeout=TURN_MS):
        qtbot.mouseClick(bare.pane.offer.start, Qt.MouseButton.LeftButton)
    assert [each.role for each in bare.flow.open.path] == [Role.USER, Role.ASSISTANT]
    assert not bare.pane.offer.isVisible()
    assert len(session.vault.conversations()) == 1


def test_no_word_on_the_first_screen_or_the_page_of_models_needs_knowledge_of_models(
    bare: MainWindow,
) -> None:
    assert not [each for each in TECHNICAL if each in seen(bare)]
    bare.choose_model()
    bare.welcome.show_more()
    words = seen(bare.welcome)
    assert not [each for each in TECHNICAL if each in words]
    for card in bare.welcome.cards:
        card.more.click()
    assert "GGUF" in seen(bare.welcome), "what is technical stands behind Details"


def test_the_page_of_models_has_a_way_back_and_loses_nothing(qtbot: QtBot, bare: MainWindow) -> None:
    qtbot.keyClicks(bare.composer.field, "I do not know how to")
    for way_back in (
        lambda: qtbot.mouseClick(bare.welcome.back, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(bare, Qt.Key.Key_Escape),
        bare.choose_model,
    ):
        bare.choose_model()
        assert bare.welcome.back.isVisible()
        assert not bare.composer.isVisible()
        way_back()
        assert not bare.welcome.isVisible()
        assert bare.composer.draft == "I do not know how to"
        assert bare.composer.field.hasFocus()


def test_the_page_of_models_does_not_jump_while_it_is_read(qtbot: QtBot, bare: MainWindow) -> None:
    bare.resize(900, 520)
    bare.choose_model()
    bare.welcome.show_more()
    card, places = bare.welcome.cards[-1], list[QPoint]()

    def is_at_rest() -> bool:
        places.append(card.mapTo(bare, card.rect().topLeft()))
        return len(places) > 3 and bare.width() == 900 and len(set(map(QPoint.toTuple, places[-3:]))) == 1

    qtbot.waitUntil(is_at_rest)
    bar = bare.welcome.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    place = card.mapTo(bare, card.rect().topLeft())
    bare.chooser.show_page()  # as after every check, pause and failure
    places.clear()
    qtbot.waitUntil(is_at_rest)
    assert bare.welcome.cards[-1] is card
    assert places[-1] == place


def test_a_model_that_is_loaded_meanwhile_takes_nobody_off_the_page_of_models(
    qtbot: QtBot, bare: MainWindow
) -> None:
    with qtbot.waitSignal(bare.ready, timeout=TURN_MS):
        bare.pane.offer.start.click()
        bare.choose_model()
    assert bare.welcome.isVisible()
    assert "Loading" not in bare.pane.header.model.text()


def test_the_focus_is_where_the_person_was_when_a_control_goes(qtbot: QtBot, bare: MainWindow) -> None:
    for gone in (bare.pane.offer.start, bare.pane.offer.others):
        gone.setFocus()
        gone.hide()
        assert QApplication.focusWidget() is bare.composer.field
    bare.list.models.setFocus()
    bare.list.models.setEnabled(False)
    assert QApplication.focusWidget() is bare.composer.field
