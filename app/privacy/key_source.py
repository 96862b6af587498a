"""The small public file that records the key's source; the key itself is never in it."""

from __future__ import annotations

import hashlib
import hmac

import msgspec

from app.atomic_write import write_atomically
from app.json_decoding import decode_json
from app.locations import Locations, private_folder
from app.privacy.errors import KeySourceDamaged, KeySourceUnwritable
from app.privacy.passphrase import Argon2Parameters
from app.translation import tr


class RecoveryRecord(msgspec.Struct, frozen=True):
    """The key sealed under the recovery key and ``salt``; both hexadecimal."""

    salt: str
    sealed: str


class KeyringRecord(msgspec.Struct, frozen=True, tag="keyring", tag_field="source"):
    """The key is in the system keyring under ``entry``; ``check`` verifies the key."""

    entry: str
    check: str
    recovery: RecoveryRecord | None = None


class PassphraseRecord(msgspec.Struct, frozen=True, tag="passphrase", tag_field="source"):
    """The key is ``sealed`` under what a passphrase, the public ``salt`` (both hexadecimal) and ``argon2`` give.

    In files of earlier versions ``sealed`` is empty: what they give is the key itself. ``keyring_entry`` is where the
    system keyring still holds the key after a change to a passphrase; it is to be deleted there.
    """

    salt: str
    check: str
    argon2: Argon2Parameters
    sealed: str = ""
    recovery: RecoveryRecord | None = None
    keyring_entry: str = ""


KeySourceRecord = KeyringRecord | PassphraseRecord
_records: msgspec.json.Decoder[KeySourceRecord] = msgspec.json.Decoder(KeySourceRecord)


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
        return decode_json(path.read_bytes(), _records)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise KeySourceDamaged(
            tr(
                "{path} says how conversations are unlocked, but it is damaged or cannot be read. Put it "
                "back from a backup; the conversations themselves were not touched.",
                path=path,
            ),
            str(error),
        ) from error


def write_key_source(locations: Locations, record: KeySourceRecord) -> None:
    """Replace the file atomically. Raises ``KeySourceUnwritable``."""
    path = locations.key_parameters
    try:
        private_folder(path.parent)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(record), indent=2))
    except OSError as error:
        raise KeySourceUnwritable(
            tr(
                "Nothing can be written in {folder}, so no conversation can be kept there. Free some "
                "space or allow writing, and start again.",
                folder=path.parent,
            ),
            str(error),
            in_terminal=tr("Another folder is chosen with --data-dir."),
        ) from error


def bytes_of(hexadecimal: str, locations: Locations) -> bytes:
    """Return the bytes of a record's field. Raises ``KeySourceDamaged``."""
    try:
        return bytes.fromhex(hexadecimal)
    except ValueError as error:
        raise KeySourceDamaged(
            tr(
                "{key_parameters} is damaged. Put it back from a backup.",
                key_parameters=locations.key_parameters,
            ),
            "a field is not hexadecimal",
        ) from error
