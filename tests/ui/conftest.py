"""A desktop for the window's tests: on a bare X screen, nothing else gives a window the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.window_focus import WindowFocus


@pytest.fixture(scope="session")
def window_focus(qapp: QApplication) -> WindowFocus:
    """Whichever window is in front has the keyboard."""
    return WindowFocus(qapp)


@pytest.fixture(autouse=True)
def on_a_desktop(window_focus: WindowFocus) -> None:
    """Every test of a window has it."""
