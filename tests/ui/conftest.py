"""Fixtures for tests of widgets, with keyboard focus on a bare X screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.panel.panel import TransparencyPanel
from app.ui.transcript.transcript_view import TranscriptView
from tests.window_focus import WindowFocus, clear_desktop


@pytest.fixture(scope="session")
def window_focus(qapp: QApplication) -> WindowFocus:
    """Give the front window the keyboard focus."""
    return WindowFocus(qapp)


@pytest.fixture(autouse=True)
def on_a_desktop(window_focus: WindowFocus) -> None:
    """Use ``window_focus`` in every test, and begin with no window of another."""
    clear_desktop()


@pytest.fixture
def panel(qtbot: QtBot) -> TransparencyPanel:
    """A panel that shows nothing yet."""
    made = TransparencyPanel()
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    """An empty transcript."""
    transcript = TranscriptView()
    qtbot.addWidget(transcript)
    transcript.resize(900, 700)
    with qtbot.waitActive(transcript):
        transcript.show()
    yield transcript
    transcript.hide()
