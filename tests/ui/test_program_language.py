"""The window's language: chosen in the settings, counted from the next start, and spoken by Qt's own words too."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from app.session.settings import Settings
from app.translation import use_language
from app.ui.dialogs.settings import SettingsDialog
from app.ui.help.help_button import HelpButton
from app.ui.view_models.analysis import BarLine, lines_in_words

_ASK = """
from app.ui.qt_application import application
running = application()
from PySide6.QtCore import QCoreApplication, QLocale
print(QCoreApplication.translate("QPlatformTheme", "Cancel"), QLocale().name()[:2])
"""


@pytest.mark.parametrize("kept", ["", "zh"])
def test_the_language_is_chosen_in_the_settings(qtbot: QtBot, kept: str) -> None:
    dialog = SettingsDialog(Settings(language=kept), (), "GB")
    qtbot.addWidget(dialog)
    assert dialog.settings.language == kept, "an untouched choice stays as it was"
    dialog.language.setCurrentIndex(dialog.language.findText("中文" if not kept else "English"))
    assert dialog.settings.language == ("zh" if not kept else "en")


def test_the_way_to_help_is_in_the_language_of_the_program_before_anybody_wrote(qtbot: QtBot) -> None:
    use_language("zh")
    try:
        button, dialog = HelpButton(), SettingsDialog(Settings(region="CN"), (), "CN")
        qtbot.addWidget(button)
        qtbot.addWidget(dialog)
        assert (button.text(), dialog.region.currentText()) == ("找人帮忙", "中国大陆")
    finally:
        use_language("en")


@pytest.mark.parametrize(("language", "expected"), [("zh", "取消 zh"), ("en", "Cancel")])
def test_qts_own_words_are_in_the_language_of_the_program(language: str, expected: str) -> None:
    environment = {
        **os.environ,
        "OYSTER_LANGUAGE": language,
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", _ASK],
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.startswith(expected), done.stderr


def test_bars_are_told_with_the_marks_of_the_language() -> None:
    bars = (BarLine("Now", "85 %", 0.0, 0.85), BarLine("Before", "15 %", 0.0, 0.15))
    assert lines_in_words(bars) == "Now: 85 %; Before: 15 %."
    use_language("zh")
    try:
        assert lines_in_words(bars) == "Now：85 %；Before：15 %。"
    finally:
        use_language("en")
