"""The window's buttons: primary, secondary and quiet, each with an accessible name."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.tooltips import show_tooltip


class ButtonKind(StrEnum):
    """How prominent a button is; the values are properties in the style sheet."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quietButton"


def button(
    words: str,
    on_click: Callable[[], object] | None = None,
    *,
    kind: ButtonKind = ButtonKind.SECONDARY,
    name: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """Return a button; ``name`` is its accessible name where the visible words are not enough."""
    made = QPushButton(words, parent)
    made.setProperty(kind.value, True)
    made.setAccessibleName(name or words)
    show_tooltip(made, name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAutoDefault(False)
    if on_click is not None:
        made.clicked.connect(lambda: on_click())
    return made
