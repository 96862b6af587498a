"""A counsellor looks through what points to people, puts one thing back, saves the set, and another takes it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.sets.set_sheet import SetSheet, Which
from tests.engine.scripted_model import build_scripted_model
from tests.workspace.kept_talks import keep_rated_talk

MS = 60_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "here"), region="GB", private=True) as opened:
        keep_rated_talk(opened.vault)
        yield opened


def _told(qtbot: QtBot, sheet: SetSheet, words: str) -> None:
    qtbot.waitUntil(lambda: words in sheet.outcome.text() and sheet.search.isEnabled(), timeout=MS)


def test_a_model_that_looks_through_a_set_says_how_far_it_is(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.ready, timeout=MS):
        window.use_model(session.library.add(build_scripted_model(tmp_path / "scripted.gguf", "Nobody.")))
    sheet = window.sets.open()
    sheet.choose(Which.RATED)
    said: list[str] = []

    def is_searched() -> bool:
        said.append(sheet.outcome.text())
        return sheet.save.isEnabled()

    qtbot.mouseClick(sheet.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(is_searched, timeout=MS)
    assert any("model looks" in each and "%" in each for each in said), set(said)
    assert "Rules and the loaded model looked" in sheet.outcome.text()
    sheet.close()
    window.close()


def test_a_set_is_looked_through_saved_in_every_form_and_taken_in_elsewhere(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    sheet = window.sets.open()
    assert sheet.which.currentData() == Which.RATED.value, "no conversation is open"
    assert not sheet.save.isEnabled()
    qtbot.mouseClick(sheet.search, Qt.MouseButton.LeftButton)
    _told(qtbot, sheet, "Only rules looked")
    assert "Mira" not in sheet.preview.toPlainText()
    # its words are wrapped anew once the box has its width
    qtbot.waitUntil(lambda: "found by a rule" in sheet.boxes["Mira Holt"].text(), timeout=MS)
    sheet.boxes["Mira Holt"].setChecked(False)
    assert "My name is Mira Holt." in sheet.preview.toPlainText()
    sheet.boxes["Mira Holt"].setChecked(True)

    cursor = sheet.preview.document().find("upset")
    assert not sheet.take_out.isEnabled()
    sheet.preview.setTextCursor(cursor)
    qtbot.mouseClick(sheet.take_out, Qt.MouseButton.LeftButton)
    assert "chosen by you" in sheet.boxes["upset"].accessibleName()
    assert "[left out 1]" in sheet.preview.toPlainText() and " upset" not in sheet.preview.toPlainText()
    assert sheet.boxes["Mira Holt"].isChecked()
    sheet.preview.setTextCursor(sheet.preview.document().find("[left out 1]"))
    qtbot.mouseClick(sheet.take_out, Qt.MouseButton.LeftButton)
    assert "do not stand so" in sheet.outcome.text()

    for ending in ("docx", "csv", "html", "pdf", "jsonl"):
        window.sets.save_to(tmp_path / f"set.{ending}")
        _told(qtbot, sheet, "one of these endings" if ending == "docx" else f"set.{ending}")
    assert not (tmp_path / "set.docx").exists()
    assert (tmp_path / "set.pdf").read_bytes().startswith(b"%PDF")
    saved = (tmp_path / "set.jsonl").read_bytes()
    assert b"Mira" not in saved and b" upset" not in saved

    window.sets.import_from(tmp_path / "set.csv")
    _told(qtbot, sheet, "Line 1 is no conversation")
    window.sets.import_from(tmp_path / "set.jsonl")
    _told(qtbot, sheet, "One conversation was taken in, with 1 ratings")
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 2, timeout=MS)
    window.sets.import_from(tmp_path / "set.jsonl")
    _told(qtbot, sheet, "One was here already")
    sheet.close()
    window.close()
