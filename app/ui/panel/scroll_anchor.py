"""Keeps what is being read in its place while other parts of a page arrive or grow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class ScrollAnchor(QObject):
    """Holds the card with the keyboard focus, else the one below the mouse, else the first one in view.

    At the top of the page nothing is held unless focus or mouse is in a card: there the top is what is read.
    """

    def __init__(self, area: QScrollArea, cards: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(area)
        self._area, self._cards = area, cards
        self._bar = area.verticalScrollBar()
        self._held: QWidget | None = None
        self._place = 0
        self._adjusting = False
        self._settled = QTimer(self)  # cards inside groups get their places a turn of the event loop later
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._restore)
        self._bar.rangeChanged.connect(self._grown)
        self._bar.valueChanged.connect(self._scrolled)

    def hold(self) -> None:
        """Hold what is being read now, until the next call."""
        if self._settled.isActive():
            return  # what grew last is not in its place yet
        self._held = self._read_now()
        if self._held is not None:
            self._place = self._top_of(self._held)

    def release(self) -> None:
        """Hold nothing: another turn begins at its top."""
        self._settled.stop()
        self._held = None

    def _top_of(self, card: QWidget) -> int:
        return card.mapTo(self._area.viewport(), QPoint(0, 0)).y()

    def _read_now(self) -> QWidget | None:
        cards = [each for each in self._cards() if each.isVisible()]
        focus = QApplication.focusWidget()
        focused = next((each for each in cards if focus is not None and each.isAncestorOf(focus)), None)
        if focused is not None and self._is_in_view(focused):
            return focused
        if self._bar.value() == 0:
            return self._below_mouse(cards)
        return self._below_mouse(cards) or next((each for each in cards if self._is_in_view(each)), None)

    def _below_mouse(self, cards: Sequence[QWidget]) -> QWidget | None:
        if not self._area.underMouse():
            return None
        at = QCursor.pos()
        return next((each for each in cards if each.rect().contains(each.mapFromGlobal(at))), None)

    def _is_in_view(self, card: QWidget) -> bool:
        top = self._top_of(card)
        return top + card.height() > 0 and top < self._area.viewport().height()

    def _grown(self) -> None:
        self._restore()
        self._settled.start()

    def _restore(self) -> None:
        if self._held is not None and self._held.isVisible():
            self._adjusting = True
            self._bar.setValue(self._bar.value() + self._top_of(self._held) - self._place)
            self._adjusting = False

    def _scrolled(self) -> None:
        """Hold what a person has scrolled to."""
        if not self._adjusting:
            self._settled.stop()
            self.hold()
