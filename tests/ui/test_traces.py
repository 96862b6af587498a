"""What a quick exit clears where others can look: our own text in the clipboard, the places of file dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.lock.traces import clear_traces

_DIALOGS, _OF_OTHERS = ("FileDialog/history", "FileDialog/lastVisited"), "Qt/style"


@pytest.fixture
def remembered(tmp_path: Path) -> Iterator[None]:
    """Let Qt remember in a folder of the test."""
    before = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    yield
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(before))


def test_file_dialogs_forget_their_places_and_the_clipboard_our_text(
    qtbot: QtBot, remembered: None, tmp_path: Path
) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in (*_DIALOGS, _OF_OTHERS):
        settings.setValue(key, "/home/person/letters")
    settings.sync()
    (file,) = tmp_path.rglob("QtProject*")
    assert "letters" in file.read_text(), "the search could have found it"
    QGuiApplication.clipboard().setText("What I said")

    clear_traces()

    assert QGuiApplication.clipboard().text() == ""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert [key for key in _DIALOGS if settings.contains(key)] == []
    assert settings.value(_OF_OTHERS) == "/home/person/letters", "what is not the dialogs' own stays"
