"""The list of downloads by keyboard: it comes to the downloads before it comes to what is set for all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.session.settings import Settings
from app.ui.downloads.downloads_sheet import DownloadsSheet
from app.ui.view_models.downloads import DownloadRow
from app.ui.view_models.model_words import Progress


def row(title: str, *, stopped: bool = False) -> DownloadRow:
    return DownloadRow(title, title, Progress("Half of it", 0.5, can_pause=True, can_cancel=True), stopped)


def steps(count: int) -> list[str]:
    """Return the names of what has the keyboard, now and after each step by Tab."""
    names = []
    for _ in range(count):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.text() if isinstance(focused, QAbstractButton) else focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return names


def test_the_keyboard_comes_to_the_downloads_first_also_to_one_that_was_added(qtbot: QtBot) -> None:
    sheet = DownloadsSheet(Settings())
    qtbot.addWidget(sheet)
    sheet.show_rows((row("First"),))
    with qtbot.waitActive(sheet):
        sheet.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.rows["First"].pause)
    sheet.show_rows((row("First"), row("Second", stopped=True)))
    assert steps(5) == ["Pause", "Remove", "Go on", "Remove", "Speed"]
