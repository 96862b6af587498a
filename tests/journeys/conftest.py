"""Fixtures for tests of the whole window, with keyboard focus on a bare X screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.view_models.panel_depth import PanelDepth
from tests.engine.scripted_model import build_scripted_model
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
def session(tmp_path: Path) -> Iterator[Session]:
    """A private session in Great Britain."""
    with Session(Locations(tmp_path / "data"), region="GB", private=True) as opened:
        yield opened


@pytest.fixture
def script() -> str:
    """The reply of the scripted model of ``window``."""
    return "It is a calm evening by the water."


@pytest.fixture
def window(qtbot: QtBot, session: Session, script: str, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a scripted model."""
    scripted = build_scripted_model(tmp_path / "scripted.gguf", script)
    opened = MainWindow(session)
    opened.panel.switch.buttons[PanelDepth.FIGURES].click()
    qtbot.addWidget(opened)
    opened.show()
    with qtbot.waitSignal(opened.ready, timeout=60_000):
        opened.use_model(session.library.add(scripted))
    yield opened
    opened.close()
