"""The walk over all pages: one window, brought to every page, size, text size and theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from app.session.session import Session
from app.ui.dialogs.sheet import Sheet
from app.ui.main_window import MainWindow
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
_WHOLE = (1280, 2400)  # so tall that nearly all of a page is drawn at once


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and where it was first met."""

    page: str
    where: str
    finding: Finding

    def __str__(self) -> str:
        return f"{self.page}, {self.where}: {self.finding}"


class PageWalk:
    """Walks in one window; ``dress`` is slow, so sizes are walked within a text size."""

    def __init__(self, window: MainWindow, session: Session, pages: Sequence[Page] = PAGES) -> None:
        self._window, self._session, self._pages = window, session, pages

    def through_sizes(self, scale: float, sizes: Iterable[tuple[int, int]]) -> list[Found]:
        """Return what has no room, is too small to hit or has no name, page by page and size by size."""
        self._dress("light", scale)
        met: dict[tuple[str, str], Found] = {}
        for page in self._pages:
            shown = page.show(self._window, self._session)
            for finding in _as_opened(shown):
                met.setdefault(
                    (page.name, finding.what), Found(page.name, f"as it opens at {scale:.0%}", finding)
                )
            for size in sizes:
                _resize(shown, size)
                where = f"{size[0]}×{size[1]} at {scale:.0%}"
                for finding in (*_too_large(shown, size), *findings(shown)):
                    met.setdefault((page.name, finding.what), Found(page.name, where, finding))
            self._leave(shown)
        return list(met.values())

    def through_theme(self, theme: str) -> list[Found]:
        """Return the texts that are hard to read in a theme."""
        self._dress(theme, 1.0)
        found = []
        for page in self._pages:
            shown = page.show(self._window, self._session)
            _resize(shown, _WHOLE)
            found += [Found(page.name, theme, finding) for finding in faint_texts(shown)]
            self._leave(shown)
        return found

    def through_controls(self, size: tuple[int, int]) -> list[Found]:
        """Return the kinds of controls that do not show that the keyboard is at them."""
        self._dress("light", 1.0)
        found, met = [], set[Kind]()
        for page in self._pages:
            shown = page.show(self._window, self._session)
            _resize(shown, size)
            found += [Found(page.name, "by keyboard", each) for each in controls_without_ring(shown, met)]
            self._leave(shown)
        return found

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
    """Return what is wrong with the size in which a dialog opens, once the window system has given it."""
    found: list[Finding] = []
    for _ in range(_TRIES):
        settle()
        if not (found := _badly_sized(shown)):
            return []
        QTest.qWait(_LATE_MS)
    return found


def _badly_sized(shown: QWidget) -> list[Finding]:
    """Return whether a dialog opens lower than what it shows although the screen has room, or much higher."""
    pages = shown.findChildren(QScrollArea, "pageScroll") if isinstance(shown, Sheet) else []
    room = shown.screen().availableSize().height() - _AROUND
    if any(each.verticalScrollBar().maximum() > 0 for each in pages) and shown.height() < room:
        return [Finding("opens lower than what it shows", described(shown))]
    spare = shown.height() - shown.sizeHint().height()
    if pages and spare > _SPARE:
        return [Finding("opens higher than what it shows", described(shown))]
    return []


def _too_large(shown: QWidget, size: tuple[int, int]) -> list[Finding]:
    if shown.width() <= size[0] and shown.height() <= size[1]:
        return []
    return [Finding(f"larger than a screen of {size[0]}×{size[1]}", described(shown))]
