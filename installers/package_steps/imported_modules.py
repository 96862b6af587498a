"""The modules that the program's code imports, and which of them a system lacks."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

_OF_POSIX = frozenset(
    ["_curses", "curses", "fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource", "spwd", "tty"]
)
_OF_WINDOWS = frozenset(["_winapi", "msvcrt", "nt", "winreg", "winsound"])
_GUARDED = re.compile(r"\bsys\.platform\b|\bos\.name\b|\bImportError\b")
# Ours; the engine, which is built there; types alone; and what is asked only behind a keyring of Linux.
_KNOWN = frozenset({"app", "llama_cpp", "_typeshed", "secretstorage"})


def missing_modules(folder: Path, platform: str, packages: Sequence[str]) -> list[str]:
    """Return the imports below a folder that neither the standard library nor a package has on a platform.

    A module may be lacking where the file asks which system it runs on, or gets along without it.
    """
    lacking = _OF_POSIX if platform == "win32" else _OF_WINDOWS
    by_module = packages_distributions()
    has = {_plain(name) for name in packages}
    found = []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for line, module in _imports(ast.parse(text)):
            if module in _KNOWN:
                continue
            if module in sys.stdlib_module_names:
                there = module not in lacking
            else:
                there = bool(has & {_plain(name) for name in by_module.get(module, ())})
            if not there and not _GUARDED.search(text):
                found.append(
                    f"{path.relative_to(folder.parent)}:{line}: {module} is not to be had on {platform}"
                )
    return found


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and top-level name of each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                yield node.lineno, each.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.partition(".")[0]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
