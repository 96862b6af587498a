"""The locations of the program's resources and of the user's data."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "OYSTER_HOME"


class Locations(NamedTuple):
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
    def keyring_entries(self) -> Path:
        """The names of the keyring's entries with a token, and of those that it refused to delete."""
        return self.root / "keyring-entries.json"

    @property
    def wrong_tries(self) -> Path:
        """How many wrong passphrases were tried in a row, and when."""
        return self.root / "key-source.tries"

    @property
    def locked(self) -> Path:
        """The mark that exists while the window is locked, and after a program that ended so."""
        return self.root / "window.locked"

    @property
    def deleting(self) -> Path:
        """The mark that everything is being deleted; the next start finishes that."""
        return self.root / "deleting"

    @property
    def settings(self) -> Path:
        """The user's settings; nothing private is in them."""
        return self.root / "settings.json"

    @property
    def window_place(self) -> Path:
        """Where the window stood; nothing private is in it."""
        return self.root / "window.json"

    @property
    def strategies(self) -> Path:
        """A counsellor's own table of strategies, if any."""
        return self.root / "strategies.yaml"

    @property
    def rubrics(self) -> Path:
        """The folder of a counsellor's own rubrics; no rating is in it."""
        return self.root / "rubrics"

    @property
    def models(self) -> Path:
        """The folder of model files, unless a person has moved it."""
        return self.root / "models"

    @property
    def models_place(self) -> Path:
        """Where the folder of model files was moved to, if it was."""
        return self.root / "models-place.json"

    @property
    def downloads(self) -> Path:
        """The queue of downloads: names of models and bytes, nothing private."""
        return self.root / "downloads.json"

    @property
    def self_tests(self) -> Path:
        """The folder of the models' self-tests: their scores on the program's own texts, nothing private."""
        return self.root / "self-tests"

    @property
    def measured_speeds(self) -> Path:
        """How fast models were measured to be on this computer; nothing private is in it."""
        return self.root / "measured-speeds.json"

    @property
    def demonstration(self) -> Path:
        """The data folder of a demonstration that runs."""
        return self.root / "demonstration"

    @property
    def demonstration_state(self) -> Path:
        """Its plan and where it stands; there as long as it was not left."""
        return self.demonstration / "state.json"

    @property
    def evaluations(self) -> Path:
        """The folder of evaluation logs: questions and replies of evaluations, as plain files."""
        return self.root / "evaluations"

    @property
    def connections(self) -> Path:
        """The list of every connection that was made: addresses, purposes and numbers, nothing private."""
        return self.root / "connections.jsonl"

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


_OWN_FOLDERS = ("models", "evaluations", "rubrics", "self-tests", "conversation-states", "demonstration")
_OWN_FILES = (  # and those that stand beside them, with a dot or a hyphen behind the name
    "conversations.db",
    "audit-head.txt",
    "backup-work-",
    "key-source",
    "keyring-entries.json",
    "settings.json",
    "models-place.json",
    "downloads.json",
    "measured-speeds.json",
    "catalogue.yaml",
    "strategies.yaml",
    "connections.jsonl",
    "oyster.log",
    "oyster.faults",
    "window.lock",
    "window.call",
    "window.json",
    "window.locked",
    "window.running",
    "last-error.txt",
    "backup-work",
)
_DELETING = "deleting"


def is_own_name(name: str) -> bool:
    """Return whether a file or folder of this name in the data folder is the program's: others may use it as well."""
    beside = tuple(f"{own}{mark}" for own in _OWN_FILES for mark in ".-")
    return name in (*_OWN_FOLDERS, *_OWN_FILES, _DELETING) or name.startswith(beside)


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
        if sys.platform != "win32" and folder.stat().st_uid == os.getuid() and _is_ours(folder):
            folder.chmod(0o700)


def close_to_others(root: Path) -> None:
    """Close what this program wrote in ``root`` to all but its owner: 0600, folders 0700. Earlier versions did not.

    What cannot be closed stays as it is; links are not followed.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        for each in root.iterdir():
            is_own = is_own_name(each.name) and not each.is_symlink()
            if is_own and each.lstat().st_mode & 0o077:
                each.chmod(0o700 if each.is_dir() else 0o600)


def _is_ours(folder: Path) -> bool:
    names = tuple(each.name for each in folder.iterdir())
    return bool(names) and all(map(is_own_name, names))


def absolute_path(written: str | Path) -> Path:
    """Return the absolute path that a person wrote; a ``~`` of nobody who is known here stays in it."""
    path = Path(written)
    with suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()


def locate(data_dir: Path | None = None) -> Locations:
    """Return the paths: in ``data_dir``, else ``OYSTER_HOME``, else the system's folder for user data.

    Raises ``RuntimeError`` for a folder in the home of somebody who is not known here.
    """
    if data_dir is not None:
        return Locations(data_dir.expanduser().absolute())
    from_environment = os.environ.get(HOME_VARIABLE)
    if from_environment:
        return Locations(Path(from_environment).expanduser().absolute())
    import platformdirs  # a folder that is named needs none

    return Locations(Path(platformdirs.user_data_dir("oyster", appauthor=False)))


def resource(name: str) -> Path:
    """Return the path of a file or folder under ``resources/``, from a checkout, a wheel or a bundle."""
    return _resources() / name


@cache
def _resources() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [
        Path(__file__).parent / "_resources",
        Path(__file__).parent.parent / "resources",
    ]
    if isinstance(bundle, str):
        candidates.insert(0, Path(bundle) / "resources")
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The program's resources folder is missing; looked in {candidates}.")
