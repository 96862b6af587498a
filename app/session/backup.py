"""Making a backup: one encrypted archive of everything, read back and compared before it is called one."""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tarfile import TarInfo
from typing import IO

import msgspec

from app import __version__
from app.domain.errors import OysterError
from app.json_decoding import decode_json
from app.locations import Locations, private_folder
from app.privacy.encrypted_archive import (
    ArchivedFile,
    ArchiveError,
    ArchiveKey,
    chunks_of,
    opened_archive,
    write_archive,
)
from app.session.backup_contents import (
    DATABASE,
    FORMAT,
    LARGEST_MANIFEST,
    MANIFEST,
    FileEntry,
    Manifest,
    Source,
    entry_of,
    sources_in,
)
from app.storage.vault import Vault
from app.translation import tr

_KEY_BYTES = 32
_CHUNK = 1 << 20
_NAME = re.compile(r"oyster-backup-\d{4}-\d{2}-\d{2}-\d{6}(-\d+)?\.tar")
WORK_PREFIX = "backup-work-"


class BackupError(OysterError):
    """A backup could not be made or restored."""


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was read back whole; ``older`` are the ones that were removed for it."""

    path: Path
    size: int
    older: tuple[Path, ...] = ()


def make_backup(
    vault: Vault, locations: Locations, key: ArchiveKey, folder: Path, kept: int = 0
) -> MadeBackup:
    """Write a backup into a folder, compare it, and remove the oldest there beyond ``kept`` (0 keeps all).

    Raises ``BackupError``, ``ArchiveError``, ``StorageFailure``; the backups of before are then all still there.
    """
    path = _free_name(folder)
    partial = path.with_name(f"{path.name}.partial")
    try:
        with work_folder(locations.root) as work:
            database, database_key = work / DATABASE, secrets.token_bytes(_KEY_BYTES)
            vault.copy_to(database, database_key)
            sources = tuple(sources_in(locations, database))
            manifest = _manifest(database_key, sources)
            folder.mkdir(parents=True, exist_ok=True)
            _remove_left_over(folder)
            once = write_archive(partial, key, _files(manifest, sources))
            compare(partial, once)
        size = partial.stat().st_size
        partial.replace(path)
    except OSError as error:
        raise BackupError(
            tr(
                "No backup could be made in {folder}. Free some space, or choose another folder.",
                folder=folder,
            ),
            str(error),
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return MadeBackup(path, size, _remove_older(folder, kept))


def backups_in(folder: Path) -> tuple[Path, ...]:
    """Return the backups in a folder, the newest first; none where it cannot be read."""
    try:
        found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.is_file()]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda path: path.stem, reverse=True))


def compare(path: Path, identity: str) -> Manifest:
    """Read a whole backup and compare every file with its hash. Raises ``ArchiveError``."""
    with opened_archive(path, identity) as files:
        manifest, listed = listed_files(path, files)
        for entry, stream in listed:
            digest = hashlib.sha256()
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
            if digest.hexdigest() != entry.sha256:
                raise other_contents(path, entry.name)
    return manifest


def listed_files(
    path: Path, files: Iterator[tuple[TarInfo, IO[bytes]]]
) -> tuple[Manifest, Iterator[tuple[FileEntry, IO[bytes]]]]:
    """Return a backup's list, and its files one after another as the list has them. Raises ``ArchiveError``."""
    first = next(files, None)
    if first is None or first[0].name != MANIFEST or first[0].size > LARGEST_MANIFEST:
        raise other_contents(path, "unlisted")
    manifest = _manifest_in(path, first[1].read())
    return manifest, _as_listed(path, manifest, files)


def _as_listed(
    path: Path, manifest: Manifest, files: Iterator[tuple[TarInfo, IO[bytes]]]
) -> Iterator[tuple[FileEntry, IO[bytes]]]:
    for entry in manifest.files:
        member, stream = next(files, (None, None))
        if member is None or stream is None or (member.name, member.size) != (entry.name, entry.size):
            raise other_contents(path, entry.name)
        yield entry, stream
    if next(files, None) is not None:
        raise other_contents(path, "unlisted")


def _manifest_in(path: Path, content: bytes) -> Manifest:
    try:
        manifest = decode_json(content, Manifest)
        is_key = len(bytes.fromhex(manifest.database_key)) == _KEY_BYTES
    except (ValueError, msgspec.DecodeError) as error:
        raise other_contents(path, str(error)) from error
    if manifest.format != FORMAT:
        raise ArchiveError(
            tr("{path} was made by a newer version of Oyster. Restore it with that version.", path=path)
        )
    if not is_key:
        raise other_contents(path, "key")
    return manifest


def other_contents(path: Path, detail: str) -> ArchiveError:
    """Return the error for a backup that does not hold what its list says."""
    return ArchiveError(
        tr(
            "{path} does not hold what its list says, so it is no whole backup. Nothing was changed.",
            path=path,
        ),
        detail,
    )


@contextmanager
def work_folder(root: Path) -> Iterator[Path]:
    """Give a folder for files under way, in the data folder; what a killed program left there is removed."""
    private_folder(root)
    for left in root.glob(f"{WORK_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=WORK_PREFIX, dir=root, ignore_cleanup_errors=True) as work:
        yield Path(work)


def _manifest(database_key: bytes, sources: tuple[Source, ...]) -> Manifest:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    entries = tuple(entry_of(source) for source in sources)
    return Manifest(FORMAT, __version__, made_at, database_key.hex(), entries)


def _files(manifest: Manifest, sources: tuple[Source, ...]) -> Iterator[ArchivedFile]:
    listed = msgspec.json.encode(manifest)
    yield ArchivedFile(MANIFEST, len(listed), chunks_of(listed))
    for source, entry in zip(sources, manifest.files, strict=True):
        yield ArchivedFile(entry.name, entry.size, chunks_of(source.path))


def _free_name(folder: Path) -> Path:
    stem = f"oyster-backup-{datetime.now():%Y-%m-%d-%H%M%S}"
    names = (f"{stem}.tar", *(f"{stem}-{number}.tar" for number in range(2, 100)))
    return next(folder / name for name in names if not (folder / name).exists())


def _remove_left_over(folder: Path) -> None:
    """Remove what a killed program left half written; one of today may still be under way in another program."""
    yesterday = time.time() - 24 * 3600
    for path in folder.glob("oyster-backup-*.tar.partial"):
        with suppress(OSError):
            if _NAME.fullmatch(path.stem) and path.stat().st_mtime < yesterday:
                path.unlink()


def _remove_older(folder: Path, kept: int) -> tuple[Path, ...]:
    older = backups_in(folder)[kept:] if kept else ()
    removed = []
    for path in older:
        try:
            path.unlink()
        except OSError:
            continue  # one that cannot be removed now is removed another time
        removed.append(path)
    return tuple(removed)
