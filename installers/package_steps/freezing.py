"""What PyInstaller is told, made of the list in ``contents``; runs inside PyInstaller."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

from .contents import (
    HIDDEN_MODULES,
    LEFT_OUT_MODULES,
    OUR_FILES,
    PACKAGES_WITH_FILES,
    WHOLE_PACKAGES,
    WITH_METADATA,
)
from .selection import Entry, is_wanted


def analysis_arguments(root: Path) -> dict[str, Any]:
    """Return what PyInstaller's ``Analysis`` is called with, for the repository at ``root``."""
    modules = [name for package in WHOLE_PACKAGES for name in collect_submodules(package, filter=is_wanted)]
    files = [entry for package in PACKAGES_WITH_FILES for entry in collect_data_files(package)]
    files += copy_metadata(WITH_METADATA, recursive=True)
    files += [(str(root / source), target) for source, target in OUR_FILES]
    return {
        "pathex": [str(root)],
        "datas": files,
        "hiddenimports": [*HIDDEN_MODULES, *modules],
        "excludes": list(LEFT_OUT_MODULES),
        "noarchive": False,
        "optimize": 0,
    }


def native_engine() -> list[Entry]:
    """Return llama.cpp's libraries and, of a portable build, its variants for processors and graphics cards."""
    found = importlib.util.find_spec("llama_cpp")
    if found is None or found.origin is None:
        raise SystemExit("llama-cpp-python is not installed in the environment that is to be frozen.")
    package = Path(found.origin).parent
    libraries = [path for path in (package / "lib").iterdir() if path.is_file()]
    variants = [path for path in (package.parent / "bin").glob("*ggml-*") if path.is_file()]
    return [(str(path.relative_to(package.parent)), str(path), "BINARY") for path in (*libraries, *variants)]


def prepared_files() -> list[Entry]:
    """Return the sentence encoder as it stands in memory, and where a start looks for it."""
    found = sorted((Path(sys.prefix) / "share" / "oyster-desktop").glob("sentence-encoder-*.pickle"))
    if not found:
        raise SystemExit("The sentence encoder was not prepared in the environment that is to be frozen.")
    return [(f"share/oyster-desktop/{found[-1].name}", str(found[-1]), "DATA")]
