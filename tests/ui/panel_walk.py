"""Looks at every widget of a panel: whether it is whole, inside its parent, and named."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from app.ui.panel.panel import TransparencyPanel


def faults_in(panel: TransparencyPanel) -> Iterator[str]:
    """Yield what is cut, sticks out or scrolls in a panel."""
    for _ in range(4):
        QApplication.processEvents()
    for widget in panel.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, QScrollBar):
            yield from _faults_of(widget, panel)


def _faults_of(widget: QWidget, panel: TransparencyPanel) -> Iterator[str]:
    parent = widget.parentWidget()
    name = f"{type(widget).__name__} ‘{_words_of(widget)}’"
    inside = parent is None or (widget.x() >= 0 and widget.x() + widget.width() <= parent.width())
    if not inside:
        yield f"{name} sticks out of its parent by {widget.x() + widget.width() - parent.width()} px"
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget, name)
    if isinstance(widget, QAbstractButton) and widget.text() and widget.width() < widget.sizeHint().width():
        yield f"{name} is cut: {widget.width()} of {widget.sizeHint().width()} px"
    if isinstance(widget, QAbstractScrollArea) and widget is not panel._scroll:
        bars = (widget.verticalScrollBar(), widget.horizontalScrollBar())
        if any(each.isVisible() for each in bars):
            yield f"{name} has a scroll bar of its own"
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield f"{name} is {widget.horizontalScrollBar().maximum()} px too narrow for what is in it"


def _cut_label(label: QLabel, name: str) -> Iterator[str]:
    margins = label.contentsMargins()
    room = label.width() - margins.left() - margins.right()
    pieces = (
        label.text().replace("\u200b", " ").replace("-", "- ").split()
        if label.wordWrap()
        else label.text().splitlines()
    )
    widest = max((label.fontMetrics().horizontalAdvance(each) for each in pieces), default=0)
    if widest > room:
        yield f"{name} has {room} px for a word of {widest}"
    if label.wordWrap() and label.heightForWidth(label.width()) > label.height() + 1:
        yield f"{name} is {label.height()} px high and needs {label.heightForWidth(label.width())}"


def _words_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return (text or widget.accessibleName())[:60]
