"""Whether each kind of control shows that the keyboard is at it, by comparing its pixels with and without the focus."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QScrollArea, QWidget

from tests.pages.findings import Finding, described, settle, shown_widgets
from tests.pages.legibility import Pixels, pixels_of

_AROUND = 20  # pixels: the ring of a field may be its frame's
_LEAST_PIXELS = 40  # that differ; a cursor alone has fewer
_PROPERTIES = ("primary", "secondary", "quietButton", "quiet", "segment", "icon")

Kind = tuple[object, ...]


def controls_without_ring(page: QWidget, met: set[Kind]) -> list[Finding]:
    """Return the controls of a page that look the same with the focus; each kind is looked at once, as ``met`` says."""
    page.activateWindow()
    found = []
    for widget in shown_widgets(page):
        kind = (type(widget), widget.objectName(), *(bool(widget.property(each)) for each in _PROPERTIES))
        if kind in met or not _takes_keys(widget):
            continue
        before = _seen(widget, focused=False)
        after = _seen(widget, focused=True)
        if not widget.hasFocus():
            continue
        met.add(kind)
        if before.shape == after.shape and (before != after).any(axis=2).sum() < _LEAST_PIXELS:
            found.append(Finding("looks the same with the focus", described(widget)))
    return found


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    is_a_page = isinstance(widget, QScrollArea | QLabel)
    return by_tab and widget.isEnabled() and not is_a_page and not widget.visibleRegion().isEmpty()


def _seen(widget: QWidget, *, focused: bool) -> Pixels:
    """Return the pixels of a control and of what is close around it."""
    if focused:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QPlainTextEdit):
            widget.setCursorWidth(0)
    elif (present := QApplication.focusWidget()) is not None:
        present.clearFocus()
    settle()
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    around = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & window.rect()
    return np.array(pixels_of(window.grab(around).toImage()))
