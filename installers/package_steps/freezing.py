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
from .selection import Entry, is_wanted, module_target


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
    """Return llama.cpp's libraries and, of a portable build, its modules for processors and for graphics cards.

    Those for graphics cards are apart, so that they are loaded by themselves and only where one is to compute.
    """
    found = importlib.util.find_spec("llama_cpp")
    if found is None or found.origin is None:
        raise SystemExit("llama-cpp-python is not installed in the environment that is to be frozen.")
    package = Path(found.origin).parent
    modules = [path for path in (package.parent / "bin").glob("*ggml-*") if path.is_file()]
    names = {path.name for path in modules}  # a module lies among the libraries a second time
    libraries = [path for path in (package / "lib").iterdir() if path.is_file() and path.name not in names]
    return [
        *((f"llama_cpp/lib/{path.name}", str(path), "BINARY") for path in libraries),
        *((module_target(path.name), str(path), "BINARY") for path in modules),
    ]


def prepared_files() -> list[Entry]:
    """Return the sentence encoder as it stands in memory, and where a start looks for it."""
    found = sorted((Path(sys.prefix) / "share" / "oyster-desktop").glob("sentence-encoder-*.pickle"))
    if not found:
        raise SystemExit("The sentence encoder was not prepared in the environment that is to be frozen.")
    return [(f"share/oyster-desktop/{found[-1].name}", str(found[-1]), "DATA")]
