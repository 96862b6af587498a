"""The errors of getting the key, each with a sentence that says what to do."""

from __future__ import annotations

from app.domain.errors import OysterError


class KeyringUnavailable(OysterError):
    """The system keyring is missing, unusable or locked, refused, or did not answer in time."""


class KeyMissing(OysterError):
    """Conversations exist, but the keyring does not hold their key; nothing was changed."""


class PassphraseNeeded(OysterError):
    """A passphrase is needed and none (or an empty one) was given."""


class WrongPassphrase(OysterError):
    """The passphrase is not the one the conversations were locked with."""


class PassphraseTooWeak(OysterError):
    """The new passphrase is too easy to guess; the sentence says what makes a better one."""


class TriedTooOften(OysterError):
    """Too many wrong passphrases in a row: the next one is taken after a delay."""


class RecoveryKeyMistyped(OysterError):
    """A group of the recovery key does not fit its check."""


class WrongRecoveryKey(OysterError):
    """The recovery key is well formed, and not the one of these conversations; or none was ever made."""


class OtherKeySource(OysterError):
    """The key has another source: a passphrase was given for a keyring's key, or the reverse."""


class KeySourceDamaged(OysterError):
    """The file with the key's source cannot be read or parsed; it is left as it is."""


class KeySourceUnwritable(OysterError):
    """The file with the key's source cannot be written or locked."""
