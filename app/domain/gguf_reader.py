"""Reads the values of a GGUF file, each checked against the file's size first."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import BinaryIO

from app.domain.errors import GgufError
from app.translation import tr

_LONGEST_STRING = 64 * 2**20
_LENGTH = struct.Struct("<Q")


class GgufReader:
    """Reads little-endian values; one past the end of the file means a truncated file."""

    def __init__(self, stream: BinaryIO, size: int, name: str) -> None:
        self.stream, self.size, self.name = stream, size, name

    def damaged(self, why: str) -> GgufError:
        """Return the error for a file that contradicts itself."""
        return GgufError(tr("{name} is damaged. Fetch or copy it again.", name=self.name), why)

    def cut(self) -> GgufError:
        """Return the error for a file that ends too early."""
        return GgufError(
            tr("{name} is cut short: it is not whole. Fetch or copy it again.", name=self.name),
            f"{self.size} bytes",
        )

    def take(self, count: int) -> bytes:
        """Read ``count`` bytes."""
        # checked against the file before memory is allocated for it
        data = self.stream.read(count) if count <= self.size else b""
        if len(data) != count:
            raise self.cut()
        return data

    def integer(self, form: str) -> int:
        """Read a number in a ``struct`` format."""
        return int(struct.unpack(form, self.take(struct.calcsize(form)))[0])

    def raw_texts(self, count: int, longest: int = _LONGEST_STRING) -> Iterator[bytes]:
        """Read length-prefixed strings as bytes; a vocabulary has 100 000, so no method of ours is called for each."""
        read, length_of, size = self.stream.read, _LENGTH.unpack, self.size
        for _ in range(count):
            prefix = read(8)
            if len(prefix) != 8:
                raise self.cut()
            (length,) = length_of(prefix)
            if length > longest:
                raise self.damaged(f"a string of {length} bytes")
            data = read(length) if length <= size else b""
            if len(data) != length:
                raise self.cut()
            yield data

    def text(self, longest: int = _LONGEST_STRING) -> str:
        """Read a string."""
        return next(self.raw_texts(1, longest)).decode("utf-8", errors="replace")

    def skip(self, count: int) -> None:
        """Skip ``count`` bytes."""
        if self.stream.tell() + count > self.size:
            raise self.cut()
        self.stream.seek(count, io.SEEK_CUR)
