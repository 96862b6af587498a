"""The report of an unexpected end as text: versions, log, traceback; no text of a conversation."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app import __version__
from app.diagnostics.log import last_lines
from app.diagnostics.native_faults import dump_since
from app.diagnostics.running_marker import Run
from app.locations import Locations

_LOG_LINES = 200
# PySide6 is built for, and shipped with, the Qt of its own version.
_PACKAGES = (
    ("Qt and PySide6", "PySide6-Essentials"),
    ("llama-cpp-python", "llama-cpp-python"),
    ("SQLAlchemy", "SQLAlchemy"),
    ("sqlcipher3", "sqlcipher3"),
)
_VERSION = re.compile(r"[0-9A-Za-z.+\-]{1,40}")


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of how a run ended."""

    run: Run
    dump: tuple[str, ...]
    log: tuple[str, ...]
    exception: bool  # an exception reached the top level

    def __str__(self) -> str:
        """Return the report as text; the home folder is written as ``~``."""
        parts = (
            "Report of the program Oyster desktop",
            "It holds nothing that you or a model wrote.",
            "",
            *_versions(),
            "",
            "How the last run ended",
            *(f"  {line}" for line in self._ending()),
            "",
            "Where native code fell",
            *(self.dump or ("  nothing was written",)),
            "",
            f"The last lines of the log ({len(self.log)})",
            *self.log,
        )
        return without_home("\n".join(parts)) + "\n"

    def _ending(self) -> tuple[str, ...]:
        started = _moment(self.run.started) if self.run.started > 0 else "at a time that is not known"
        which = self.run.version if _VERSION.fullmatch(self.run.version) else "not known"
        if self.dump:
            how = self.dump[0]
        elif self.exception:
            how = "An exception reached the end of the program; the log has its trace."
        else:
            how = "Nothing was noted: it was ended from outside, or the computer went off."
        return (f"Started {started}, version {which}.", how, f"What was said: {self.run.keeping.value}.")


def report_of(locations: Locations, run: Run) -> Report:
    """Return the report of a run that ended unexpectedly."""
    return Report(
        run,
        tuple(dump_since(locations, run.dump_start)),
        tuple(last_lines(locations.log, _LOG_LINES)),
        _written_since(locations.last_error, run.started),
    )


def without_home(text: str) -> str:
    """Return a text with the user's home folder replaced by ``~``."""
    try:
        homes = {str(Path.home()), str(Path.home().resolve())}
    except (OSError, RuntimeError):
        return text
    for home in sorted(homes, key=len, reverse=True):
        if len(home) > 1:
            text = re.sub(rf"{re.escape(home)}(?![\w\-])", "~", text)
    return text


def _versions() -> tuple[str, ...]:
    system = f"{platform.system()} {platform.release()} on {platform.machine()}"
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Oyster desktop {__version__}",
        f"Python {platform.python_version()}",
        *(f"{name} {_installed(package)}" for name, package in _PACKAGES),
        f"{system}{_distribution()}",
        f"{usable} of {os.cpu_count()} processors usable",
    )


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(version not known)"


def _distribution() -> str:
    try:
        return f", {platform.freedesktop_os_release()['PRETTY_NAME']}"
    except (OSError, KeyError, AttributeError):
        return ""


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def _written_since(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime >= moment > 0
    except OSError:
        return False
