"""One window of the demonstration at a time.

A window whose supervisor was killed stays on the screen. The window that is started next takes its place: two of them
would lie over each other, and the passphrase would end only one. It is asked by a file, as no signal may reach it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

_LOCK, _CALL = "stage.lock", "stage.call"
_ENDS_MS = 5000


class OneStage:
    """The stage of a demonstration's folder: taken once, and given up where another window asks for it."""

    def __init__(self, folder: Path) -> None:
        self._call = folder / _CALL
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # held until the process ends

    def take(self) -> None:
        """Take the stage; a window that an earlier supervisor left has some seconds to end."""
        if not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError:
            self._call.touch()
            self._lock.tryLock(_ENDS_MS)
        self._call.unlink(missing_ok=True)

    @property
    def is_called(self) -> bool:
        """True once another window asks for the stage."""
        return self._call.exists()

    def leave(self) -> None:
        """Give the stage up."""
        self._lock.unlock()
