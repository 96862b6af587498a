"""The small public file that says where the key comes from; the key itself is never in it."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
from pathlib import Path

import msgspec

from app.locations import Locations, private_folder
from app.privacy.errors import KeySourceDamaged, KeySourceUnwritable
from app.privacy.passphrase import Argon2Parameters


class KeyringRecord(msgspec.Struct, frozen=True, tag="keyring", tag_field="source"):
    """The key lies in the system keyring under ``entry``; ``check`` recognises the right key."""

    entry: str
    check: str


class PassphraseRecord(msgspec.Struct, frozen=True, tag="passphrase", tag_field="source"):
    """The key is made from a passphrase, the public ``salt`` (hexadecimal) and ``argon2``."""

    salt: str
    check: str
    argon2: Argon2Parameters


KeySourceRecord = KeyringRecord | PassphraseRecord


def check_of(key: bytes) -> str:
    """Answer the value that recognises a key and says nothing else about it (16 bytes, hexadecimal)."""
    return hmac.new(key, b"oyster-desktop: is this the key?", hashlib.sha256).digest()[:16].hex()


def fits(key: bytes, record: KeySourceRecord) -> bool:
    """True where ``key`` is the one that was recorded."""
    return hmac.compare_digest(check_of(key), record.check)


def read_key_source(locations: Locations) -> KeySourceRecord | None:
    """Answer what is recorded, or None where there is no file. Raises ``KeySourceDamaged``."""
    path = locations.key_parameters
    try:
        return msgspec.json.decode(path.read_bytes(), type=KeyringRecord | PassphraseRecord)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise KeySourceDamaged(
            f"{path} says how conversations are unlocked, but it is damaged or cannot be read. "
            "Put it back from a backup; the conversations themselves were not touched.",
            str(error),
        ) from error


def write_key_source(locations: Locations, record: KeySourceRecord) -> None:
    """Replace the file whole, so that it is never half written. Raises ``KeySourceUnwritable``."""
    path = locations.key_parameters
    partial = path.with_suffix(".partial")
    try:
        private_folder(path.parent)
        partial.unlink(missing_ok=True)
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(record), indent=2))
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
        _make_durable(path.parent)
    except OSError as error:
        raise KeySourceUnwritable(
            f"Nothing can be written in {path.parent}, so no conversation can be kept there. "
            "Free some space, allow writing, or choose another folder with --data-dir.",
            str(error),
        ) from error


def _make_durable(folder: Path) -> None:
    """Have the folder's own entry on disk; a system that cannot do so is let be."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
