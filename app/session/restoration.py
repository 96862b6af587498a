"""Restoring a backup into a data folder where nothing is kept yet: checked whole first, then taken over at once."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.domain.audit import Audit
from app.locations import Locations
from app.privacy.encrypted_archive import opened_archive
from app.session.backup import BackupError, listed_files, other_contents, work_folder
from app.session.backup_contents import DATABASE, FileEntry, Manifest, may_be_restored
from app.storage.errors import NotEmpty
from app.storage.vault import Vault, open_vault
from app.translation import tr

_CHUNK = 1 << 20
_ROOM_LEFT = 64 * 1024 * 1024  # bytes that a restored backup leaves free on the disk


@dataclass(frozen=True, slots=True)
class RestoredBackup:
    """What was restored; ``left_alone`` are files that were there already and stayed as they were."""

    made_at: str
    conversations: int
    audit: Audit
    left_alone: tuple[str, ...]


def restore_backup(path: Path, identity: str, vault: Vault, locations: Locations) -> RestoredBackup:
    """Restore a backup, opened by ``identity_of``, into an open and empty vault and its folder.

    Nothing that is there is overwritten.
    Every byte is checked before the first is put in place; what is interrupted leaves the vault empty.
    Raises ``ArchiveError``, ``BackupError``, ``StorageFailure`` (``NotEmpty``).
    """
    if not vault.is_empty:
        raise NotEmpty(
            tr(
                "Something was kept here already, and nothing is ever overwritten. Restore where nothing was kept yet."
            ),
            in_terminal=tr("'oyster --data-dir FOLDER restore FILE' restores into another folder."),
        )
    with work_folder(locations.root) as work:
        manifest = _unpacked(path, identity, work)
        key = bytes.fromhex(manifest.database_key)
        with open_vault(work / DATABASE, key) as copy:  # brings an older one up to date
            audit, conversations = copy.audit(), len(copy.conversations())
        # The conversations come last: a restore that was interrupted finds the vault empty, and can be repeated.
        left_alone = tuple(_placed(work, locations.root, manifest))
        vault.take_over(work / DATABASE, key)
    return RestoredBackup(manifest.made_at, conversations, audit, left_alone)


def _unpacked(path: Path, identity: str, work: Path) -> Manifest:
    """Write a backup's files into the work folder, each compared with its hash."""
    with opened_archive(path, identity) as files:
        manifest, listed = listed_files(path, files)
        _check_fits(path, manifest, work)
        for entry, stream in listed:
            if not may_be_restored(entry.name):
                raise other_contents(path, entry.name)
            _write(path, stream, entry, work)
    if not (work / DATABASE).is_file():
        raise other_contents(path, DATABASE)
    return manifest


def _write(path: Path, stream: IO[bytes], expected: FileEntry, work: Path) -> None:
    target = work / expected.name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, left = hashlib.sha256(), expected.size
    try:
        with target.open("xb") as file:
            while left and (chunk := stream.read(min(_CHUNK, left))):
                file.write(chunk)
                digest.update(chunk)
                left -= len(chunk)
    except OSError as error:
        raise BackupError(
            tr(
                "The backup could not be unpacked in {folder}. Free some space and try again.",
                folder=work.parent,
            ),
            str(error),
        ) from error
    if left or stream.read(1) or digest.hexdigest() != expected.sha256:
        raise other_contents(path, expected.name)


def _check_fits(path: Path, manifest: Manifest, work: Path) -> None:
    free = shutil.disk_usage(work).free - _ROOM_LEFT
    if any(file.size < 0 for file in manifest.files):
        raise other_contents(path, "size")
    if manifest.size > free:
        raise BackupError(
            tr(
                "The backup needs {needed} MB, and there are {free} MB in {folder}. Free some space and try again.",
                needed=manifest.size // 1_000_000 + 1,
                free=max(0, free) // 1_000_000,
                folder=work.parent,
            )
        )


def _placed(work: Path, root: Path, manifest: Manifest) -> list[str]:
    """Move the other files to their places, and return those that stay as they are there."""
    left_alone = []
    for file in manifest.files:
        target = root / file.name
        if file.name == DATABASE:
            continue
        if target.exists():
            left_alone.append(file.name)
            continue
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        (work / file.name).replace(target)
    return left_alone
