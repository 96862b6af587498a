"""``oyster backup`` and ``oyster restore``: one encrypted archive of everything, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.commands.invocation import (
    PassphraseUnreadable,
    invocation_of,
    new_passphrase,
    open_conversations,
    read_passphrase,
)
from app.commands.root_options import Invocation
from app.commands.terminal import ask_secretly, say
from app.domain.audit_words import audit_words
from app.privacy.encrypted_archive import ArchiveKey, identity_of, new_archive_key
from app.session.backup import compare, make_backup
from app.session.backup_schedule import key_of
from app.session.restoration import restore_backup
from app.session.session import Session
from app.storage.upgrade_copy import take_back_upgrade
from app.translation import tr, tr_count

_PASSPHRASE_FD = tr("Read the backup's passphrase from this file descriptor.")
_Descriptor = Annotated[int | None, typer.Option("--backup-passphrase-fd", help=_PASSPHRASE_FD)]


def backup(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=tr("The folder to write the backup into."))],
    keep: Annotated[
        int, typer.Option(min=0, help=tr("Keep only so many backups in that folder; 0 keeps all."))
    ] = 0,
    descriptor: _Descriptor = None,
) -> None:
    """Write everything into one encrypted archive."""
    invocation = invocation_of(context)
    with _opened(invocation) as session:
        key = _key(session, descriptor)
        made = make_backup(session.vault, invocation.locations, key, folder.absolute(), keep)
    say(
        tr(
            "The backup is in {path} ({size} MB); it was read back and is whole. Model files are not in it.",
            path=made.path,
            size=f"{made.size / 1_000_000:.1f}",
        )
    )
    if made.older:
        say(tr_count("One older backup was removed.", "{count} older backups were removed.", len(made.older)))


def restore(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=tr("The backup."))] = None,
    check: Annotated[
        bool, typer.Option("--check", help=tr("Only read it whole and compare; restore nothing."))
    ] = False,
    before_upgrade: Annotated[
        bool,
        typer.Option(
            "--before-upgrade",
            help=tr(
                "Instead of a backup: put back the database as it was before this version upgraded it, for an earlier "
                "version to go on with."
            ),
        ),
    ] = False,
    descriptor: _Descriptor = None,
) -> None:
    """Restore a backup into a data folder where nothing is kept yet."""
    invocation = invocation_of(context)
    if before_upgrade == (file is not None):
        raise typer.BadParameter(tr("Name a backup, or say --before-upgrade."))
    if file is None:
        _take_back(invocation)
    elif check:
        manifest = compare(file, identity_of(file, _known_passphrase(descriptor)))
        say(tr("The backup of {moment} is whole.", moment=manifest.made_at))
    else:
        _restore(invocation, file, descriptor)


def _restore(invocation: Invocation, file: Path, descriptor: int | None) -> None:
    identity = identity_of(file, _known_passphrase(descriptor))
    with _opened(invocation) as session:
        restored = restore_backup(file, identity, session.vault, invocation.locations)
    say(
        tr_count(
            "One conversation of {moment} is restored in {folder}.",
            "{count} conversations of {moment} are restored in {folder}.",
            restored.conversations,
            moment=restored.made_at,
            folder=invocation.locations.root,
        )
    )
    if restored.left_alone:
        say(tr("Was there already, and stayed: {names}.", names=", ".join(restored.left_alone)))
    say(audit_words(restored.audit))


def _take_back(invocation: Invocation) -> None:
    aside = take_back_upgrade(invocation.locations.database)
    say(
        tr(
            "The database is as it was before the upgrade. Start the earlier version of Oyster now: this one would "
            "upgrade it again. What was written since is in {path}; delete that file when you need it no more.",
            path=aside,
        )
    )


def _opened(invocation: Invocation) -> Session:
    return open_conversations(
        invocation,
        tr("The stored conversations are not open, so there is nothing to back up or to restore into."),
    )


def _key(session: Session, descriptor: int | None) -> ArchiveKey:
    """Return the key to write to: of a given passphrase, of the planned backups, or of one that is asked for."""
    if descriptor is not None:
        return new_archive_key(read_passphrase(descriptor))
    planned = key_of(session.settings.backup)
    if planned is not None:
        return planned
    if not sys.stdin.isatty():
        raise PassphraseUnreadable(tr("A backup needs a passphrase. Give one with --backup-passphrase-fd."))
    say(tr("Choose a passphrase for the backup."))
    chosen = new_passphrase()
    if not chosen:
        raise PassphraseUnreadable(tr("Without a passphrase no backup is made."))
    return new_archive_key(chosen)


def _known_passphrase(descriptor: int | None) -> str:
    if descriptor is not None:
        return read_passphrase(descriptor)
    if not sys.stdin.isatty():
        raise PassphraseUnreadable(tr("A backup needs a passphrase. Give one with --backup-passphrase-fd."))
    return ask_secretly(tr("Passphrase of the backup:"))
