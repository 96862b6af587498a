"""The coach mark: everything but one part of the window is dimmed, and a card beside it says what that part is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.appearance import colours_of
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer
from app.ui.transcript.proportions import em

_DIM = 130  # of 255
_MARGIN, _LINE = 6, 3  # pixels around the part
_CARD_EMS = 26
_LARGE = 1.14  # size of the words beside a part
_SETTLES_MS = 60  # a panel that scrolls or grows is looked at again


class CoachCard(QFrame):
    """The words of a step, with the buttons that a visitor steers by."""

    back_requested = Signal()
    next_requested = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("Explanation"))
        self.count = label("", self, quiet=True, wraps=False)
        self.words = label("", self, factor=_LARGE)
        self.back = button(tr("‹ Back"), self.back_requested.emit, name=tr("Back (left arrow)"), parent=self)
        self.next = button(
            tr("Next ›"),
            self.next_requested.emit,
            kind=ButtonKind.PRIMARY,
            name=tr("Next (right arrow)"),
            parent=self,
        )
        self.end = button(tr("All scenarios"), self.end_requested.emit, kind=ButtonKind.QUIET, parent=self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(10)
        rows.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.end)
        row.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.back)
        row.addWidget(self.next)
        rows.addLayout(row)
        self._announcer = Announcer(self)

    def show_words(self, words: str, count: str, *, first: bool, last: bool) -> None:
        """Show a step; at the first there is no way back."""
        self.words.setText(words)
        self.count.setText(count)
        self.back.setEnabled(not first)
        self.next.setText(tr("Done") if last else tr("Next ›"))
        self._announcer.say(self, words)

    def fitting(self, width: int, *, whole: bool) -> QSize:
        """Return the size of the card in a window of this width, as wide as the window where it is ``whole``."""
        wide = width - 2 * _MARGIN if whole else min(_CARD_EMS * em(self), width - 4 * _MARGIN)
        layout = self.layout()
        return QSize(
            wide, layout.totalHeightForWidth(wide) if layout is not None else self.sizeHint().height()
        )


class CoachMark(QWidget):
    """Lies over the window and lets every click through: what is explained can be used meanwhile.

    Where ``is_narrow`` no card has room beside a part: it stands at the bottom, and ``room_taken`` carries the pixels
    that the window leaves free for it there. What ``always_lit`` returns is never dimmed.
    """

    room_taken = Signal(int)

    def __init__(
        self, window: QWidget, is_narrow: Callable[[], bool], always_lit: Callable[[], Sequence[QWidget]]
    ) -> None:
        super().__init__(window)
        self._is_narrow, self._always_lit = is_narrow, always_lit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.card = CoachCard(window)
        self._part: QWidget | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._settling.timeout.connect(self._place)
        window.installEventFilter(self)
        self.clear()

    def point_at(self, part: QWidget | None) -> None:
        """Show the card, and leave a part of the window undimmed; None where the part is not there."""
        self._watch(part)
        self._place()
        for each in (self, self.card):
            each.show()
            each.raise_()
        self._settling.start()

    def look_again(self) -> None:
        """Follow the part to where it has moved."""
        self._settling.start()

    def clear(self) -> None:
        """Show nothing."""
        self._watch(None)
        self.hide()
        self.card.hide()
        self.room_taken.emit(0)

    def _watch(self, part: QWidget | None) -> None:
        if self._part is not None:
            self._part.removeEventFilter(self)
        self._part = part
        if part is not None:
            part.installEventFilter(self)

    @property
    def part(self) -> QWidget | None:
        """The part that is pointed at."""
        return self._part

    @property
    def hole(self) -> QRect:
        """The part that is pointed at, as far as it is in view; empty where there is none."""
        return self._in_view(self._part)

    @property
    def lit(self) -> QRegion:
        """What is not dimmed of the window."""
        lit = QRegion(self.card.geometry()) if self.card.isVisible() else QRegion()
        for each in (self.hole, *map(self._in_view, self._always_lit())):
            lit += QRegion(each)
        return lit

    def _in_view(self, widget: QWidget | None) -> QRect:
        if widget is None or not widget.isVisible():
            return QRect()
        shown = widget.visibleRegion().boundingRect()
        if shown.isEmpty():
            return QRect()
        return QRect(widget.mapTo(self.window(), shown.topLeft()), shown.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size and the part's place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show) and self.isVisible():
            if watched is self.window():
                self._place()  # at once: a card outside a window that became smaller could not be reached
            self._settling.start()
        return False

    def _place(self) -> None:
        around = self.window().rect()
        self.setGeometry(around)
        narrow = self._is_narrow()
        self.card.words.set_size(1.0 if narrow else _LARGE, bold=False)
        size = self.card.fitting(around.width(), whole=narrow)
        at_bottom = QPoint(_MARGIN, around.bottom() + 1 - size.height() - _MARGIN)
        kept = QRegion()
        for each in self._always_lit():
            kept += QRegion(self._in_view(each))
        place = at_bottom if narrow else place_beside(self.hole, size, around, kept)
        self.card.setGeometry(QRect(place, size))
        self.room_taken.emit(size.height() + 2 * _MARGIN if narrow else 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim everything but the part and what is always lit, and draw a line around the part."""
        hole = (
            self.hole.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN) if not self.hole.isEmpty() else QRect()
        )
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()).subtracted(self.lit + QRegion(hole)))
        painter.fillRect(self.rect(), QColor(0, 0, 0, _DIM))
        if hole.isEmpty():
            return
        painter.setClipping(False)
        painter.setPen(QPen(QColor(colours_of(QApplication.palette()).accent), _LINE))
        painter.drawRect(hole)


def place_beside(hole: QRect, size: QSize, around: QRect, kept: QRegion) -> QPoint:
    """Return where a card stands: beside the part, below or above it, and never over what is ``kept`` free.

    It stands in the middle where there is no part, and at the bottom where there is no room.
    """
    gap = 3 * _MARGIN
    centred = QPoint(around.center().x() - size.width() // 2, around.center().y() - size.height() // 2)
    if hole.isEmpty():
        return centred
    beside = min(
        max(around.top() + gap, hole.center().y() - size.height() // 2), around.bottom() - size.height() - gap
    )
    below = min(
        max(around.left() + gap, hole.center().x() - size.width() // 2), around.right() - size.width() - gap
    )
    aside = around.right() - size.width() - gap
    room = around.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    for place in (
        QPoint(max(room.left(), hole.left() - size.width() - gap), beside),
        QPoint(min(room.right() + 1 - size.width(), hole.right() + gap), beside),
        QPoint(below, hole.bottom() + gap),
        QPoint(aside, hole.top() - size.height() - gap),
    ):
        card = QRect(place, size)
        is_apart = not card.intersects(hole.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        if room.contains(card) and is_apart and not kept.intersects(card):
            return place
    return QPoint(below, around.bottom() - size.height() - gap)
