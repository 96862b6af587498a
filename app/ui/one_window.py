"""One window for one data folder: a second one brings the first to the front and goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from app.locations import Locations, private_folder

_LOCK = "window.lock"
_CALL = "window.call"


class OneWindow(QObject):
    """Holds the folder's lock while the window lives; no socket is opened. ``called``: another start asks for it."""

    called = Signal()

    def __init__(self, locations: Locations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = Path(locations.root / _CALL)
        self._folder = locations.root
        self._lock = QLockFile(str(locations.root / _LOCK))
        self._lock.setStaleLockTime(0)  # held until its program ends, however long that is
        self._watcher = QFileSystemWatcher(self)

    def claim(self) -> bool:
        """Return whether this window is the first; where the folder cannot be written it counts as one."""
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
            return  # it stays where it is; the person is told in words either way

    def release(self) -> None:
        """Let another window be the first."""
        self._lock.unlock()

    def _look(self) -> None:
        if self._call.exists():
            self._call.unlink(missing_ok=True)
            self.called.emit()
