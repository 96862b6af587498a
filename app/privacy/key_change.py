"""Changes of what opens the conversations: another passphrase, one instead of the keyring, the recovery key.

The key of the database stays; only the small file that seals it is replaced, whole or not at all. So a kill at any
moment leaves conversations that open as before or as after.
"""

from __future__ import annotations

import secrets
from contextlib import suppress

import msgspec

from app.locations import Locations
from app.privacy.errors import KeyringUnavailable, KeySourceUnwritable, WrongRecoveryKey
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
from app.privacy.keys import key_from_keyring, key_from_passphrase, keyring_entry, sealed_record
from app.privacy.lock import only_one
from app.privacy.passphrase import SALT_BYTES, Argon2Parameters
from app.privacy.passphrase_strength import check_strength
from app.privacy.recovery_key import RecoveryKey, read_recovery_key
from app.privacy.sealed_key import key_under_recovery, sealed, unsealed
from app.privacy.system_keyring import delete_secret, keyring_is_locked
from app.privacy.wrong_tries import forget_tries
from app.translation import tr


def change_passphrase(
    locations: Locations, present: str, new: str, cost: Argon2Parameters | None = None
) -> str:
    """Seal the key under another passphrase, at the cost that is measured now; the recovery key stays valid.

    Where the key is in the keyring, ``present`` is not needed, and the key is in the keyring no more afterwards; where
    the keyring did not delete it, one sentence is returned, and ``finish_change`` does it another time.
    Raises ``PassphraseTooWeak`` before anything else, ``WrongPassphrase``, ``TriedTooOften``, ``KeyringUnavailable``,
    ``KeyMissing``, ``KeySourceDamaged``, ``KeySourceUnwritable``; nothing is changed then.
    """
    check_strength(new)
    with only_one(locations):
        key = _present_key(locations, present)
        before = read_key_source(locations)
        record = sealed_record(key, new, cost, before.recovery if before is not None else None)
        if not isinstance(before, PassphraseRecord):
            entry = before.entry if before is not None else keyring_entry(locations)
            record = msgspec.structs.replace(record, keyring_entry=entry)
        write_key_source(locations, record)
        return _delete_from_keyring(locations, record)


def finish_change(locations: Locations) -> None:
    """Delete from the keyring a key that has a passphrase by now, where a kill or the keyring had prevented it.

    A keyring that is locked is not asked: nobody wants its password at every start.
    """
    record = read_key_source(locations)
    if isinstance(record, PassphraseRecord) and record.keyring_entry and not keyring_is_locked():
        with only_one(locations):
            _delete_from_keyring(locations, record)


def has_recovery_key(locations: Locations) -> bool:
    """Return whether a recovery key opens the conversations. Raises ``KeySourceDamaged``."""
    record = read_key_source(locations)
    return record is not None and record.recovery is not None


def check_present(locations: Locations, present: str) -> None:
    """Check the passphrase, or that the keyring gives the key, before a recovery key is shown. Raises as a change."""
    _present_key(locations, present)


def keep_recovery_key(locations: Locations, present: str, recovery: RecoveryKey) -> None:
    """Let a recovery key open the conversations, instead of an earlier one. Raises as ``change_passphrase``."""
    with only_one(locations):
        key = _present_key(locations, present)
        before = read_key_source(locations) or KeyringRecord(keyring_entry(locations), check_of(key))
        salt = secrets.token_bytes(SALT_BYTES)
        wrapped = sealed(key, key_under_recovery(recovery.entropy, salt))
        record = RecoveryRecord(salt.hex(), wrapped.hex())
        write_key_source(locations, msgspec.structs.replace(before, recovery=record))


def passphrase_from_recovery(
    locations: Locations, typed: str, new: str, cost: Argon2Parameters | None = None
) -> bytes:
    """Choose a new passphrase with the recovery key, and return the key of the conversations.

    Raises ``PassphraseTooWeak``, ``RecoveryKeyMistyped``, ``WrongRecoveryKey``, ``KeySourceDamaged``,
    ``KeySourceUnwritable``.
    """
    recovery = read_recovery_key(typed)
    check_strength(new)
    with only_one(locations):
        record = read_key_source(locations)
        if record is None or record.recovery is None:
            raise WrongRecoveryKey(tr("No recovery key was ever made for these conversations."))
        under = key_under_recovery(recovery.entropy, bytes_of(record.recovery.salt, locations))
        key = unsealed(bytes_of(record.recovery.sealed, locations), under)
        if key is None or not fits(key, record):
            raise WrongRecoveryKey(
                tr(
                    "This is a recovery key, but not the one of these conversations. A newer one takes an "
                    "older one's place."
                )
            )
        entry = record.entry if isinstance(record, KeyringRecord) else record.keyring_entry
        made = sealed_record(key, new, cost, record.recovery)
        write_key_source(locations, msgspec.structs.replace(made, keyring_entry=entry))
        _delete_from_keyring(locations, msgspec.structs.replace(made, keyring_entry=entry))
        forget_tries(locations)
        return key


def _present_key(locations: Locations, present: str) -> bytes:
    if isinstance(read_key_source(locations), PassphraseRecord):
        return key_from_passphrase(locations, present)
    return key_from_keyring(locations)


def _delete_from_keyring(locations: Locations, record: PassphraseRecord) -> str:
    """Delete the keyring's copy, and note that it is done; return one sentence where the keyring did not delete it.

    It is asked another time then; so it is where the note cannot be written.
    """
    if not record.keyring_entry:
        return ""
    try:
        delete_secret(record.keyring_entry)
    except KeyringUnavailable as error:
        return tr(
            "The passphrase is in force, and the system keyring still holds the key too. {reason} It is deleted there "
            "when you next open your conversations with the keyring unlocked.",
            reason=error.sentence,
        )
    with suppress(KeySourceUnwritable):
        write_key_source(locations, msgspec.structs.replace(record, keyring_entry=""))
    return ""
