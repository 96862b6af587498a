"""Files of what an engine computed of a conversation: encrypted under a key of their own, checked before they are used.

A file is a row of parts, each sealed (ChaCha20-Poly1305) under its number and whether it is the last one. So none can
be altered, left out, repeated or cut off unnoticed. Whoever deletes the key has deleted the file.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.storage.errors import StorageFailure
from app.translation import tr

_PART = 2**21  # bytes of a part before it is sealed
_TAG = 16
_DAMAGED = tr("What the model had read of this conversation cannot be used any more; it reads it again.")


class StateDamaged(StorageFailure):
    """The file is not what was written: it is never given to the engine."""


@dataclass(frozen=True, slots=True)
class WrittenState:
    """A file that is whole: its name in its folder, its key, and the bytes that were written."""

    name: str
    key: bytes
    size: int


class StateWriter:
    """Writes a new file in a folder, for the person alone; none is made before something is written.

    One that is closed before it is finished leaves nothing. Raises ``OSError``.
    """

    def __init__(self, folder: Path) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import (
            ChaCha20Poly1305,  # loaded only where one is kept
        )

        self._name, self._key = secrets.token_hex(16), ChaCha20Poly1305.generate_key()
        self.path = folder / self._name
        self._cipher = ChaCha20Poly1305(self._key)
        self._stream: BinaryIO | None = None
        self._waiting = bytearray()
        self._parts = self._size = 0
        self._finished = False

    def write(self, data: bytes) -> None:
        """Write the next bytes."""
        self._size += len(data)
        self._waiting += data
        while len(self._waiting) > _PART:  # the last part is written at the end
            self._seal(bytes(self._waiting[:_PART]), last=False)
            del self._waiting[:_PART]

    def finish(self) -> WrittenState:
        """Write the end, and return what was written."""
        self._seal(bytes(self._waiting), last=True)
        self._finished = True
        self.close()
        return WrittenState(self._name, self._key, self._size)

    def close(self) -> None:
        """Close the file, and delete it unless it was finished; a second call has no effect."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
            if not self._finished:
                self.path.unlink(missing_ok=True)

    def _seal(self, part: bytes, *, last: bool) -> None:
        if self._stream is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._stream = self.path.open("xb")
            self.path.chmod(0o600)
        self._stream.write(self._cipher.encrypt(_nonce(self._parts, last=last), part, None))
        self._parts += 1


def read_parts(folder: Path, state: WrittenState) -> Iterator[bytes]:
    """Yield the parts of a file. Raises ``StateDamaged``: before the first one where its length is not what it was."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher = ChaCha20Poly1305(state.key)
    count = max(1, -(-state.size // _PART))
    try:
        with (folder / state.name).open("rb") as stream:
            if os.fstat(stream.fileno()).st_size != state.size + count * _TAG:
                raise StateDamaged(_DAMAGED)
            for number in range(count):
                sealed = stream.read(_PART + _TAG)
                yield cipher.decrypt(_nonce(number, last=number == count - 1), sealed, None)
    except (OSError, InvalidTag) as error:
        raise StateDamaged(_DAMAGED, type(error).__name__) from error


def _nonce(number: int, *, last: bool) -> bytes:
    """Return the number that a part is sealed under; a key seals one file alone, so it never comes twice."""
    return number.to_bytes(11, "big") + bytes([last])
