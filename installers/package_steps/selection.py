"""Which files go into the bundle and which stay out, by the list in ``contents``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from .contents import KEPT_FILES, LEFT_OUT_FILES, LEFT_OUT_MODULES

Entry = tuple[str, str, str]  # path in the bundle, path on this machine, kind
_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_OWN_LIBRARIES = ("libpython",)  # a system's Python is frozen too


def is_wanted(module: str) -> bool:
    """Return whether a module goes in, by its name."""
    return not any(module == name or module.startswith(f"{name}.") for name in LEFT_OUT_MODULES)


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without those that stay out, sorted by their path in the bundle."""
    return sorted(entry for entry in entries if is_kept(entry[0]) and not is_of_the_system(entry[1]))


def is_kept(target: str) -> bool:
    """Return whether a file goes in, by its path in the bundle."""
    path = target.replace("\\", "/")
    left_out = any(fnmatch(path, pattern) for pattern in LEFT_OUT_FILES) or "__pycache__" in path
    return path in KEPT_FILES or not left_out


def is_of_the_system(source: str) -> bool:
    """Return whether a library is the system's own: a package of ours depends on it and does not copy it."""
    name = Path(source).name
    is_library = name.startswith("lib") and ".so" in name and not name.startswith(_OWN_LIBRARIES)
    return sys.platform == "linux" and is_library and source.startswith(_SYSTEM_FOLDERS)


def module_target(name: str) -> str:
    """Return where a module of llama.cpp lies in the bundle (see ``app/engine/worker/native_library.py``)."""
    return f"bin/{name}" if "ggml-cpu" in name else f"bin/graphics/{name}"
