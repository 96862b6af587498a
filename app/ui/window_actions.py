"""The window's actions with their labels and shortcuts, all in one menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class WindowAction:
    """One action; ``apart`` puts a separator before it."""

    words: str
    keys: str
    act: Callable[[], object]
    apart: bool = False


def fill_menu(menu: QMenu, window: QWidget, actions: tuple[WindowAction, ...]) -> None:
    """Add actions to the menu and, for their shortcuts, to the window."""
    for each in actions:
        if each.apart:
            menu.addSeparator()
        action = QAction(each.words, window)
        if each.keys:
            action.setShortcut(QKeySequence(each.keys))
        action.triggered.connect(lambda checked=False, then=each.act: then())
        menu.addAction(action)
        window.addAction(action)
