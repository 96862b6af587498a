"""Scrolls the page around a widget so far that the widget, or the line that is written in it, can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 12


def page_around(widget: QWidget) -> QScrollArea | None:
    """Return the scroll area that shows a widget."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def bring_into_view(widget: QWidget, line: QRect) -> None:
    """Scroll to all of a widget where it fits, else to ``line``, in the widget's own coordinates."""
    area = page_around(widget)
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    fits = widget.height() + 2 * _MARGIN <= area.viewport().height()
    shown = widget.rect() if fits else line
    top = widget.mapTo(page, QPoint(0, shown.top())).y() - _MARGIN
    bottom = widget.mapTo(page, QPoint(0, shown.bottom())).y() + _MARGIN
    bar = area.verticalScrollBar()
    if top < bar.value():
        bar.setValue(top)
    elif bottom > bar.value() + area.viewport().height():
        bar.setValue(bottom - area.viewport().height())
