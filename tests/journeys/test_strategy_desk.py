"""A counsellor edits a weight, sees what it would change, saves it as a version, is refused another, and goes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.anticipation import Weights
from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.strategy_desk.desk_sheet import DeskSheet
from tests.alignment.scripted_judges import guarded
from tests.privacy.quick_cost import QUICK
from tests.workspace.kept_talks import keep_talk

MS = 60_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "here"), region="GB", passphrase_cost=QUICK) as opened:
        opened.unlock("two herons by the lake")
        keep_talk(opened.vault, guarded({"A": {"med": 0.9, "sec": 0.1}}), "Tablets", "A question.")
        yield opened


def _write(qtbot: QtBot, sheet: DeskSheet, place: tuple[str | int, ...], text: str) -> None:
    field = next(each for each in sheet.form.inputs if each.place == place)
    line = sheet.form.inputs[field]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def _part(sheet: DeskSheet, title: str) -> None:
    sheet.part.setCurrentIndex(sheet.part.findText(title))


def _told(qtbot: QtBot, sheet: DeskSheet, words: str) -> None:
    qtbot.waitUntil(lambda: words in sheet.outcome.text(), timeout=MS)


def test_an_edit_is_compared_kept_refused_and_taken_back(qtbot: QtBot, session: Session) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    sheet = window.desk.open()
    qtbot.waitUntil(lambda: sheet.part.count() > 10, timeout=MS)
    assert "came with the program" in sheet.in_force.text()
    assert not sheet.save.isEnabled(), "nothing is saved before its consequence was shown"
    qtbot.waitUntil(lambda: all(each.isVisible() for each in sheet.form.inputs.values()), timeout=MS)
    sheet.part.setFocus()
    for line in sheet.form.inputs.values():
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.focusWidget() is line, "the tab key goes from above to below"

    _write(qtbot, sheet, ("weights", "risk"), "much")
    qtbot.mouseClick(sheet.show_consequence, Qt.MouseButton.LeftButton)
    assert "‘much’ is none" in sheet.outcome.text()
    _write(qtbot, sheet, ("weights", "risk"), "4")
    qtbot.mouseClick(sheet.show_consequence, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "one turn: 1 with another choice")
    changed = sheet.changes.itemAt(0).widget()
    assert "Tablets" in changed.text() and "Then: Ask what is meant" in changed.text()

    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "Say who changes the strategies")
    sheet.author.setText("Mira")
    sheet.reason.setText("More careful with medicine")
    qtbot.mouseClick(sheet.show_consequence, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(sheet.save.isEnabled, timeout=MS)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "Version 1 is in force")
    assert session.rules().weights == Weights(risk=4.0)
    assert "Mira: More careful with medicine" in sheet.version.itemText(0)

    _part(sheet, "What the crisis screen's finding says")
    _write(qtbot, sheet, ("evidence", "crisis", "sensitive"), "0")
    qtbot.mouseClick(sheet.show_consequence, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "would count less than in the shipped table")
    assert not sheet.save.isEnabled()
    assert session.rules().weights == Weights(risk=4.0)

    sheet.version.setCurrentIndex(sheet.version.count() - 1)
    qtbot.mouseClick(sheet.restore, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "Version 2 is in force")
    assert session.rules().weights == Weights()
    assert [each.author for each in session.vault.strategy_versions()] == ["Mira", "Mira"]
    sheet.close()
    window.close()
