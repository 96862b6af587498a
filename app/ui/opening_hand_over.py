"""What was written in the opening window, given to the main window once that stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.sheet import Sheet
from app.ui.main_window import MainWindow
from app.ui.opening_window import OpeningWindow, Wishes

_LONGEST_MS = 1000  # until the opening window goes, where the system gives the next one no keyboard


class OpeningHandOver(QObject):
    """Keeps the wishes until a main window can have them: a locked one, or a question for a passphrase, may come first.

    The opening window stays, below the next one, until that has the keyboard: what is typed in between is not lost.
    Quick exit in it leaves as it does in any window: ``left`` is emitted then.
    """

    left = Signal()

    def __init__(self, opening: OpeningWindow | None = None) -> None:
        super().__init__()
        self._opening = opening
        if opening is not None:
            opening.left.connect(self.left)
        self._wishes = Wishes()
        self._next: QWidget | None = None
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(_LONGEST_MS)
        self._waits.timeout.connect(self._end_opening)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._look)

    @property
    def has_left(self) -> bool:
        """Whether the person left in haste before any other window stood."""
        return self._seen().left

    def follow(self, window: QWidget) -> None:
        """Let a window that is about to be shown stand where the opening one stands."""
        if self._opening is None or self._next is not None:
            return
        self._next = window
        if not self._opening.isMaximized():
            window.setGeometry(self._opening.geometry())
        self._waits.start()

    def show_help(self, over: Sheet) -> None:
        """Open help over a question that would keep it out of reach, where it was asked for or had been shown."""
        if self._seen().help or self._seen().helped:
            QTimer.singleShot(0, over, over.ask_for_help)

    def give(self, window: MainWindow) -> None:
        """Give the main window everything, once; its conversations are open now, or are kept nowhere."""
        self._end_opening()
        wishes, self._wishes = self._wishes, Wishes()
        if wishes.region:
            window.help.choose_region(wishes.region)
        if wishes.message:
            window.say(wishes.message)
        if wishes.draft:
            window.composer.restore(wishes.draft)
        if wishes.help:
            window.help.open()

    def _seen(self) -> Wishes:
        return self._opening.wishes if self._opening is not None else self._wishes

    def _look(self) -> None:
        if self._next is not None and self._next.isActiveWindow():
            self._end_opening()

    def _end_opening(self) -> None:
        """Take the opening window away; what was done in it is kept here."""
        opening = self._opening_to_end()
        if opening is None:
            return
        self._waits.stop()
        self._wishes = opening.wishes
        opening.end()
        # one goes on writing while a question is open
        if isinstance(self._next, MainWindow) and self._wishes.draft:
            self._next.composer.restore(self._wishes.draft)
            self._wishes = self._wishes._replace(draft="")

    def _opening_to_end(self) -> OpeningWindow | None:
        """Return the opening window, once, when it has taken the keys that were typed while the main one was made."""
        if self._opening is not None:
            QGuiApplication.processEvents()
        opening, self._opening = self._opening, None
        return opening
