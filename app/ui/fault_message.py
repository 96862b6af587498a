"""The error bar's message about an uncaught exception; the window stays open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.diagnostics.hooks import own_faults
from app.diagnostics.traces import Trace
from app.translation import tr
from app.ui.error_bar import ErrorBar

SENTENCE = tr("The program made a mistake. Nothing that was saved is lost, and you can go on.")


class FaultMessage(QObject):
    """Listens for faults in any thread and shows them in the window's thread, the same one once a minute."""

    _arrived = Signal(str)

    def __init__(self, errors: ErrorBar, parent: QObject) -> None:
        super().__init__(parent)
        self._errors = errors
        # Queued: a fault may come from within painting or layout, which must not start another.
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._hooks = own_faults()
        self._hooks.listener = self._listen

    def stop(self) -> None:
        """Stop listening."""
        self._hooks.listener = None

    def _listen(self, trace: Trace) -> None:
        self._arrived.emit(str(trace))

    @Slot(str)
    def _tell(self, trace: str) -> None:
        self._errors.tell(SENTENCE, trace)
