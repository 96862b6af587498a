"""A conversation is saved and another imported, everything is verified, backed up, and is there again elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.backup import backups_in
from app.session.backup_schedule import Rhythm, is_due
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.keeping.backup_question import BackupQuestion
from app.ui.keeping.keeping_sheet import KeepingSheet
from app.ui.main_window import MainWindow
from tests.privacy.quick_cost import QUICK
from tests.storage.storage_factories import World

MS = 60_000
EXPORTS = Path(__file__).parents[1] / "session" / "exports"
BACKUPS = "nine quiet lanterns on the quay"


def _kept(root: Path) -> Session:
    session = Session(Locations(root), region="GB", passphrase_cost=QUICK)
    session.unlock("two herons by the lake")
    return session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session that keeps conversations, with one of three turns."""
    with _kept(tmp_path / "here") as opened:
        home, world = opened.vault.start("Lanternwood"), World()
        for at in range(3):
            question = world.question(home, f"Question {at}")
            opened.vault.append(question)
            opened.vault.record_turn(world.record(question, world.reply(question, f"Answer {at}")))
        yield opened


def _shown(qtbot: QtBot, session: Session) -> MainWindow:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    return window


def _ended(qtbot: QtBot, sheet: KeepingSheet, words: str) -> None:
    qtbot.waitUntil(lambda: words in sheet.outcome.text(), timeout=MS)


def _plan(window: MainWindow, sheet: KeepingSheet, folder: Path) -> BackupQuestion:
    """Fill in the question as a person does, wrong at first."""
    question = BackupQuestion(window._session.settings.backup, folder, sheet)
    question.first.setText("password")
    question.save.click()
    assert "Too easy to guess" in question.problem.text()
    question.first.setText(BACKUPS)
    question.save.click()
    assert "not the same" in question.problem.text()
    question.again.setText(BACKUPS)
    question.rhythm.setCurrentIndex(question.rhythm.findData(Rhythm.EXIT.value))
    question.save.click()
    assert question.result() == BackupQuestion.DialogCode.Accepted
    return question


def test_saved_imported_verified_backed_up_and_there_again(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    window = _shown(qtbot, session)
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 1, timeout=MS)
    window.open(session.vault.conversations()[0].id)
    qtbot.waitUntil(lambda: window.flow.open.title == "Lanternwood", timeout=MS)
    sheet = window.files.open()
    assert sheet.export.isEnabled() and not sheet.report.isEnabled()
    assert window.files.open() is sheet, "one sheet at a time"

    window.files.export_to(tmp_path / "talk.docx")
    _ended(qtbot, sheet, "one of these endings")
    window.files.export_to(tmp_path / "talk.pdf")
    _ended(qtbot, sheet, "Saved in")
    assert (tmp_path / "talk.pdf").read_bytes().startswith(b"%PDF")

    window.files.import_from(tmp_path / "talk.pdf")
    _ended(qtbot, sheet, "no export that can be read")
    window.files.import_from(EXPORTS / "open_webui.json")
    _ended(qtbot, sheet, "One conversation of Open WebUI was imported")
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 2, timeout=MS)

    qtbot.mouseClick(sheet.audit, Qt.MouseButton.LeftButton)
    _ended(qtbot, sheet, "All 3 records are as they were written")
    window.files.save_report(tmp_path / "report.json")
    _ended(qtbot, sheet, "The report is in")
    assert json.loads((tmp_path / "report.json").read_bytes())["intact"] is True

    question = _plan(window, sheet, tmp_path / "backups")
    window.files.keep_plan(question)
    _ended(qtbot, sheet, "Backups go to")
    window.files.back_up()
    _ended(qtbot, sheet, "it was read back and is whole")
    assert "One is made each time the window closes. The newest is of" in sheet.state.text()
    sheet.close()
    window.close()
    assert len(backups_in(tmp_path / "backups")) == 2, "one by hand, one as the window closed"

    with _kept(tmp_path / "there") as elsewhere:
        other = _shown(qtbot, elsewhere)
        sheet = other.files.open()
        path = backups_in(tmp_path / "backups")[0]
        other.files.restore_from(path, "another passphrase of somebody")
        _ended(qtbot, sheet, "not the passphrase of that backup")
        other.files.restore_from(path, BACKUPS)
        _ended(qtbot, sheet, "2 conversations are here again.")
        qtbot.waitUntil(lambda: other.list.model.rowCount() == 2, timeout=MS)
        assert elsewhere.vault.conversations() == session.vault.conversations()
        other.files.restore_from(path, BACKUPS)
        _ended(qtbot, sheet, "nothing is ever overwritten")
        sheet.close()
        other.close()


def test_a_planned_backup_that_is_due_is_made_by_itself_and_a_failure_is_said(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    window = _shown(qtbot, session)
    sheet = window.files.open()
    window.files.keep_plan(_plan(window, sheet, tmp_path / "backups"))
    _ended(qtbot, sheet, "Backups go to")
    plan = msgspec.structs.replace(session.settings.backup, rhythm=Rhythm.DAILY.value)
    session.settings = msgspec.structs.replace(session.settings, backup=plan)
    assert is_due(plan, datetime.now(UTC))
    window.files.planned.look()
    qtbot.waitUntil(lambda: len(backups_in(tmp_path / "backups")) == 1, timeout=MS)
    window.files.planned.look()  # none is due now
    (tmp_path / "a file").write_text("")
    plan = msgspec.structs.replace(plan, folder=str(tmp_path / "a file" / "backups"))
    session.settings = msgspec.structs.replace(session.settings, backup=plan)
    window.files.planned.look()
    qtbot.waitUntil(lambda: window.errors.isVisible(), timeout=MS)
    assert "choose another folder" in window.errors.words.text()
    plan = msgspec.structs.replace(plan, folder=str(tmp_path / "backups"), rhythm=Rhythm.EXIT.value)
    session.settings = msgspec.structs.replace(session.settings, backup=plan)
    window.hide()  # as locking, quick exit and deleting everything do
    window.close()
    assert len(backups_in(tmp_path / "backups")) == 1


def test_a_private_conversation_says_what_cannot_be_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with Session(Locations(tmp_path / "data"), private=True) as session:
        assert session.vault_access.state is VaultState.PRIVATE
        window = _shown(qtbot, session)
        sheet = window.files.open()
        assert "only this conversation can be saved" in sheet.outcome.text()
        for made in (sheet.export, sheet.take_in, sheet.backup, sheet.plan, sheet.restore, sheet.audit):
            assert not made.isEnabled()
        sheet.close()
        window.close()
