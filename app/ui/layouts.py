"""Helpers for layouts: removing widgets, and switching between a row and a column."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


def remove(layout: QLayout, widget: QWidget) -> None:
    """Remove a widget from its layout: hidden at once, deleted when its current event is over."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Remove and delete every widget of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            remove(layout, widget)


def stand(layout: QBoxLayout, *, in_a_row: bool) -> None:
    """Set a layout's direction to a row or a column."""
    across = QBoxLayout.Direction.LeftToRight if in_a_row else QBoxLayout.Direction.TopToBottom
    if layout.direction() is not across:
        layout.setDirection(across)
