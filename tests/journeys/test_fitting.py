"""A counsellor fits the classifier to what was held of messages: few are refused, the gain is shown, and it is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.alignment.evidence.sentence_classifier import start_classifier
from app.domain.fitted_evidence import FittedPart
from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.sets.set_sheet import SetSheet
from app.workspace.sets.gathering import take_in
from tests.workspace.labelled_set import GIVEN_AWAY, PACKED, labelled_set

MS = 180_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "here"), region="GB", private=True) as opened:
        yield opened
    start_classifier()


def _told(qtbot: QtBot, sheet: SetSheet, words: str) -> None:
    qtbot.waitUntil(lambda: words in sheet.outcome.text() and sheet.search.isEnabled(), timeout=MS)


def test_a_fit_is_tried_read_used_and_taken_back(qtbot: QtBot, session: Session) -> None:
    whole = labelled_set(PACKED, GIVEN_AWAY)
    take_in(session.vault, whole[:3])
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    sheet = window.sets.open()
    fit = sheet.fit
    qtbot.waitUntil(lambda: "as it came with the program" in fit.in_force.text(), timeout=MS)
    assert not fit.accept.isEnabled()
    qtbot.mouseClick(fit.tries[FittedPart.CLASSIFIER], Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "There are too few labels for danger: 3 messages with it")
    qtbot.mouseClick(fit.tries[FittedPart.JUDGE], Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "No model is loaded")

    take_in(session.vault, whole)
    qtbot.mouseClick(fit.tries[FittedPart.CLASSIFIER], Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "nothing is used yet")
    shown = [fit.found.itemAt(place).widget().text() for place in range(fit.found.count())]
    assert any(words.startswith("Danger: +") and "Found before: " in words for words in shown)
    assert session.fitted.heads() is None
    qtbot.mouseClick(fit.accept, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "Say who fits this anew, and why")
    fit.author.setText("Mira")
    fit.reason.setText("Things given away")
    qtbot.waitUntil(fit.accept.isEnabled, timeout=MS)
    qtbot.mouseClick(fit.accept, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "This counts from the next message.")
    qtbot.waitUntil(lambda: "fitted by Mira" in fit.in_force.text(), timeout=MS)
    assert session.fitted.heads() is not None and not fit.accept.isEnabled()
    qtbot.mouseClick(fit.restores[FittedPart.CLASSIFIER], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "fitted by Mira" not in fit.in_force.text(), timeout=MS)
    assert session.fitted.heads() is None
    sheet.close()
    window.close()
