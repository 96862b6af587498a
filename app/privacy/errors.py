"""What can stand between a person and their key, each with a sentence that says what to do."""

from __future__ import annotations

from app.domain.errors import OysterError


class KeyringUnavailable(OysterError):
    """There is no usable system keyring, it is locked, it refused, or it did not answer in time."""


class KeyMissing(OysterError):
    """Conversations are there, but the keyring does not hold their key; nothing was changed."""


class PassphraseNeeded(OysterError):
    """A passphrase is needed and none (or an empty one) was given."""


class WrongPassphrase(OysterError):
    """The passphrase is not the one the conversations were locked with."""


class OtherKeySource(OysterError):
    """The key comes from elsewhere: a passphrase was given for a keyring's key, or the reverse."""


class KeySourceDamaged(OysterError):
    """The file that says where the key comes from cannot be read or understood; it is left as it is."""


class KeySourceUnwritable(OysterError):
    """The file that says where the key comes from cannot be written or locked."""
