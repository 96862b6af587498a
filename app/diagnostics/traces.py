"""Traces of exceptions without any text of a conversation: types, frames, and numbers such as ``errno``.

An exception's message, its arguments and the values of variables may be a user's text. They are not merely left out
when shown: a trace has no field that could hold them, and its fields accept only what looks like code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from types import TracebackType

from app.diagnostics.code_places import ELSEWHERE, file_shown, name_shown, source_line

_NUMBERS = ("errno", "winerror", "sqlite_errorcode")
_KINDS = ("kind", "code")  # enum members by which our own errors state their kind
_FIRST_FRAMES, _LAST_FRAMES = 12, 36  # of a recursion only the first and last frames are kept
_MOST_ERRORS = 8
_NOTE = re.compile(r"[a-z_]{1,24} [A-Za-z0-9_\-]{1,48}")


@dataclass(frozen=True, slots=True)
class Frame:
    """One call: a file within the program, a line, a function."""

    file: str
    line: int
    function: str

    def __post_init__(self) -> None:
        """Replace what does not look like code."""
        object.__setattr__(self, "file", self.file if self.file == ELSEWHERE else file_shown(self.file))
        object.__setattr__(self, "function", name_shown(self.function))

    def __str__(self) -> str:
        """Return the frame as one line, with the program's own source if available."""
        source = source_line(self.file, self.line)
        return f"  {self.file}:{self.line} in {self.function}{f': {source}' if source else ''}"


@dataclass(frozen=True, slots=True)
class Raised:
    """One exception: its type's name, its numbers and enum members, and its frames."""

    type_name: str
    notes: tuple[str, ...]
    frames: tuple[Frame, ...]
    left_out: int = 0  # frames in the middle of a recursion

    def __post_init__(self) -> None:
        """Replace what does not look like code."""
        object.__setattr__(self, "type_name", name_shown(self.type_name))
        object.__setattr__(self, "notes", tuple(note for note in self.notes if _NOTE.fullmatch(note)))

    def __str__(self) -> str:
        """Return the type and its notes on a line, then the frames, innermost last."""
        first = f"{self.type_name} ({', '.join(self.notes)})" if self.notes else self.type_name
        lines = [first, *map(str, self.frames)]
        if self.left_out:
            lines.insert(1 + _FIRST_FRAMES, f"  … {self.left_out} more frames …")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Trace:
    """An exception and its causes, the first cause first."""

    raised: tuple[Raised, ...]

    @classmethod
    def of(cls, error: BaseException) -> Trace:
        """Return the trace of an exception."""
        chain = list(islice(_chain(error), _MOST_ERRORS))
        return cls(tuple(_raised(link) for link in reversed(chain)))

    @property
    def fingerprint(self) -> tuple[str, str, int]:
        """The type and the innermost location, which identify a fault."""
        if not self.raised:
            return ("", "", 0)
        last = self.raised[-1]
        place = last.frames[-1] if last.frames else None
        return (last.type_name, place.file if place else "", place.line if place else 0)

    def __str__(self) -> str:
        """Return the whole as text for a log or a report."""
        return "\nwhich led to ".join(map(str, self.raised))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and its causes, the latest first, including a group's members."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        link = waiting.pop()
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting.extend(link.exceptions)
        before = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
        if before is not None:
            waiting.append(before)


def _raised(error: BaseException) -> Raised:
    kind = type(error)
    module = getattr(kind, "__module__", "builtins")  # generated code may have none
    name = kind.__qualname__ if module == "builtins" else f"{module}.{kind.__qualname__}"
    frames = tuple(_frames(error.__traceback__))
    if len(frames) <= _FIRST_FRAMES + _LAST_FRAMES:
        return Raised(name, tuple(_notes(error)), frames)
    kept = (*frames[:_FIRST_FRAMES], *frames[-_LAST_FRAMES:])
    return Raised(name, tuple(_notes(error)), kept, len(frames) - len(kept))


def _frames(step: TracebackType | None) -> Iterator[Frame]:
    while step is not None:
        code = step.tb_frame.f_code
        yield Frame(code.co_filename, step.tb_lineno, code.co_qualname)
        step = step.tb_next


def _notes(error: BaseException) -> Iterator[str]:
    """Yield the numbers and enum members of an exception, which cannot be a user's text."""
    for name in _NUMBERS:
        value = getattr(error, name, None)
        if type(value) is int:
            yield f"{name} {value}"
    for name in _KINDS:
        value = vars(error).get(name)
        if isinstance(value, Enum):
            yield f"{name} {value.name}"
