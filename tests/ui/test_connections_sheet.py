"""The page of connections: the list in words, without the names of our files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.confinement.connection_log import ConnectionLog, ConnectionNote, Purpose
from app.locations import Locations
from app.session.connection_words import NONE_YET
from app.ui.dialogs.connections import ConnectionsSheet


def opened(qtbot: QtBot, folder: Path) -> ConnectionsSheet:
    sheet = ConnectionsSheet(Locations(folder))
    qtbot.addWidget(sheet)
    return sheet


def test_the_list_says_what_is_in_it_and_names_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    moment = datetime(2026, 11, 29, 20, 15, tzinfo=UTC)
    note = ConnectionNote(moment, "huggingface.co", 443, Purpose.LISTING, "some/model", False)
    ConnectionLog(Locations(tmp_path).connections).begin(note).count(received=4_211, sent=612)
    sheet = opened(qtbot, tmp_path)
    assert [row[1] for row in sheet.table.rows] == ["huggingface.co:443"]
    assert sheet.told.text().startswith("The list stays on this computer.")
    assert str(tmp_path) not in sheet.told.text()


def test_an_empty_list_and_one_that_cannot_be_read_are_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    assert opened(qtbot, tmp_path).told.text() == NONE_YET
    Locations(tmp_path).connections.mkdir(parents=True)
    unreadable = opened(qtbot, tmp_path)
    assert "cannot be read" in unreadable.told.text()
    assert str(tmp_path) not in unreadable.told.text()
