"""The key of the conversations under another key (RFC 3394), so that a new passphrase rewrites one small file."""

from __future__ import annotations

KEY_BYTES = 32


def sealed(key: bytes, under: bytes) -> bytes:
    """Return ``key`` wrapped under ``under``; both have 32 bytes."""
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap  # loaded only where a passphrase is used

    return aes_key_wrap(under, key)


def unsealed(wrapped: bytes, under: bytes) -> bytes | None:
    """Return the wrapped key, or None where ``under`` does not open it, or where a byte was changed."""
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    try:
        return aes_key_unwrap(under, wrapped)
    except (InvalidUnwrap, ValueError):
        return None


def key_under_recovery(entropy: bytes, salt: bytes) -> bytes:
    """Return the wrapping key of a recovery key; it has entropy enough to need no slow derivation (HKDF, RFC 5869)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, b"oyster-desktop recovery key").derive(entropy)
