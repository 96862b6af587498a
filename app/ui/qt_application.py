"""The one ``QApplication``: its name, its icon, and Qt's own words in the program's language."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.language import ENGLISH
from app.translation import program_language
from app.ui.appearance import LIGHT
from app.ui.icons import icon


def application() -> QApplication:
    """Return the one ``QApplication``, created at the first call."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("oyster")
    made.setApplicationDisplayName("Oyster")
    made.setDesktopFileName("oyster-desktop")
    made.setWindowIcon(icon("program", QColor(LIGHT.accent), 64))
    _speak(made)
    return made


def _speak(application: QApplication) -> None:
    """Let Qt's own words and dates be in the program's language; with the system's customs where it is that one."""
    language, system = program_language(), QLocale.system()
    same = system.name().startswith(language)
    QLocale.setDefault(system if same or language == ENGLISH else QLocale(language))
    words = QTranslator(application)
    if language != ENGLISH and words.load(
        QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        application.installTranslator(words)
