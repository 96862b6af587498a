"""Every action of the window with its words and keys, in the one menu that lists them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class WindowAction:
    """One action; ``apart`` begins a group."""

    words: str
    keys: str
    act: Callable[[], object]
    apart: bool = False


def fill_menu(menu: QMenu, window: QWidget, actions: tuple[WindowAction, ...]) -> None:
    """Put actions into the menu and, for their keys, on the window."""
    for each in actions:
        if each.apart:
            menu.addSeparator()
        action = QAction(each.words, window)
        if each.keys:
            action.setShortcut(QKeySequence(each.keys))
        action.triggered.connect(lambda checked=False, then=each.act: then())
        menu.addAction(action)
        window.addAction(action)
