"""A desktop for the window's tests: on a bare X screen, nothing else gives a window the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.engine.scripted_model import build_scripted_model
from tests.window_focus import WindowFocus


@pytest.fixture(scope="session")
def window_focus(qapp: QApplication) -> WindowFocus:
    """Whichever window is in front has the keyboard."""
    return WindowFocus(qapp)


@pytest.fixture(autouse=True)
def on_a_desktop(window_focus: WindowFocus) -> None:
    """Every test of a window has it."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A private session in Great Britain."""
    with Session(Locations(tmp_path / "data"), region="GB", private=True) as opened:
        yield opened


@pytest.fixture
def script() -> str:
    """What the scripted model of ``window`` answers."""
    return "It is a calm evening by the water."


@pytest.fixture
def window(qtbot: QtBot, session: Session, script: str, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a scripted model."""
    scripted = build_scripted_model(tmp_path / "scripted.gguf", script)
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.show()
    with qtbot.waitSignal(opened.ready, timeout=60_000):
        opened.use_model(session.library.add(scripted))
    yield opened
    opened.close()
