"""Qt's own messages, logged without their text.

A message of Qt may quote the text of a document, a file's name or an address, which cannot be recognised.
So nothing is kept of it but its severity, Qt's category, the place in Qt's code where one is given, and its first
word where that is a class or a method that Qt really has ("QPainter::begin"): that word is part of Qt's API,
not of a conversation. A hash of the rest would protect nothing: whoever guesses a short sentence
can compare.
"""

from __future__ import annotations

import re
from enum import Enum

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.diagnostics.code_places import file_shown
from app.diagnostics.events import Event, Fact, Identifier
from app.diagnostics.hooks import Repeats
from app.diagnostics.log import record

_FIRST_WORD = re.compile(r"(Q[A-Z][A-Za-z0-9]*)(?:::(~?[A-Za-z][A-Za-z0-9_]*))?\b")
_CATEGORY = re.compile(r"default|js|qml|qt(?:\.[a-z0-9_\-]+){1,5}")
_EVENTS = {
    QtMsgType.QtWarningMsg: Event.QT_WARNING,
    QtMsgType.QtCriticalMsg: Event.QT_CRITICAL,
    QtMsgType.QtFatalMsg: Event.QT_FATAL,
}


class QtMessages:
    """Handles Qt's messages until ``give_back``; the same message is logged once a minute.

    Create it after the application: what keeps Qt from starting (no display, a missing library) is printed in
    Qt's own words in the terminal, before a person has written anything.
    """

    def __init__(self) -> None:
        self._repeats = Repeats()
        self._before = qInstallMessageHandler(self._take)

    def give_back(self) -> None:
        """Restore the earlier message handler."""
        qInstallMessageHandler(self._before)

    def _take(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        event = _EVENTS.get(kind, Event.QT_MESSAGE)
        facts = facts_of(context.category, context.file, context.line, message or "", context.function or "")
        if self._repeats.is_first((event, str(facts))):
            record(event, **facts)


def facts_of(
    category: str | None, file: str | None, line: int, message: str, function: str = ""
) -> dict[str, Fact]:
    """Return what may be logged of a message."""
    facts: dict[str, Fact] = {}
    if category and _CATEGORY.fullmatch(category):
        facts["category"] = Identifier(category)
    speaker = _speaker(_FIRST_WORD.match(message)) or _speaker(_FIRST_WORD.search(function))
    if speaker:
        facts["speaker"] = Identifier(speaker)
    if file:
        facts["file"] = Identifier(file_shown(file).rsplit("/", 1)[-1])
        facts["line"] = line
    return facts


def _speaker(found: re.Match[str] | None) -> str:
    """Return the class and method at the beginning of a message if Qt has them; else an empty text."""
    if found is None:
        return ""
    name, method = found[1], found[2] or ""
    for module in (QtCore, QtGui, QtWidgets):
        owner = getattr(module, name, None)
        if isinstance(owner, type) and not issubclass(owner, Enum):
            return f"{name}::{method}" if method and hasattr(owner, method) else name
    return ""
