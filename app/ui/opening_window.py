"""The window that stands while the program is still being read: one can write, ask for help, or leave already.

It has the parts of the main window in their places, with nothing in them, and is made of the few modules that they
need; whatever else the program needs is imported in another thread meanwhile. What was written goes to the main window.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QVBoxLayout, QWidget

from app.locations import Locations
from app.session.first_settings import FirstSettings, read_first_settings
from app.translation import together, tr
from app.ui.appearance import apply_appearance
from app.ui.composer.message_composer import MessageComposer
from app.ui.conversation.header import ConversationHeader
from app.ui.first_help import FirstHelp, help_for
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.lock.input_watch import InputWatch
from app.ui.qt_application import application
from app.ui.transcript.announcer import Announcer
from app.ui.transcript.proportions import column_width, em
from app.ui.view_models.shift_presses import NEEDED
from app.ui.window_parts import WindowParts
from app.ui.window_placement import WindowPlacement

if TYPE_CHECKING:
    from app.domain.support import Support

_LOOKS_MS = 10
_OPENS = tr("Oyster is opening. You can write already: nothing you write is lost.")
_SENDS = tr("Oyster is opening. Your message is the first thing it reads.")
_HELP = tr("Help from people opens in a moment.")


class Wishes(NamedTuple):
    """What a person did in the opening window: ``message`` was sent, ``draft`` was not."""

    message: str = ""
    draft: str = ""
    help: bool = False
    helped: bool = False  # the message called for help, which was shown
    region: str = ""  # chosen for it
    left: bool = False  # by quick exit
    closed: bool = False


class OpeningWindow(QMainWindow):
    """Nothing in it needs the engine, the store or the rules; closing it does not end the program.

    ``where`` says where messages go, if a server is to answer.

    ``left`` is emitted when the person leaves in haste, once the window is off the screen.
    """

    left = Signal()

    def __init__(self, place: Path, where: str = "", region: str = "") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle("Oyster")
        self._wishes, self._ended = Wishes(), False
        self._where, self._region = where, region
        self._looked_at = ""  # the message that was looked at for what it calls for
        self._support: Support | None = None
        self.first_help: FirstHelp | None = None
        self.header = ConversationHeader(QMenu(self))
        self.note = label("")
        self.composer = MessageComposer()
        conversations, panel = (
            _empty("sidebar", tr("Conversations")),
            _empty("panel", tr("Transparency panel")),
        )
        self.parts = WindowParts(conversations, self._centre(), panel, self.header)
        self.setCentralWidget(self.parts)
        WindowPlacement(self, self.parts, place)
        self._watch = InputWatch(parent=self)
        self._wire()
        self._say(_OPENS)
        self.composer.field.setFocus()

    def _centre(self) -> QWidget:
        centre = QFrame()
        centre.setObjectName("centre")
        centre.setAccessibleName(tr("Conversation"))
        footer = QFrame(centre)
        footer.setObjectName("footer")
        footer.installEventFilter(self)
        self._below = QVBoxLayout(footer)
        self._below.addWidget(self.composer)
        self._rows = rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        self.page = self._page()
        rows.addWidget(self.page, 1)
        rows.addWidget(footer)
        return centre

    def _page(self) -> QWidget:
        """Return what an empty conversation shows, with the note on what happens below."""
        page = QFrame()
        self._beside = rows = QVBoxLayout(page)
        rows.setSpacing(14)
        rows.addStretch(2)
        rows.addWidget(IconLabel("pearl", "Oyster", page, ems=3.2), 0, Qt.AlignmentFlag.AlignHCenter)
        for each in (label(tr("What is on your mind?"), page, heading=True, factor=1.7), self.note):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(each)
        rows.addStretch(3)
        return page

    def _wire(self) -> None:
        header = self.header
        for each in (header.list_button, header.model, header.more, header.panel_button):
            each.setEnabled(False)
        header.help.clicked.connect(self._ask_for_help)
        self.composer.sent.connect(self._take)
        self.composer.refused.connect(self._say)
        self.parts.leave.clicked.connect(self._leave)
        self._watch.shift.connect(self._count_shift)

    @property
    def wishes(self) -> Wishes:
        """What the person did until now."""
        return self._wishes._replace(draft="" if self._wishes.message else self.composer.draft)

    def meanwhile(self, *work: Callable[[], object]) -> None:
        """Do work in another thread, and take what is written until it is done. What it raises is not told here.

        A message that is sent is looked at before the next part of the work: help comes first. Python collects nothing
        meanwhile: it might take a widget in the wrong thread.
        """
        reading = threading.Thread(target=lambda: self._do(work), daemon=True)
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(self._show_help)
        timer.timeout.connect(lambda: None if reading.is_alive() else loop.quit())
        timer.start(_LOOKS_MS)
        QTimer.singleShot(0, _note_shown)
        collects = gc.isenabled()
        gc.disable()
        try:
            reading.start()
            loop.exec()
        finally:
            if collects:
                gc.enable()
        self._show_help()

    def _do(self, work: tuple[Callable[[], object], ...]) -> None:
        for part in work:
            _quietly(self._look_at_message)
            _quietly(part)
        _quietly(self._look_at_message)

    def _look_at_message(self) -> None:
        """Look for the help that the message calls for; in the thread that reads the program."""
        message = self._wishes.message
        if message and message != self._looked_at:
            self._looked_at = message
            self._support = help_for(message, self._region)

    def _show_help(self) -> None:
        """Show the help that was found, once."""
        if self._support is None or self.first_help is not None or self._ended:
            return
        self._wishes = self._wishes._replace(helped=True)
        self.first_help = shown = FirstHelp(self._support)
        shown.region_chosen.connect(self._choose_region)
        shown.rows.insertWidget(1, self.note)
        self._beside = shown.rows
        self._rows.replaceWidget(self.page, shown)
        self.page.hide()
        self._fit()
        shown.setFocus()
        Announcer(self).say(shown, shown.card.spoken(), assertive=True)

    def _choose_region(self, region: str) -> None:
        """Show a region's services, and let the program remember it."""
        self._wishes, self._region = self._wishes._replace(region=region), region
        support = help_for(self._looked_at, region)
        if support is not None and self.first_help is not None:
            self.first_help.card.show_support(support)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.end()

    def end(self) -> None:
        """Take the window away, and forget what was written in it."""
        if self._ended:
            return
        self._ended = True
        self._watch.stop()
        self.hide()
        self.composer.field.clear()
        self._wishes = Wishes()
        self.deleteLater()

    def _take(self, text: str) -> None:
        """Keep the message that is sent, which stays in view where it was written."""
        self._wishes = self._wishes._replace(message=text)
        self.composer.show_draft(text)
        self.note.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.note.setFocus()  # a field that is put away gives it to the next button, which is quick exit
        self.composer.setEnabled(False)
        self._say(_SENDS)

    def _ask_for_help(self) -> None:
        self._wishes = self._wishes._replace(help=True)
        self._say(_HELP)

    def _say(self, sentence: str) -> None:
        self.note.setText(together(sentence, self._where))

    def _leave(self) -> None:
        """Take the window off the screen at once; the program locks itself and ends as soon as it can."""
        self._wishes = self._wishes._replace(left=True)
        self.hide()
        QGuiApplication.sync()
        self.left.emit()

    def _count_shift(self, count: int) -> None:
        self.parts.leave.show_presses(count)
        if count >= NEEDED:
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field where the main window has it, once what is around it has its width."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        side = max(em(self, 1.2), (self._below.geometry().width() - column_width(self)) // 2)
        self._below.setContentsMargins(side, 6, side, 10)
        self._beside.setContentsMargins(side, 28, side, 28)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Note that the person has closed it: the main window is not shown then."""
        self._wishes = self._wishes._replace(closed=True)
        super().closeEvent(event)


def open_at_once(locations: Locations, region: str = "") -> OpeningWindow:
    """Show the window with the appearance that was chosen; ``region`` goes before the one in the settings."""
    settings = read_first_settings(locations.settings)
    apply_appearance(application(), settings.theme, settings.text_scale, first_faces_alone=True)
    where = _where_messages_go(settings)
    window = OpeningWindow(locations.window_place, where, region or settings.region)
    window.show()
    return window


def _where_messages_go(settings: FirstSettings) -> str:
    """Return where a message goes that is sent here; empty where a model of this computer will answer."""
    if not settings.server_address:
        return ""
    from app.domain.named_server import SERVER, AddressUnusable, goes_where, named_server

    with suppress(AddressUnusable):
        server = named_server(settings.server_address, settings.server_model)
        return goes_where(server.place, is_here=server.is_here) if settings.model == SERVER else ""
    return ""


def _empty(name: str, accessible: str) -> QFrame:
    """Return a part of the window with nothing in it yet."""
    part = QFrame()
    part.setObjectName(name)
    part.setAccessibleName(accessible)
    return part


def _note_shown() -> None:
    """Log how much of the processor's time this process had taken until one could write."""
    from app.diagnostics.events import Event
    from app.diagnostics.log import record

    record(Event.OPENING_WINDOW_SHOWN, processor_seconds=round(time.process_time(), 3))


def _quietly(work: Callable[[], object]) -> None:
    with suppress(Exception):  # it is done again where it is needed, and told there
        work()
