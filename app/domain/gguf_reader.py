"""Reads the values of a GGUF file, each checked against the file's size first."""

from __future__ import annotations

import io
import struct
from typing import BinaryIO

from app.domain.errors import GgufError

_LONGEST_STRING = 64 * 2**20


class GgufReader:
    """Reads little-endian values; one past the end of the file means a truncated file."""

    def __init__(self, stream: BinaryIO, size: int, name: str) -> None:
        self.stream, self.size, self.name = stream, size, name

    def damaged(self, why: str) -> GgufError:
        """Return the error for a file that contradicts itself."""
        return GgufError(f"{self.name} is damaged. Fetch or copy it again.", why)

    def cut(self) -> GgufError:
        """Return the error for a file that ends too early."""
        return GgufError(
            f"{self.name} is cut short: it is not whole. Fetch or copy it again.", f"{self.size} bytes"
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

    def raw_text(self, longest: int = _LONGEST_STRING) -> bytes:
        """Read a length-prefixed string as bytes."""
        length = self.integer("<Q")
        if length > longest:
            raise self.damaged(f"a string of {length} bytes")
        return self.take(length)

    def text(self, longest: int = _LONGEST_STRING) -> str:
        """Read a string."""
        return self.raw_text(longest).decode("utf-8", errors="replace")

    def skip(self, count: int) -> None:
        """Skip ``count`` bytes."""
        if self.stream.tell() + count > self.size:
            raise self.cut()
        self.stream.seek(count, io.SEEK_CUR)
