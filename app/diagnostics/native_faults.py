"""Faults in native code: ``faulthandler`` writes each thread's traceback to a file."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.diagnostics.code_places import file_shown, name_shown
from app.locations import Locations, private_folder

_LONGEST_BYTES = 256 * 1024  # of the file: a larger one is started anew
_MOST_LINES = 200
_FRAME = re.compile(r'  File "(?P<file>.+)", line (?P<line>\d+|\?\?\?) in (?P<function>.+)')
_KINDS = ("Segmentation fault", "Aborted", "Bus error", "Illegal instruction", "Floating point exception")
_FATAL = re.compile(r"Fatal Python error: (.+)")
_THREAD = re.compile(r"(?:Current thread|Thread) 0x[0-9a-f]+(?: \(most recent call first\))?:?")
_WINDOWS = re.compile(r"Windows fatal exception: (access violation|stack overflow|code 0x[0-9a-f]+)")


def catch_native_faults(locations: Locations) -> None:
    """Write native faults from now on; ``faulthandler`` keeps the file open until the process ends."""
    try:
        private_folder(locations.root)
        faulthandler.enable(_open(locations.faults), all_threads=True)
    except OSError:
        return  # where nothing can be written, the system's own report has to suffice


def _open(path: Path) -> BinaryIO:
    """Open for appending: other programs on this data folder write to it too when they crash."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    if sys.platform != "win32":
        os.fchmod(descriptor, 0o600)
    if os.fstat(descriptor).st_size > _LONGEST_BYTES:
        os.ftruncate(descriptor, 0)
    return os.fdopen(descriptor, "wb", buffering=0)


def dump_size(locations: Locations) -> int:
    """Return the file's size; this run's faults are appended after it."""
    try:
        return locations.faults.stat().st_size
    except OSError:
        return 0


def dump_since(locations: Locations, start: int) -> list[str]:
    """Return the printable part after ``start``: kind of fault, threads, frames within the program."""
    try:
        with locations.faults.open("rb") as file:
            file.seek(start)
            text = file.read(_LONGEST_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    return list(_shown(text.splitlines()))[:_MOST_LINES]


def _shown(lines: list[str]) -> Iterator[str]:
    """Yield only lines in ``faulthandler``'s formats, each rebuilt from its parts."""
    for line in lines:
        if frame := _FRAME.fullmatch(line):
            yield f"  {file_shown(frame['file'])}:{frame['line']} in {name_shown(frame['function'])}"
        elif fatal := _FATAL.fullmatch(line):
            yield f"Fatal error: {fatal[1] if fatal[1] in _KINDS else 'of the interpreter'}"
        elif windows := _WINDOWS.fullmatch(line):
            yield f"Fatal error: {windows[1]}"
        elif _THREAD.fullmatch(line):
            yield line
