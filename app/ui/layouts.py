"""Layouts: taking widgets out of them, and standing in a row or below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


def remove(layout: QLayout, widget: QWidget) -> None:
    """Take a widget out of its layout and delete it; at once out of sight, gone when what it is doing is over."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            remove(layout, widget)


def stand(layout: QBoxLayout, *, in_a_row: bool) -> None:
    """Let the parts of a layout stand in a row, or below each other."""
    across = QBoxLayout.Direction.LeftToRight if in_a_row else QBoxLayout.Direction.TopToBottom
    if layout.direction() is not across:
        layout.setDirection(across)
