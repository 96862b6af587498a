"""The key of the conversations: from the system keyring or a passphrase, never from a file."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum

from app.locations import Locations
from app.privacy.errors import (
    KeyMissing,
    KeyringUnavailable,
    KeySourceDamaged,
    OtherKeySource,
    PassphraseNeeded,
    WrongPassphrase,
)
from app.privacy.key_source import (
    KeyringRecord,
    PassphraseRecord,
    RecoveryRecord,
    bytes_of,
    check_of,
    fits,
    read_key_source,
    write_key_source,
)
from app.privacy.lock import only_one
from app.privacy.passphrase import SALT_BYTES, Argon2Parameters, derive_key
from app.privacy.passphrase_cost import calibrated_cost
from app.privacy.passphrase_strength import check_strength
from app.privacy.sealed_key import KEY_BYTES, sealed, unsealed
from app.privacy.system_keyring import ANSWER_LIMIT_SECONDS, keyring_problem, read_secret, store_secret
from app.privacy.wrong_tries import forget_tries, note_try
from app.translation import together, tr


class KeySource(StrEnum):
    """The possible sources of the key."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    NONE_YET = "none_yet"  # no conversation was stored yet: a key may be created


@dataclass(frozen=True, slots=True)
class KeySourceState:
    """The source of the key, before anything is unlocked.

    ``keyring_problem`` is one sentence on why the keyring cannot be used; empty where it can.
    """

    source: KeySource
    keyring_problem: str

    @property
    def keyring_usable(self) -> bool:
        """True where the system keyring may be asked."""
        return not self.keyring_problem


def find_key_source(locations: Locations) -> KeySourceState:
    """Return the source of the key. Asks neither the user nor the keyring, and changes nothing."""
    return KeySourceState(_recorded_source(locations), keyring_problem())


def _recorded_source(locations: Locations) -> KeySource:
    try:
        record = read_key_source(locations)
    except KeySourceDamaged:
        record = None
    if isinstance(record, PassphraseRecord):
        return KeySource.PASSPHRASE
    # Without a record a database can only be opened by the key that the keyring may still hold.
    return KeySource.KEYRING if locations.database.exists() else KeySource.NONE_YET


def keyring_entry(locations: Locations) -> str:
    """Return the keyring's user name for the key of this data folder, unique to the folder."""
    folder = str(locations.root.resolve()).encode("utf-8", "surrogateescape")
    return "conversations-" + hashlib.sha256(folder).hexdigest()[:24]


def key_from_keyring(locations: Locations, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> bytes:
    """Return the 32-byte key of this folder's conversations from the keyring.

    Raises ``KeyringUnavailable``, ``KeyMissing`` (the keyring lost it), ``OtherKeySource`` (a passphrase).
    """
    problem = ""
    try:
        record = read_key_source(locations)
    except KeySourceDamaged as error:
        record, problem = None, error.sentence
    if isinstance(record, PassphraseRecord):
        raise OtherKeySource(
            tr("These conversations are opened with a passphrase, not with the system keyring.")
        )
    entry = record.entry if record is not None else keyring_entry(locations)
    try:
        key = _key_of(read_secret(entry, limit_seconds))
    except KeyringUnavailable as error:
        raise KeyringUnavailable(
            tr(
                "The key of your conversations is in the system keyring. {error} Sign in to the desktop "
                "where you made them, or unlock its keyring; nothing was changed.",
                error=error.sentence,
            ),
            error.detail,
        ) from error
    if key is None or (record is not None and not fits(key, record)):
        raise KeyMissing(
            together(
                problem,
                tr(
                    "The system keyring no longer holds the key of the conversations in {folder}. Restore the "
                    "keyring, or move the folder away to begin anew; nothing was changed.",
                    folder=locations.root,
                ),
            ),
            f"entry {entry}: {'none' if key is None else 'another key'}",
        )
    return key


def new_key_in_keyring(locations: Locations, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> bytes:
    """Return a new random 32-byte key, stored in the keyring; the same one for programs that start together.

    A key that the keyring already has for this folder is reused: a backup may depend on it.
    Raises ``KeyringUnavailable``, ``OtherKeySource``, ``KeyMissing``, ``KeySourceUnwritable``.
    """
    with only_one(locations):
        if _recorded_source(locations) is not KeySource.NONE_YET:
            return key_from_keyring(locations, limit_seconds)
        entry = keyring_entry(locations)
        key = _key_of(read_secret(entry, limit_seconds))
        if key is None:
            key = secrets.token_bytes(KEY_BYTES)
            store_secret(entry, key.hex(), limit_seconds)
        write_key_source(locations, KeyringRecord(entry, check_of(key)))
        return key


def key_from_passphrase(locations: Locations, passphrase: str) -> bytes:
    """Return the 32-byte key of this folder's conversations from the passphrase. Slow on purpose.

    Raises ``WrongPassphrase``, ``TriedTooOften``, ``PassphraseNeeded``, ``KeySourceDamaged``, ``OtherKeySource`` (they
    are opened with the keyring, or no passphrase was ever chosen).
    """
    record = read_key_source(locations)
    if not isinstance(record, PassphraseRecord):
        raise OtherKeySource(
            tr("These conversations are opened with the key in the system keyring; no passphrase opens them.")
            if record is not None or locations.database.exists()
            else tr("No passphrase was chosen for this folder yet.")
        )
    if not passphrase:
        raise PassphraseNeeded(tr("A passphrase is needed to open conversations on this computer."))
    note_try(locations)
    given = derive_key(passphrase, bytes_of(record.salt, locations), record.argon2)
    key = unsealed(bytes_of(record.sealed, locations), given) if record.sealed else given
    if key is None or not fits(key, record):
        raise WrongPassphrase(_not_the_passphrase(locations, record))
    forget_tries(locations)
    return key


def _not_the_passphrase(locations: Locations, record: PassphraseRecord) -> str:
    if not locations.database.exists():
        wayout = tr(
            "Nothing was kept yet: delete {key_parameters} to choose another.",
            key_parameters=locations.key_parameters,
        )
    elif record.recovery is not None:
        wayout = tr("If you have lost it, your recovery key opens them.")
    else:
        wayout = tr("Without it they cannot be read.")
    return tr("This is not the passphrase of your conversations. Try again. {wayout}", wayout=wayout)


def new_key_from_passphrase(
    locations: Locations, passphrase: str, cost: Argon2Parameters | None = None
) -> bytes:
    """Return a new random 32-byte key, sealed under a new passphrase; its ``cost`` is measured where none is given.

    Raises ``PassphraseNeeded``, ``PassphraseTooWeak``, ``KeySourceUnwritable``; ``OtherKeySource`` where conversations
    are kept with the keyring; ``WrongPassphrase`` where another program has just chosen another one.
    """
    if not passphrase:
        raise PassphraseNeeded(tr("A passphrase is needed to keep conversations on this computer."))
    with only_one(locations):
        if _recorded_source(locations) is not KeySource.NONE_YET:
            return key_from_passphrase(locations, passphrase)
        check_strength(passphrase)
        key = secrets.token_bytes(KEY_BYTES)
        write_key_source(locations, sealed_record(key, passphrase, cost))
        return key


def sealed_record(
    key: bytes, passphrase: str, cost: Argon2Parameters | None, recovery: RecoveryRecord | None = None
) -> PassphraseRecord:
    """Return the record of a key under a passphrase; its ``cost`` is measured where none is given."""
    salt, argon2 = secrets.token_bytes(SALT_BYTES), cost or calibrated_cost()
    wrapped = sealed(key, derive_key(passphrase, salt, argon2))
    return PassphraseRecord(salt.hex(), check_of(key), argon2, wrapped.hex(), recovery)


def _key_of(secret: str | None) -> bytes | None:
    """Return the key encoded in a secret, or None where it is invalid."""
    try:
        key = bytes.fromhex(secret or "")
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None
