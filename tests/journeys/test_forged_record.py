"""A forged record of Oy1, in the window of somebody with a passphrase: found out the moment the vault opens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.analysis import Mode
from app.domain.model import ModelStanding
from app.domain.turn import TurnEnded
from app.locations import Locations
from app.models.provenance_record import record_path, write_record
from app.session.session import Session
from app.ui.application import _begin
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.main_window import MainWindow
from app.ui.opening_hand_over import OpeningHandOver
from app.ui.orderly_end import OrderlyEnd
from app.ui.transcript.message_view import MessageView
from tests.engine.scripted_model import build_scripted_model
from tests.journeys.test_first_light import TURN_MS, leave, turn
from tests.models.made_models import OY1, made, record_of
from tests.privacy.quick_cost import QUICK

PASSPHRASE = "a long and private passphrase"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    return Locations(tmp_path / "data")


def forged(home: Locations, tmp_path: Path) -> None:
    file = build_scripted_model(tmp_path / "scripted.gguf", "Hello.")
    true = record_of(file, "somebody/another-model")
    with Session(home, passphrase_cost=QUICK) as session:
        made(session.library, "oy1", file, true)
        session.unlock(PASSPHRASE)
        session.load_model(session.choose_model("oy1"))
    write_record(record_path(home.models, "oy1"), replace(true, repo=OY1))


def test_the_window_takes_the_name_oy1_back_when_the_passphrase_opens_the_vault(
    qtbot: QtBot, qapp: QApplication, home: Locations, tmp_path: Path
) -> None:
    forged(home, tmp_path)
    session = Session(home)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    before: list[str] = []

    def answer_the_question() -> None:
        """Type the passphrase once the model is loaded, as a person does who was away for a moment."""
        asked, shown = QApplication.activeModalWidget(), window.pane.header.model.accessibleName()
        if "made from" not in shown or not isinstance(asked, PassphraseDialog):
            QTimer.singleShot(50, answer_the_question)
            return
        before.append(shown)
        asked.field.setText(PASSPHRASE)
        asked.agree.click()

    with qtbot.waitSignal(window.ready, timeout=TURN_MS):
        QTimer.singleShot(0, answer_the_question)
        _begin(
            session,
            window,
            session.choose_model("oy1"),
            OrderlyEnd(qapp, session.locations),
            OpeningHandOver(),
        )
    assert before, "the passphrase was never asked for"
    assert f"made from {OY1}" in before[0], "all that can be known before the vault opens"
    assert "not verified as Oy1" in window.pane.header.model.accessibleName()
    assert "not verified as Oy1" in window.pane.beginning.note.text()
    assert window.composer.mode.mode.currentData() == Mode.GUIDE.value
    events = turn(qtbot, window, "Hello there")
    assert isinstance(events[-1], TurnEnded)
    assert events[-1].facts.standing is ModelStanding.UNVERIFIED
    speakers = [each.speaker.text() for each in window.transcript.findChildren(MessageView) if each.speaker]
    assert any("not verified as Oy1" in each for each in speakers), speakers
    leave(qtbot, window, session)
