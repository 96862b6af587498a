"""How a run of the window begins and ends: its mark in the data folder, and the ways in which a system asks it to end.

One place owns this, so that an end that was asked for (closing, Ctrl+C, SIGTERM, a log-out) can be told from a fall.
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

_HEARTBEAT_MS = 500
_LOG_OUT_MS = 60_000  # a log-out that has not ended the program by then was called off
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # those that the system has


class OrderlyEnd(QObject):
    """One run of the window; only the window that holds the data folder's lock makes one."""

    def __init__(self, application: QApplication, locations: Locations) -> None:
        super().__init__()
        self._application, self._locations = application, locations
        self._marker = RunningMarker(locations)
        self._window: QWidget | None = None
        self._before: dict[int, object] = {}
        self._heartbeat = QTimer(self)  # lets Python see a signal while nothing happens in the window
        self._heartbeat.timeout.connect(lambda: None)
        self._called_off = QTimer(self)
        self._called_off.setSingleShot(True)
        self._called_off.timeout.connect(self._marker.renew)

    def begin(self) -> Report | None:
        """Mark the beginning; return the report of an earlier run that did not come to its end."""
        unfinished = self._marker.begin()
        if unfinished is None:
            return None
        record(Event.EARLIER_END_UNEXPECTED, keeping=unfinished.keeping)
        return report_of(self._locations, unfinished)

    def watch(self, window: QWidget) -> None:
        """Close the window when the system asks the program to end."""
        self._window = window
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._asked)
        self._application.commitDataRequest.connect(self.session_ends)
        self._heartbeat.start(_HEARTBEAT_MS)

    def note(self, keeping: Keeping) -> None:
        """Note whether what is said is kept, for the sentence after a fall."""
        self._marker.note(keeping)

    def end(self) -> None:
        """Take the mark away: the window was closed because somebody wanted it."""
        self._heartbeat.stop()
        self._called_off.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type] # what signal.signal returned
        self._before.clear()
        self._application.commitDataRequest.disconnect(self.session_ends)
        self._marker.end()

    def session_ends(self) -> None:
        """Take the mark away while there is time: on a log-out some systems end programs without a further word."""
        record(Event.ASKED_TO_END)
        self._marker.end()
        self._called_off.start(_LOG_OUT_MS)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        record(Event.ASKED_TO_END, signal=number)
        if self._window is not None:
            self._window.close()
        self._application.exit(0)  # whatever dialog is open
