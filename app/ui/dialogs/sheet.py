"""The base of all dialogs: a heading, an explanation, the fields, and buttons at the bottom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.help.help_button import HelpButton
from app.ui.help.help_way import keep_help_in_reach, who_opens_help
from app.ui.labels import label
from app.ui.transcript.proportions import em
from app.ui.transcript.slim_scroll_bar import make_page

_NARROWEST, _LOWEST = 320, 120  # pixels
_AROUND = 40  # pixels left of the screen, for the desktop's frame
_UNKNOWN_SCREEN = QSize(1000, 1000)


class Sheet(QDialog):
    """A dialog whose fields go into ``fields``; ``add_buttons`` is called last.

    It opens as large as its contents, never larger than the screen: what has no room scrolls, the buttons stay. Help
    from people is at its top right, and by F1, over a window that opens it; where it is open already it stays in reach.
    ``width_ems`` is how wide it opens.
    """

    width_ems: ClassVar[int] = 34

    def __init__(self, heading: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self._inside = QFrame(self)
        self._inside.setObjectName("pageInside")
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(26, 2, 26, 8)
        rows.setSpacing(12)
        rows.addWidget(label(heading, self, heading=True, factor=1.35))
        if words:
            rows.addWidget(label(words, self))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(10)
        rows.addLayout(self.fields)
        rows.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("pageScroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of its fields
        make_page(self._scroll)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        self._inside.installEventFilter(self)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 18)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._top())
        self._whole.addWidget(self._scroll, 1)
        self._wanted, self._reached = 0, False  # the height of the contents, and whether the window had it
        self.setMinimumSize(_NARROWEST, _LOWEST)

    def _top(self) -> QHBoxLayout:
        self.help = HelpButton(self)
        self.help.clicked.connect(lambda: self.ask_for_help())
        self.help.setVisible(who_opens_help(self.parentWidget()) is not None)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(lambda: self.ask_for_help())
        row = QHBoxLayout()
        row.setContentsMargins(26, 12, 26, 0)
        row.addStretch(1)
        row.addWidget(self.help)
        return row

    def ask_for_help(self) -> None:
        """Open help from people over it."""
        below = who_opens_help(self.parentWidget())
        if below is not None:
            below.open_help(self)

    def add_buttons(self, *buttons: QPushButton, apart: QPushButton | None = None) -> None:
        """Put buttons at the bottom right, and ``apart`` at the left."""
        row = QHBoxLayout()
        row.setContentsMargins(26, 10, 26, 0)
        row.setSpacing(10)
        if apart is not None:
            row.addWidget(apart)
        row.addStretch(1)
        for each in buttons:
            row.addWidget(each)
        self._whole.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Open as large as the contents are now: with what was hidden and the text size of now."""
        keep_help_in_reach(self)
        self._put_help_last()
        self._wanted, self._reached = self.sizeHint().height(), False
        self.resize(self.sizeHint())
        super().showEvent(event)
        QTimer.singleShot(0, self, partial(self._close_up, self.size()))

    def _put_help_last(self) -> None:
        """Put help at the end of the keyboard's way: it begins at the fields.

        Qt does not move a widget from the beginning of the ring straight to its end, so it goes by the second place.
        """
        others = list(self._reached_by_tab())
        for before in (*others[:1], *others[-1:]):
            self.setTabOrder(before, self.help)

    def _reached_by_tab(self) -> Iterator[QWidget]:
        """Yield what the tab key reaches beside help, in its order."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if widget is not self.help and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            widget = widget.nextInFocusChain()

    def _close_up(self, opened: QSize) -> None:
        """Give back what the contents do not take now that they are laid out: words break where they do only then."""
        wanted = self.sizeHint()
        if self.isVisible() and self.size() == opened and wanted.height() < opened.height():
            self._wanted = wanted.height()
            self.resize(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Note that the window system gave what was asked for: what comes after it is a person's wish."""
        super().resizeEvent(event)
        self._reached = self._reached or self.height() >= self._wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is inside, of which a scroll area tells nobody: with the text size, or a line that wraps."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return False

    def event(self, event: QEvent) -> bool:
        """Grow with the text size and with what is added, so that no text is cut."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return handled

    def sizeHint(self) -> QSize:
        """Return the size of the contents, as far as the screen has it."""
        most = self.screen().availableSize() if self.screen() is not None else _UNKNOWN_SCREEN
        width = min(
            max(em(self, self.width_ems), self.width() if self.isVisible() else 0), most.width() - _AROUND
        )
        inside = self._inside.layout()
        bar = self._scroll.verticalScrollBar().sizeHint().width()  # while it is there, words have less room
        tall = inside.totalHeightForWidth(width - bar) if inside is not None else 0
        below = self._whole.contentsMargins().bottom() + sum(
            item.sizeHint().height()
            for index in range(self._whole.count())
            if (item := self._whole.itemAt(index)) is not None and item.widget() is not self._scroll
        )
        return QSize(width, min(tall + below, most.height() - _AROUND))

    def _grow(self) -> None:
        """Grow with the contents; a dialog that a person made smaller than they were stays so."""
        wanted, before = self.sizeHint(), self._wanted
        self._wanted = wanted.height()
        if not self.isVisible():
            self.resize(wanted)
        elif wanted.height() > self.height() and (self.height() >= before or not self._reached):
            self._reached = False
            self.resize(self.width(), wanted.height())
            self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Move up what grew below the screen's end, where the buttons would be out of reach."""
        screen = self.screen()
        if (
            screen is not None
            and (below := self.frameGeometry().bottom() - screen.availableGeometry().bottom()) > 0
        ):
            self.move(self.x(), max(screen.availableGeometry().top(), self.y() - below))
