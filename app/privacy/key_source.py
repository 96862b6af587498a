"""The small public file that records the key's source; the key itself is never in it."""

from __future__ import annotations

import hashlib
import hmac

import msgspec

from app.atomic_write import write_atomically
from app.locations import Locations, private_folder
from app.privacy.errors import KeySourceDamaged, KeySourceUnwritable
from app.privacy.passphrase import Argon2Parameters


class KeyringRecord(msgspec.Struct, frozen=True, tag="keyring", tag_field="source"):
    """The key is in the system keyring under ``entry``; ``check`` verifies the key."""

    entry: str
    check: str


class PassphraseRecord(msgspec.Struct, frozen=True, tag="passphrase", tag_field="source"):
    """The key is derived from a passphrase, the public ``salt`` (hexadecimal) and ``argon2``."""

    salt: str
    check: str
    argon2: Argon2Parameters


KeySourceRecord = KeyringRecord | PassphraseRecord


def check_of(key: bytes) -> str:
    """Return a value that verifies a key and reveals nothing else about it (16 bytes, hexadecimal)."""
    return hmac.new(key, b"oyster-desktop: is this the key?", hashlib.sha256).digest()[:16].hex()


def fits(key: bytes, record: KeySourceRecord) -> bool:
    """True where ``key`` is the recorded one."""
    return hmac.compare_digest(check_of(key), record.check)


def read_key_source(locations: Locations) -> KeySourceRecord | None:
    """Return the record, or None where there is no file. Raises ``KeySourceDamaged``."""
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
    """Replace the file atomically. Raises ``KeySourceUnwritable``."""
    path = locations.key_parameters
    try:
        private_folder(path.parent)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(record), indent=2), mode=0o600)
    except OSError as error:
        raise KeySourceUnwritable(
            f"Nothing can be written in {path.parent}, so no conversation can be kept there. "
            "Free some space, allow writing, or choose another folder with --data-dir.",
            str(error),
        ) from error
