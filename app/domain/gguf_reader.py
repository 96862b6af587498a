"""Reading the values that a GGUF file is made of, each held against the file's size before it is read."""

from __future__ import annotations

import io
import struct
from typing import BinaryIO

from app.domain.errors import GgufError

_LONGEST_STRING = 64 * 2**20


class GgufReader:
    """Reads little-endian values; anything past the end of the file is a cut file."""

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
        """Read so many bytes."""
        # a claim is held against the file before anything is set aside for it
        data = self.stream.read(count) if count <= self.size else b""
        if len(data) != count:
            raise self.cut()
        return data

    def integer(self, form: str) -> int:
        """Read a number in a form of ``struct``."""
        return int(struct.unpack(form, self.take(struct.calcsize(form)))[0])

    def raw_text(self, longest: int = _LONGEST_STRING) -> bytes:
        """Read a string's bytes; its length stands before it."""
        length = self.integer("<Q")
        if length > longest:
            raise self.damaged(f"a string of {length} bytes")
        return self.take(length)

    def text(self, longest: int = _LONGEST_STRING) -> str:
        """Read a string."""
        return self.raw_text(longest).decode("utf-8", errors="replace")

    def skip(self, count: int) -> None:
        """Pass over so many bytes."""
        if self.stream.tell() + count > self.size:
            raise self.cut()
        self.stream.seek(count, io.SEEK_CUR)
