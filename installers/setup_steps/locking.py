"""Generating the lock files from ``pyproject.toml``, for those who change dependencies."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from .commands import run_logged
from .messages import say
from .places import WINDOWS, Places

ENGINE_PACKAGE = "llama-cpp-python"


def write_locks(places: Places, arguments: Sequence[str]) -> None:
    """Resolve for every system at once; pins that still fit stay unless ``--upgrade`` is among the arguments.

    ``run`` excludes the engine, which ``engine`` locks as source only, and ``compare`` excludes PyTorch,
    which ``torch`` locks by hand (CONTRIBUTING.md). Raises ``Stop``.
    """
    project = str(places.root / "pyproject.toml")
    run = str(places.lock("run"))
    _compile(places, "run", [project, "--no-emit-package", ENGINE_PACKAGE, *arguments])
    _compile(places, "engine", [str(_engine_source(places)), "--no-deps", *arguments])
    groups = (("build", "build"), ("test", "dev"), ("lock", "lock"), ("audit", "audit"), ("freeze", "freeze"))
    for name, group in groups:
        _compile(places, name, ["--constraints", run, "--group", f"{project}:{group}", *arguments])
    fixed = ["--constraints", run, "--constraints", str(places.lock("test")), "--no-emit-package", "torch"]
    _compile(places, "compare", [*fixed, "--group", f"{project}:compare", *arguments])


def _engine_source(places: Places) -> Path:
    """Return a requirement file with the engine alone, as ``pyproject.toml`` asks for it."""
    project = tomllib.loads((places.root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = next(each for each in project["project"]["dependencies"] if each.startswith(ENGINE_PACKAGE))
    path = places.logs / "engine.in"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{asked}\n", encoding="utf-8")
    return path


def _compile(places: Places, name: str, arguments: Sequence[str]) -> None:
    say(f"locking {name}")
    uv = places.programs / ("uv.exe" if WINDOWS else "uv")
    here = ["--directory", str(places.root)]  # whose pyproject.toml has settings for the tool, too
    common = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    style = ["--no-annotate", "--no-header"]
    run_logged(
        [str(uv), *here, *common, *style, *arguments, "-o", str(places.lock(name))],
        places.logs / f"lock-{name}.log",
        f"installers/lock/{name}.txt could not be written.",
    )
