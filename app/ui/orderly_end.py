"""The begin and end of a run: a mark file in the data folder, and the requests of the system to end.

A requested end (closing, Ctrl+C, SIGTERM, log-out) removes the mark; after a crash it is still there.
"""

from __future__ import annotations

import signal
from types import FrameType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.diagnostics.report import Report, report_of
from app.diagnostics.running_marker import Keeping, RunningMarker
from app.locations import Locations
from app.ui.signal_wakeup import SignalWakeup

_LOG_OUT_MS = 60_000  # a log-out that has not ended the program by then was cancelled
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # those that the system has


class OrderlyEnd(QObject):
    """One run of the window; created only by the window that holds the data folder's lock."""

    def __init__(self, application: QApplication, locations: Locations) -> None:
        super().__init__()
        self._application, self._locations = application, locations
        self._marker = RunningMarker(locations)
        self._window: QWidget | None = None
        self._before: dict[int, object] = {}
        self._wakeup = SignalWakeup(self)
        self._called_off = QTimer(self)
        self._called_off.setSingleShot(True)
        self._called_off.timeout.connect(self._marker.renew)

    def begin(self) -> Report | None:
        """Create the mark; return the report of an earlier run that crashed."""
        unfinished = self._marker.begin()
        if unfinished is None:
            return None
        record(Event.EARLIER_END_UNEXPECTED, keeping=unfinished.keeping)
        return report_of(self._locations, unfinished)

    def watch(self, window: QWidget) -> None:
        """Close the window when the system asks the program to end; a later one takes its place."""
        first, self._window = self._window is None, window
        if not first:
            return
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._asked)
        self._application.commitDataRequest.connect(self.session_ends)
        self._wakeup.start()

    def note(self, keeping: Keeping) -> None:
        """Record whether messages are stored, for the notice after a crash."""
        self._marker.note(keeping)

    def end(self) -> None:
        """Remove the mark, because the window was closed on request."""
        self._wakeup.stop()
        self._called_off.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type] # what signal.signal returned
        self._before.clear()
        self._application.commitDataRequest.disconnect(self.session_ends)
        self._marker.end()

    def session_ends(self) -> None:
        """Remove the mark early: on a log-out some systems kill programs without a further signal."""
        record(Event.ASKED_TO_END)
        self._marker.end()
        self._called_off.start(_LOG_OUT_MS)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        record(Event.ASKED_TO_END, signal=number)
        if self._window is not None:
            self._window.close()
        self._application.exit(0)  # also closes an open dialog
