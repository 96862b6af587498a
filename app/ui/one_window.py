"""One window per data folder: a second start brings the first window to the front and exits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from app.locations import Locations, private_folder
from app.translation import tr
from app.ui.qt_application import application

_LOCK = "window.lock"
_CALL = "window.call"
_ALREADY_OPEN = tr("Oyster is open already with these conversations; its window comes to the front.")


class OneWindow(QObject):
    """Holds the folder's lock; no socket is opened. ``called`` is emitted when another start asks for the window."""

    called = Signal()

    def __init__(self, locations: Locations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = Path(locations.root / _CALL)
        self._folder = locations.root
        self._lock = QLockFile(str(locations.root / _LOCK))
        self._lock.setStaleLockTime(0)  # held until the program ends
        self._watcher = QFileSystemWatcher(self)

    def claim(self) -> bool:
        """Return whether this window is the first; it counts as the first where the folder cannot be written."""
        try:
            private_folder(self._folder)
        except OSError:
            return True
        if not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        self._call.unlink(missing_ok=True)
        self._watcher.addPath(str(self._folder))
        self._watcher.directoryChanged.connect(self._look)
        return True

    def call_the_first(self) -> None:
        """Ask the first window to come to the front."""
        try:
            self._call.touch()
        except OSError:
            return  # not essential: the person is told in words either way

    def release(self) -> None:
        """Release the lock."""
        self._lock.unlock()

    def _look(self) -> None:
        if self._call.exists():
            self._call.unlink(missing_ok=True)
            self.called.emit()


@contextmanager
def only_window(locations: Locations) -> Iterator[OneWindow | None]:
    """Hold the data folder's one window in the block.

    None where a window is open on it already: that one comes to the front, and the person is told in the terminal.
    """
    application()
    only = OneWindow(locations)
    if not only.claim():
        only.call_the_first()
        print(_ALREADY_OPEN, file=sys.stderr)  # noqa: T201 - printed to the terminal that started the program
        yield None
        return
    try:
        yield only
    finally:
        only.release()
