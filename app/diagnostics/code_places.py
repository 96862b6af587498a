"""Names of code locations as a log may show them: files within the program, functions, types."""

from __future__ import annotations

import linecache
import re
from functools import cache
from pathlib import Path

ELSEWHERE = "(elsewhere)"
UNNAMED = "(unnamed)"
_PROGRAM = Path(__file__).resolve().parents[2]  # the folder that contains ``app``
_INSTALLED = re.compile(r"[/\\](?:site|dist)-packages[/\\](.+)$")
_FILE = re.compile(r"[A-Za-z0-9_+.\-]+(?:/[A-Za-z0-9_+.\-]+)*\.(?:py|pyc|pyx|pyi|cpp|c|h)")
_NAME = re.compile(r"[A-Za-z_<][A-Za-z0-9_.<>]*")
_LONGEST = 120


def file_shown(path: str) -> str:
    """Return a code file's path within the program, a package or the standard library, else ``(elsewhere)``.

    Compiled templates and ``exec`` have made-up file names, and a folder may bear a user's name: neither is shown.
    """
    plain = path.replace("\\", "/")
    program, library = f"{_PROGRAM.as_posix()}/", f"{_standard_library()}/"
    if plain.startswith(f"{program}app/"):
        shown = plain.removeprefix(program)
    elif found := _INSTALLED.search(path):
        shown = found[1].replace("\\", "/")
    elif plain.startswith(library):
        shown = f"python/{plain.removeprefix(library)}"
    else:
        shown = plain
    return shown if len(shown) <= _LONGEST and _FILE.fullmatch(shown) else ELSEWHERE


@cache
def _standard_library() -> str:
    import sysconfig  # for the first fault alone

    return Path(sysconfig.get_paths()["stdlib"]).as_posix()


def name_shown(name: str) -> str:
    """Return the name of a function or a type, or ``(unnamed)`` for a string that is no identifier."""
    return name if len(name) <= _LONGEST and _NAME.fullmatch(name) else UNNAMED


def source_line(file: str, line: int) -> str:
    """Return a line of the program's own source, stripped; empty for other code or missing source."""
    if not file.startswith("app/"):
        return ""
    return linecache.getline(str(_PROGRAM / file), line).strip()
