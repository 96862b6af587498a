"""The locations of the program's resources and of the user's data."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "OYSTER_HOME"


@dataclass(frozen=True, slots=True)
class Locations:
    """The paths of one data folder; nothing is created until it is needed."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database file."""
        return self.root / "conversations.db"

    @property
    def key_parameters(self) -> Path:
        """The source of the key and the public salt of the passphrase; never the key itself."""
        return self.root / "key-source.json"

    @property
    def settings(self) -> Path:
        """The user's settings; nothing private is in them."""
        return self.root / "settings.json"

    @property
    def strategies(self) -> Path:
        """A counsellor's own table of strategies, if any."""
        return self.root / "strategies.yaml"

    @property
    def models(self) -> Path:
        """The folder of model files."""
        return self.root / "models"

    @property
    def evaluations(self) -> Path:
        """The folder of evaluation logs: questions and replies of evaluations, as plain files."""
        return self.root / "evaluations"

    @property
    def log(self) -> Path:
        """The program's log; it holds no text of a conversation."""
        return self.root / "oyster.log"

    @property
    def faults(self) -> Path:
        """Tracebacks of native faults, written by ``faulthandler``."""
        return self.root / "oyster.faults"

    @property
    def running(self) -> Path:
        """The marker that exists while a window is open and is left behind by an unexpected end."""
        return self.root / "window.running"

    @property
    def last_error(self) -> Path:
        """The traceback of the last exception that ended the program."""
        return self.root / "last-error.txt"


_OWN_NAMES = (
    "conversations.db",
    "key-source",
    "settings",
    "models",
    "evaluations",
    "catalogue.yaml",
    "strategies.yaml",
    "oyster.log",
    "oyster.faults",
    "window.lock",
    "window.call",
    "window.running",
    "last-error.txt",
)


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter (0700), with its parents. Raises ``OSError``.

    An existing one is tightened only where it holds nothing but this program's own files:
    the user may have pointed ``--data-dir`` at a folder that others use as well.
    """
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        if not folder.is_dir():
            raise
        if os.name == "posix" and folder.stat().st_uid == os.getuid() and _is_ours(folder):
            folder.chmod(0o700)


def _is_ours(folder: Path) -> bool:
    names = tuple(each.name for each in folder.iterdir())
    return bool(names) and all(each.startswith(_OWN_NAMES) for each in names)


def locate(data_dir: Path | None = None) -> Locations:
    """Return the paths: in ``data_dir``, else ``OYSTER_HOME``, else the system's folder for user data."""
    if data_dir is not None:
        return Locations(data_dir.expanduser().absolute())
    from_environment = os.environ.get(HOME_VARIABLE)
    if from_environment:
        return Locations(Path(from_environment).expanduser().absolute())
    return Locations(Path(platformdirs.user_data_dir("oyster", appauthor=False)))


def resource(name: str) -> Path:
    """Return the path of a file or folder under ``resources/``, from a checkout, a wheel or a bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [
        Path(__file__).parent / "_resources",
        Path(__file__).parent.parent / "resources",
    ]
    if isinstance(bundle, str):
        candidates.insert(0, Path(bundle) / "resources")
    for folder in candidates:
        if folder.is_dir():
            return folder / name
    raise FileNotFoundError(f"The program's resources folder is missing; looked in {candidates}.")
