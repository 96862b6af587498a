"""Moving the models folder: everything is copied and compared first; only then does the new place count."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.locations import Locations
from app.models.errors import DownloadCancelled, DownloadFailed, FailureKind, LibraryUnusable, WrongHash
from app.models.hashing import hash_of
from app.models.manifest import read_manifest
from app.models.model_library import ModelLibrary
from app.models.models_place import ModelsPlace, read_place, write_place
from app.translation import tr

_BLOCK = 1 << 20
_MARGIN_BYTES = 64 * 2**20
_MARK = ".oyster-move"  # in a folder that a move has begun to fill
_SUBFOLDER = "oyster-models"

Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Moved:
    """A finished move. ``left`` are files of the old folder that cannot be deleted yet: the next start tries again."""

    folder: Path
    left: tuple[Path, ...]


def place_in(chosen: Path) -> Path:
    """Return the folder to move to: the chosen one where it is empty, or a move to it was begun; else one inside it."""
    folder = chosen.expanduser().absolute()
    try:
        names = {each.name for each in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise LibraryUnusable(tr("{folder} cannot be read.", folder=folder), str(error)) from error
    return folder if not names or _MARK in names else folder / _SUBFOLDER


class FolderMove:
    """One move. ``run`` blocks; ``cancel`` may come from any thread.

    Killed at any moment, the models are in the old folder or in the new one, whole; another move to the same place
    takes up what was copied.
    """

    def __init__(self, library: ModelLibrary, locations: Locations, chosen: Path) -> None:
        self._library, self._locations = library, locations
        self._old = library.folder
        # a folder with models, where this library has none: somebody moved it by hand, or its disk is elsewhere now
        has_models = any(map(read_manifest, chosen.expanduser().glob("*.json")))
        self._begins_there = not (library.installed() or library.missing()) and (
            has_models or bool(library.unreachable)
        )
        self.target = chosen.expanduser().absolute() if has_models else place_in(chosen)
        self._hashes = {file.path: file.sha256 for model in library.installed() for file in model.files}
        self._cancelled = threading.Event()
        self._tell: Tell = lambda share: None
        self._total, self._done = 0, 0

    def cancel(self) -> None:
        """Stop; the models stay where they were, and what was copied is deleted."""
        self._cancelled.set()

    def run(self, on_progress: Tell) -> Moved:
        """Move, and return where the folder is now; ``on_progress`` gets the share, 0 to 1.

        Raises ``LibraryUnusable``, ``DownloadFailed`` where there is no room, ``WrongHash`` where a copy is not the
        file, ``DownloadCancelled``.
        """
        self._tell = on_progress
        if self._begins_there:
            return self._begin_there()
        self._refuse_what_cannot_be()
        try:
            with self._library.alone():
                files = tuple(files_in(self._old))
                self._check_room(files)
                write_place(self._locations, ModelsPlace(self._folder_now(), begun=str(self.target)))
                (self.target / _MARK).touch()
                self._copy_all(files)
                place = ModelsPlace(str(self.target), left=str(self._old))
                write_place(self._locations, place)  # from here on, the new place counts
        except OSError as error:
            raise LibraryUnusable(
                tr("The models cannot be moved to {folder}; they stay where they were.", folder=self.target),
                str(error),
            ) from error
        self._library.folder, self._library.moved = self.target, True
        (self.target / _MARK).unlink(missing_ok=True)
        return Moved(self.target, finish_move(self._locations))

    def _begin_there(self) -> Moved:
        """Use the folder as it is: there is nothing to move."""
        self._make_target()
        write_place(self._locations, ModelsPlace(str(self.target)))
        self._library.folder, self._library.moved = self.target, True
        return Moved(self.target, ())

    def _folder_now(self) -> str:
        return "" if self._old == self._locations.models else str(self._old)

    def _refuse_what_cannot_be(self) -> None:
        old, new = self._old.resolve(), self.target.resolve()
        if old == new:
            raise LibraryUnusable(tr("The models are in {folder} already.", folder=new))
        if new.is_relative_to(old) or old.is_relative_to(new):
            raise LibraryUnusable(
                tr("One of the two folders is inside the other. Choose a folder that is elsewhere.")
            )
        self._make_target()

    def _make_target(self) -> None:
        try:
            self.target.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnusable(
                tr("Nothing can be written in {folder}. Choose another one.", folder=self.target), str(error)
            ) from error

    def _check_room(self, files: tuple[Path, ...]) -> None:
        sizes = sum(each.stat().st_size for each in files if not each.is_symlink())
        self._total = 2 * sizes  # each is copied, and the copy is read
        if _same_disk(self._old, self.target):
            return  # a second name for the same bytes takes no room
        free = shutil.disk_usage(self.target).free
        if sizes + _MARGIN_BYTES > free:
            raise DownloadFailed(
                tr(
                    "There is too little room in {folder}: {wanted} GB are needed, {free} GB are free. Make room "
                    "there, or choose another disk.",
                    folder=self.target,
                    wanted=f"{sizes / 1e9:.1f}",
                    free=f"{free / 1e9:.1f}",
                ),
                kind=FailureKind.DISK_FULL,
            )

    def _copy_all(self, files: tuple[Path, ...]) -> None:
        made: list[Path] = []
        try:
            for file in files:
                self._heed()
                copy = self.target / file.relative_to(self._old)
                copy.parent.mkdir(parents=True, exist_ok=True)
                made.append(copy)
                self._copy(file, copy)
        except (DownloadCancelled, WrongHash):
            for copy in (*made, self.target / _MARK):
                copy.unlink(missing_ok=True)
            delete_empty_folders(self.target)
            write_place(self._locations, ModelsPlace(self._folder_now()))
            raise

    def _copy(self, file: Path, copy: Path) -> None:
        """Give the file a second name where that is possible, else copy it and compare the hashes."""
        size = file.lstat().st_size
        with contextlib.suppress(OSError):
            if copy.exists() and copy.samefile(file):
                return self._advance(2 * size)
        if file.is_symlink():
            copy.unlink(missing_ok=True)
            copy.symlink_to(file.readlink())
            return None
        known = self._hashes.get(file, "")
        if known and copy.is_file() and copy.stat().st_size == size and self._hash(copy, 2 * size) == known:
            return None  # copied by a move that was interrupted
        copy.unlink(missing_ok=True)
        try:
            os.link(file, copy)
        except OSError:
            self._copy_bytes(file, copy, size)
        else:
            self._advance(2 * size)
        return None

    def _copy_bytes(self, file: Path, copy: Path, size: int) -> None:
        digest = hashlib.sha256()
        with file.open("rb") as source, copy.open("xb") as sink:
            while block := source.read(_BLOCK):
                self._heed()
                digest.update(block)
                sink.write(block)
                self._advance(len(block))
            sink.flush()
            os.fsync(sink.fileno())
        shutil.copystat(file, copy)
        if self._hash(copy, size) != digest.hexdigest():
            raise WrongHash(
                tr(
                    "What was written to {folder} is not what was read, so the models stay where they were. Is the "
                    "disk sound?",
                    folder=copy.parent,
                ),
                copy.name,
            )

    def _hash(self, path: Path, counts_for: int) -> str:
        before = self._done

        def show(share: float) -> None:
            self._heed()
            self._done = before
            self._advance(round(share * counts_for))

        found = hash_of(path, show)
        self._done = before
        self._advance(counts_for)
        return found

    def _advance(self, size: int) -> None:
        self._done += size
        self._tell(min(1.0, self._done / self._total) if self._total else 1.0)

    def _heed(self) -> None:
        if self._cancelled.is_set():
            raise DownloadCancelled(tr("The models stay where they were."))


def files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of a models folder, without locks and marks."""
    for each in sorted(folder.rglob("*")):
        if (each.is_file() or each.is_symlink()) and not each.name.endswith(".lock") and each.name != _MARK:
            yield each


def finish_move(locations: Locations) -> tuple[Path, ...]:
    """Delete what a finished move has left in the old folder; return what cannot be deleted yet.

    A file is deleted only where the new folder has one of its name and size.
    """
    place = read_place(locations)
    if not place.left:
        return ()
    old, new = Path(place.left), Path(place.folder)
    left = []
    for file in files_in(old) if old.is_dir() else ():
        copy = new / file.relative_to(old)
        try:
            if copy.lstat().st_size == file.lstat().st_size:
                file.unlink()
                continue
        except OSError:
            left.append(file)  # in use on a system that does not delete such a file
    if not left:
        for lock in old.rglob("*.lock") if old.is_dir() else ():
            with contextlib.suppress(OSError):
                lock.unlink()
        delete_empty_folders(old)
        write_place(locations, ModelsPlace(place.folder))
    return tuple(left)


def delete_empty_folders(folder: Path) -> None:
    """Delete the folders in it that are empty, and itself where nothing is left."""
    inside = sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True)
    for each in (*inside, folder):
        with contextlib.suppress(OSError):
            each.rmdir()


def _same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev
