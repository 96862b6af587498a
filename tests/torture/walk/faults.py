"""Faults without a visible sign: exceptions in slots and threads, and Qt's warnings."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_COMPLAINTS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Faults:
    """Collects faults from now on; ``found`` has one text for each."""

    def __init__(self) -> None:
        self.found: list[str] = []
        sys.excepthook = self._exception
        threading.excepthook = lambda args: self._exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(self._message)

    def _exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._found("".join(traceback.format_exception(kind, error, trace)))

    def _message(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind in _COMPLAINTS:
            self._found(f"Qt says: {words}")

    def _found(self, fault: str) -> None:
        self.found.append(fault)
        print(fault, flush=True)  # at once: Qt ends the program itself where the X screen is lost
