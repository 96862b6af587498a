"""Changes of layouts: removing widgets, laying out at once, and switching between a row and a column."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QWidget


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


def settle(widget: QWidget) -> None:
    """Lay out a widget and the page around it now; what has grown would else be cut at its old height for a moment."""
    around: QWidget | None = widget
    while around is not None:
        QCoreApplication.sendPostedEvents(around, QEvent.Type.LayoutRequest.value)
        if isinstance(around, QScrollArea):
            return
        around = around.parentWidget()


def stand(layout: QBoxLayout, *, in_a_row: bool) -> None:
    """Set a layout's direction to a row or a column."""
    across = QBoxLayout.Direction.LeftToRight if in_a_row else QBoxLayout.Direction.TopToBottom
    if layout.direction() is not across:
        layout.setDirection(across)
