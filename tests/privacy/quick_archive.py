"""An age file under a passphrase at a cost that a test can afford; what opens it is the real library.

pyrage chooses its own cost, about a second each time, and more on a busy machine. The format is age's version 1
(https://c2sp.org/age): an scrypt stanza, a header with its authentication, and one chunk of ChaCha20-Poly1305.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ages_own = pyrage.passphrase.encrypt
_LOG_COST = 4  # scrypt's N is two to this; age's own choice is about 18
_LABEL = b"age-encryption.org/v1/scrypt"
_LAST_CHUNK = bytes(11) + b"\1"


def sealed_quickly(plaintext: bytes, passphrase: str) -> bytes:
    """Return less than 64 KiB as an age file that the passphrase opens."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(passphrase.encode(), salt=_LABEL + salt, n=1 << _LOG_COST, r=8, p=1, dklen=32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    stanza = f"-> scrypt {_text(salt)} {_LOG_COST}\n{_text(wrapped)}\n"
    header = f"age-encryption.org/v1\n{stanza}---".encode()
    code = hmac.digest(_derived(file_key, b"header", None), header, "sha256")
    payload = ChaCha20Poly1305(_derived(file_key, b"payload", nonce)).encrypt(_LAST_CHUNK, plaintext, None)
    return b"".join((header, b" ", _text(code).encode(), b"\n", nonce, payload))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")


def _derived(key: bytes, purpose: bytes, salt: bytes | None) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)
