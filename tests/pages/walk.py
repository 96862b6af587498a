"""The walk over all pages: one window, brought to every page, size, text size and theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from app.session.session import Session
from app.ui.demonstration.presenter_view import PresenterView
from app.ui.dialogs.sheet import Sheet
from app.ui.help.help_button import HelpButton
from app.ui.help.help_window import HelpWindow
from app.ui.main_window import MainWindow
from app.ui.transcript.message_actions import MessageActions
from tests.pages.catalogue import PAGES, Page
from tests.pages.findings import Finding, described, findings, settle
from tests.pages.focus_shown import Kind, controls_without_ring
from tests.pages.legibility import faint_texts

SIZES = ((640, 480), (1024, 768), (1280, 800), (1920, 1080))
TEXT_SCALES = (1.0, 1.5, 2.0)
THEMES = ("light", "dark", "contrast")
_TRIES = 3
_AROUND = 40  # pixels of the screen that a dialog leaves free
_LATE_MS = 100  # after which the word of the window system has come
_SPARE = 24  # pixels of a dialog that may be empty
_DESK = (1280, 800)
_WHOLE = (1280, 2400)  # so tall that nearly all of a page is drawn at once


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and where it was first met."""

    page: str
    where: str
    finding: Finding

    def __str__(self) -> str:
        return f"{self.page}, {self.where}: {self.finding}"


class Look(Protocol):
    """One way of looking at a page: yields where, and what is wrong there."""

    def __call__(self, shown: QWidget) -> Iterator[tuple[str, Finding]]: ...


def at_sizes(sizes: Sequence[tuple[int, int]]) -> Look:
    """Return the look for what has no room, is too small to hit or has no name, at each size."""

    def look(shown: QWidget) -> Iterator[tuple[str, Finding]]:
        yield from (("as it opens", each) for each in _as_opened(shown))
        for size in sizes:
            _resize(shown, size)
            where = f"{size[0]}×{size[1]}"
            looked = (*_too_large(shown, size), *_without_help(shown), *findings(shown))
            yield from ((where, each) for each in looked)

    return look


def legible(shown: QWidget) -> Iterator[tuple[str, Finding]]:
    """Yield the texts that are hard to read, with the actions of all messages in view."""
    _resize(shown, _WHOLE)
    for actions in shown.findChildren(MessageActions):
        actions.attend(True)
    yield from (("drawn whole", each) for each in faint_texts(shown))


def by_keyboard() -> Look:
    """Return the look for kinds of controls that do not show that the keyboard is at them, each kind once."""
    met = set[Kind]()

    def look(shown: QWidget) -> Iterator[tuple[str, Finding]]:
        _resize(shown, _DESK)
        yield from (("by keyboard", each) for each in controls_without_ring(shown, met))

    return look


class PageWalk:
    """Walks in one window."""

    def __init__(self, window: MainWindow, session: Session, pages: Sequence[Page] = PAGES) -> None:
        self._window, self._session, self._pages = window, session, pages

    def through(self, theme: str, scale: float, looks: Sequence[Look]) -> list[Found]:
        """Bring up every page in a theme and a text size, and return what the looks find, each thing once a page."""
        self._dress(theme, scale)
        met: dict[tuple[str, str], Found] = {}
        for page in self._pages:
            shown = page.show(self._window, self._session)
            for look in looks:
                for where, finding in look(shown):
                    there = f"{where}, {theme} at {scale:.0%}"
                    met.setdefault((page.name, finding.what), Found(page.name, there, finding))
            self._leave(shown)
        return list(met.values())

    def _dress(self, theme: str, scale: float) -> None:
        settings = msgspec.structs.replace(self._session.settings, theme=theme, text_scale=scale)
        self._session.save_settings(settings)
        self._window.settings.saved.emit()

    def _leave(self, shown: QWidget) -> None:
        if shown is not self._window:
            shown.close()
        settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would


def _resize(shown: QWidget, size: tuple[int, int]) -> None:
    """Give a window its size; a dialog keeps its own where it has room for it."""
    width, height = size
    if isinstance(shown, QDialog):
        own = shown.sizeHint()
        width, height = min(width, own.width()), min(height, own.height())
    for _ in range(_TRIES):  # under load the screen's word on the size before comes late
        shown.resize(width, height)
        settle()
        if shown.size() == QSize(width, height):
            return


def _as_opened(shown: QWidget) -> list[Finding]:
    """Return what is wrong with how a dialog opens, once the window system has given it."""
    found: list[Finding] = []
    for _ in range(_TRIES):
        settle()
        if not (found := _badly_opened(shown)):
            return []
        QTest.qWait(_LATE_MS)
    return found


def _badly_opened(shown: QWidget) -> list[Finding]:
    """Return whether a dialog opens lower than what it shows where the screen has room, much higher, or at help."""
    pages = shown.findChildren(QScrollArea, "pageScroll") if isinstance(shown, Sheet) else []
    room = shown.screen().availableSize().height() - _AROUND
    if any(each.verticalScrollBar().maximum() > 0 for each in pages) and shown.height() < room:
        return [Finding("opens lower than what it shows", described(shown))]
    spare = shown.height() - shown.sizeHint().height()
    if pages and spare > _SPARE:
        return [Finding("opens higher than what it shows", described(shown))]
    if isinstance(shown, Sheet) and shown.help.hasFocus():
        return [Finding("opens with the keyboard at help and not at what it asks", described(shown))]
    return []


def _without_help(shown: QWidget) -> list[Finding]:
    """Return whether a window or dialog has no button of help from people in view; a presenter's steers another."""
    whole = shown.rect()
    if isinstance(shown, HelpWindow | PresenterView) or any(
        each.isVisible() and whole.contains(each.rect().translated(each.mapTo(shown, QPoint())))
        for each in shown.findChildren(HelpButton)
    ):
        return []
    return [Finding("no way to help from people in view", described(shown))]


def _too_large(shown: QWidget, size: tuple[int, int]) -> list[Finding]:
    if shown.width() <= size[0] and shown.height() <= size[1]:
        return []
    return [Finding(f"larger than a screen of {size[0]}×{size[1]}", described(shown))]
