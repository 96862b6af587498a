"""A key derived from a passphrase by Argon2id (RFC 9106), with recorded parameters so that they can be raised."""

from __future__ import annotations

import unicodedata

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from app.privacy.errors import KeySourceDamaged, PassphraseNeeded
from app.privacy.sealed_key import KEY_BYTES
from app.translation import tr

SALT_BYTES = 16


class Argon2Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The cost of one guess. A new passphrase's is measured (``passphrase_cost``); the defaults are what it was before:
    the second recommended option of RFC 9106, section 4.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


# Limits for recorded parameters: a damaged file must not ask for a terabyte.
HIGHEST = Argon2Parameters(memory_kib=4 * 1024 * 1024, passes=64, lanes=64)


def derive_key(passphrase: str, salt: bytes, parameters: Argon2Parameters) -> bytes:
    """Return the 32-byte key of a passphrase. Slow on purpose (about a second).

    The passphrase is normalised to NFC, so that é is the same from any keyboard.
    Raises ``PassphraseNeeded`` for an empty one, ``KeySourceDamaged`` for impossible parameters.
    """
    if not passphrase:
        raise PassphraseNeeded(
            tr("A passphrase is needed to open or to keep conversations on this computer.")
        )
    _check(salt, parameters)
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=parameters.passes,
            memory_cost=parameters.memory_kib,
            parallelism=parameters.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        needed = parameters.memory_kib // 1024
        raise PassphraseNeeded(
            tr(
                "The passphrase could not be worked on: it needs {needed} MB of free memory. Close other "
                "programs and try again.",
                needed=needed,
            ),
            str(error),
        ) from error


def _check(salt: bytes, parameters: Argon2Parameters) -> None:
    possible = (
        1 <= parameters.passes <= HIGHEST.passes
        and 1 <= parameters.lanes <= HIGHEST.lanes
        and 8 * parameters.lanes <= parameters.memory_kib <= HIGHEST.memory_kib
        and 8 <= len(salt) <= 64
    )
    if not possible:
        raise KeySourceDamaged(
            tr("The record of how the passphrase is used is damaged. Put back the file from a backup."),
            f"{parameters}, salt of {len(salt)} bytes",
        )
