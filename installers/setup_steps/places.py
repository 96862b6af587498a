"""The paths of set-up: the environment in the program's folder, and the cache that clones share."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

WINDOWS = sys.platform == "win32"


@dataclass(frozen=True)
class Places:
    """The files and folders of one clone at ``root``; none is created here.

    ``environment_folder`` is that of the Python environment: the program's, or one of a tool that looks at it.
    """

    root: Path
    environment_folder: str = ".venv"

    @property
    def locks(self) -> Path:
        """The folder of requirement files with hashes."""
        return self.root / "installers" / "lock"

    @property
    def environment(self) -> Path:
        """The Python environment."""
        return self.root / self.environment_folder

    @property
    def programs(self) -> Path:
        """The environment's folder of executables."""
        return self.environment / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.programs / ("python.exe" if WINDOWS else "python")

    @property
    def oyster(self) -> Path:
        """The program's own command."""
        return self.programs / ("oyster.exe" if WINDOWS else "oyster")

    @property
    def record(self) -> Path:
        """The record of finished steps."""
        return self.environment / "set-up.json"

    @property
    def logs(self) -> Path:
        """The full output of the commands that set-up ran."""
        return self.root / "build" / "set-up"

    @property
    def turn(self) -> Path:
        """The lock file held during set-up."""
        return self.logs / "lock"

    @property
    def trial_model(self) -> Path:
        """The trial model, extracted from its wheel."""
        return self.environment / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"

    def lock(self, name: str) -> Path:
        """Return the path of one requirement file."""
        return self.locks / f"{name}.txt"


def shared_cache() -> Path:
    """Return the cache folder shared by all clones of one person: the system's place for caches."""
    if WINDOWS:
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "oyster-desktop"
