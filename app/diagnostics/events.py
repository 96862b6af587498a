"""The closed list of loggable events, and the types of facts that may accompany one.

A log call takes an ``Event`` and facts that are numbers, enum members, exception types or an ``Identifier``. There is
no way to pass a ``str``: the type checker refuses it, and ``Entry`` shows one as withheld if it comes all the same.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, unique

from app.diagnostics.code_places import name_shown
from app.diagnostics.traces import Trace

WITHHELD = "(withheld)"
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+\-]{0,63}")
_HEXADECIMAL = re.compile(r"[0-9a-f]{12,128}")
_DIGEST_LETTERS = 12


class Subject(StrEnum):
    """The subject of an event; the names are those of the loggers."""

    PROGRAM = "oyster.program"
    ENGINE = "oyster.engine"
    STORAGE = "oyster.storage"
    MODELS = "oyster.models"
    TURN = "oyster.turn"
    TASK = "oyster.task"
    UI = "oyster.ui"
    QT = "oyster.qt"


@unique
class Event(Enum):
    """Every loggable event: its subject, its level, and its text in the log."""

    PROGRAM_STARTED = (Subject.PROGRAM, logging.INFO, "program started")
    PROGRAM_ENDED = (Subject.PROGRAM, logging.INFO, "program ended")
    EARLIER_END_UNEXPECTED = (Subject.PROGRAM, logging.WARNING, "the window had ended unexpectedly before")
    ASKED_TO_END = (Subject.PROGRAM, logging.INFO, "asked to end by the system")
    COMMAND_REFUSED = (Subject.PROGRAM, logging.WARNING, "a command failed as can be expected")
    FAULT_AT_THE_END = (Subject.PROGRAM, logging.CRITICAL, "an exception ended the program")
    FAULT = (Subject.PROGRAM, logging.ERROR, "an exception that nobody caught")
    FAULT_IN_THREAD = (Subject.PROGRAM, logging.ERROR, "an exception ended a thread")
    FAULT_UNRAISABLE = (Subject.PROGRAM, logging.ERROR, "an exception where none can be raised")

    OPENING_WINDOW_SHOWN = (Subject.UI, logging.INFO, "opening window shown")
    WINDOW_OPENED = (Subject.UI, logging.INFO, "window opened")
    WINDOW_CLOSED = (Subject.UI, logging.INFO, "window closed")
    DEMONSTRATION_BEGUN = (Subject.UI, logging.INFO, "demonstration begun")
    DEMONSTRATION_FELL = (Subject.UI, logging.ERROR, "the demonstration's window fell, and is started again")
    DEMONSTRATION_LEFT = (Subject.UI, logging.INFO, "demonstration left with its passphrase")
    WINDOW_LOCKED = (Subject.UI, logging.INFO, "window locked")
    LEFT_AT_ONCE = (Subject.UI, logging.INFO, "left at once")
    REPORT_SAVED = (Subject.UI, logging.INFO, "report saved by the person")
    QT_MESSAGE = (Subject.QT, logging.INFO, "message of Qt")
    QT_WARNING = (Subject.QT, logging.WARNING, "warning of Qt")
    QT_CRITICAL = (Subject.QT, logging.ERROR, "critical message of Qt")
    QT_FATAL = (Subject.QT, logging.CRITICAL, "fatal message of Qt")

    TASK_REFUSED = (Subject.TASK, logging.WARNING, "a task failed as can be expected")
    TASK_FAULT = (Subject.TASK, logging.ERROR, "a task failed by a mistake of the program")

    WORKER_STARTED = (Subject.ENGINE, logging.INFO, "worker started")
    WORKER_DIED = (Subject.ENGINE, logging.ERROR, "worker died")
    WORKER_FAULT = (Subject.ENGINE, logging.ERROR, "worker failed by a mistake of the program")
    MODEL_CHOSEN = (Subject.ENGINE, logging.INFO, "model chosen")
    MODEL_LOADING = (Subject.ENGINE, logging.INFO, "model loading")
    MODEL_LOADED = (Subject.ENGINE, logging.INFO, "model loaded")
    MODEL_NOT_LOADED = (Subject.ENGINE, logging.WARNING, "model not loaded")
    HELPER_LOADED = (Subject.ENGINE, logging.INFO, "helper model loaded beside the chat model")
    HELPER_NOT_LOADED = (Subject.ENGINE, logging.WARNING, "helper model not loaded; the chat model is")
    HELPER_LET_GO = (Subject.ENGINE, logging.INFO, "helper model let go of: it made nothing quicker here")
    STATE_NOT_KEPT = (Subject.ENGINE, logging.WARNING, "state of a conversation not kept")

    TURN_BEGUN = (Subject.TURN, logging.INFO, "turn begun")
    TURN_ENDED = (Subject.TURN, logging.INFO, "turn ended")
    TURN_FAILED = (Subject.TURN, logging.WARNING, "turn failed")
    TURN_REFUSED = (Subject.TURN, logging.WARNING, "turn could not be begun or went no further")

    SENTENCE_CLASSIFIER_FAILED = (
        Subject.TURN,
        logging.WARNING,
        "the sentence classifier failed; the rules go on alone",
    )
    STORAGE_FAILED = (Subject.STORAGE, logging.ERROR, "storage failed")
    DOWNLOAD_STARTED = (Subject.MODELS, logging.INFO, "downloader started")
    DOWNLOAD_ENDED = (Subject.MODELS, logging.INFO, "downloader ended")

    @property
    def subject(self) -> Subject:
        """The subject."""
        return self.value[0]

    @property
    def level(self) -> int:
        """The level, as in ``logging``."""
        return self.value[1]

    @property
    def words(self) -> str:
        """The text in the log."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name given by the program or its catalogue: a model's id, a device. Any other shape is withheld."""

    text: str

    def __str__(self) -> str:
        """Return the name."""
        return self.text if _IDENTIFIER.fullmatch(self.text) else WITHHELD


def digest(sha256: str) -> Identifier:
    """Return the first digits of a hash, enough to tell files apart."""
    return Identifier(sha256[:_DIGEST_LETTERS] if _HEXADECIMAL.fullmatch(sha256) else "unknown")


Fact = bool | int | float | Enum | Identifier | type[BaseException] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with its facts, passed through ``logging`` in place of a message."""

    event: Event
    facts: Mapping[str, Fact] = field(default_factory=dict)
    trace: Trace | None = None

    def __str__(self) -> str:
        """Return the event on a line, and its trace below, indented."""
        facts = ", ".join(f"{name_shown(name)} {_shown(fact)}" for name, fact in self.facts.items())
        line = f"{self.event.words}: {facts}" if facts else self.event.words
        if self.trace is None:
            return line
        return "\n    ".join((line, *str(self.trace).splitlines()))


def _shown(fact: object) -> str:
    """Return a fact as text; a value of any other type is withheld."""
    match fact:
        case Enum():
            return name_shown(fact.name)
        case None | bool() | int():
            return str(fact) if type(fact) in (bool, int, type(None)) else WITHHELD
        case float():
            return f"{float(fact):.3f}"
        case Identifier():
            return str(fact)
        case type() if issubclass(fact, BaseException):
            return name_shown(fact.__qualname__)
        case _:
            return WITHHELD
