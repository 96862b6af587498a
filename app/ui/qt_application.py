"""The one ``QApplication``: its name, its icon, and Qt's own words in the program's language."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.language import ENGLISH
from app.translation import program_language
from app.ui.appearance import LIGHT, STYLE, STYLED
from app.ui.icons import icon


def application() -> QApplication:
    """Return the one ``QApplication``, created at the first call."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication([*sys.argv[:1], "-style", STYLE])
    made.setProperty(STYLED, True)
    made.setApplicationName("oyster")
    made.setApplicationDisplayName("Oyster")
    made.setDesktopFileName("oyster-desktop")
    made.setWindowIcon(icon("program", QColor(LIGHT.accent), 64))
    _speak(made)
    return made


def _speak(application: QApplication) -> None:
    """Let Qt's own words and dates be in the program's language; with the system's customs where it is that one."""
    language = program_language()
    if language == ENGLISH:
        return  # Qt has both already
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    system = QLocale.system()
    QLocale.setDefault(system if system.name().startswith(language) else QLocale(language))
    words = QTranslator(application)
    if words.load(
        QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        application.installTranslator(words)
