"""Deletes everything that the program keeps of a person, its key first; a start finishes what was interrupted."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.atomic_write import write_atomically
from app.diagnostics.log import write_no_more
from app.domain.errors import OysterError
from app.locations import Locations, is_own_name
from app.privacy.errors import KeyringUnavailable
from app.privacy.key_source import KeyringRecord, PassphraseRecord, read_key_source
from app.privacy.keys import keyring_entry
from app.privacy.noted_entries import note_entries, noted_entries
from app.privacy.system_keyring import delete_secret, keyring_problem
from app.privacy.tokens import server_token_entry, token_entry
from app.session.model_acquisition import hub_host
from app.session.named_server_choice import places_with_token
from app.session.settings import read_settings
from app.translation import together, tr, tr_list

_MODELS = ("models", "models-place.json")
_BY_HAND = ("catalogue.yaml", "strategies.yaml")  # files that a person put there
_WITH_MODELS, _WITHOUT = b"with the models", b"without the models"


def delete_everything(locations: Locations, *, models: bool) -> str:
    """Delete conversations, plan, drafts, key, settings, logs, evaluations and tokens, and the models where wanted.

    Nobody may have the conversations open. Returns one sentence on what could not be deleted; empty where all was.
    The key goes first: what a kill leaves then cannot be read by anybody, and the next start deletes the rest.
    """
    write_no_more()
    with suppress(OSError):
        write_atomically(locations.deleting, _WITH_MODELS if models else _WITHOUT, mode=0o600)
    problem = _forget_keys(locations)
    left = _delete_files(locations, models=models)
    if left:
        told = tr("Not deleted: {names}. Delete them yourself.", names=tr_list(map(str, left)))
        return together(problem, told)
    locations.deleting.unlink(missing_ok=True)
    with suppress(OSError):
        locations.root.rmdir()  # only where nothing else is in it
    return problem


def finish_deletion(locations: Locations) -> None:
    """Finish a deletion that was interrupted; does nothing where there was none."""
    with suppress(FileNotFoundError, NotADirectoryError):
        delete_everything(locations, models=locations.deleting.read_bytes() == _WITH_MODELS)


def _forget_keys(locations: Locations) -> str:
    """Delete the key's file, overwritten first, and what the keyring holds; return what the keyring refused."""
    entries, in_keyring = {keyring_entry(locations), token_entry(hub_host())}, False
    tokens = _tokens(locations)
    with suppress(OysterError):
        match read_key_source(locations):
            case KeyringRecord(entry=entry) | PassphraseRecord(keyring_entry=entry) if entry:
                entries.add(entry)
                in_keyring = True
    with suppress(OSError):
        _overwrite(locations.key_parameters)
        locations.key_parameters.unlink(missing_ok=True)
    problem = keyring_problem()
    if problem and not in_keyring and not tokens:
        return ""  # as far as is known, the keyring never had anything
    left, reason = (entries | tokens, problem) if problem else _delete_entries(entries | tokens)
    with suppress(OSError):
        note_entries(locations, left) if left else locations.keyring_entries.unlink(missing_ok=True)
    return _left_in_keyring(reason) if left else ""


def _delete_entries(entries: set[str]) -> tuple[set[str], str]:
    """Delete entries of the keyring; return those that it still has, and why."""
    left = set(entries)
    try:
        for entry in entries:
            delete_secret(entry)
            left.remove(entry)
    except KeyringUnavailable as error:
        return left, error.sentence
    return left, ""


def _tokens(locations: Locations) -> set[str]:
    """Return the keyring's entries of tokens that are known to be kept."""
    entries = set(noted_entries(locations))
    with suppress(OysterError):
        entries.update(map(server_token_entry, places_with_token(read_settings(locations.settings))))
    return entries


def _left_in_keyring(reason: str) -> str:
    return tr(
        "The conversations are deleted; the system keyring still holds their key, which opens nothing any more, or "
        "the token of a hub. {reason} Once the keyring answers, delete everything again.",
        reason=reason,
    )


def _overwrite(path: Path) -> None:
    """Write zeros over a small file, as far as the disk does that in place."""
    with path.open("r+b") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        stream.write(bytes(size))
        stream.flush()
        os.fsync(stream.fileno())


def _delete_files(locations: Locations, *, models: bool) -> tuple[Path, ...]:
    """Delete the program's own files in the data folder; return those that are left.

    The note of what the keyring refused to delete stays for the next time.
    """
    kept = _BY_HAND if models else (*_BY_HAND, *_MODELS)
    left = []
    for path in sorted(locations.root.iterdir()) if locations.root.is_dir() else ():
        if (
            not is_own_name(path.name)
            or path.name in kept
            or path in (locations.deleting, locations.keyring_entries)
        ):
            continue
        try:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        except OSError:
            left.append(path)
    return tuple(left)
