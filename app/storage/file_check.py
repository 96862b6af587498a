"""Checks whether a key fits an encrypted file by reading alone, before SQLite could change anything.

SQLite replays a crashed program's log even when the key is wrong, so the key has to be checked first.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

from app.storage.errors import DAMAGED, DamagedDatabase, NotWritable, WrongKey
from app.translation import tr

# SQLCipher 4: each page ends in an IV (16 bytes) and an HMAC-SHA512 over its content and its number.
PAGE_BYTES = 4096
_SALT_BYTES = 16
_MAC_BYTES = 64
_LOG_HEADER_BYTES = 32
_FRAME_HEADER_BYTES = 24
_PAGES_TRIED = 8


def check_key(path: Path, key: bytes) -> None:
    """Check that ``key`` opens the database in ``path``; an absent or empty file fits every key.

    Raises ``WrongKey``, ``DamagedDatabase``, ``NotWritable``.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(PAGE_BYTES * _PAGES_TRIED)
        log = _log_start(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotWritable(tr("The conversations in {path} cannot be read.", path=path), str(error)) from error
    if not start:
        return
    if start.startswith(b"SQLite format 3\0") or len(start) < PAGE_BYTES:
        raise DamagedDatabase(DAMAGED, f"{path} is not an encrypted database ({len(start)} bytes read)")
    mac_key = _mac_key(key, start[:_SALT_BYTES])
    pages = (*_pages(start), *_logged_pages(log))
    if not any(_is_authentic(mac_key, number, page) for number, page in pages):
        raise WrongKey(
            tr(
                "The key does not open the conversations in {folder}: it is not the one they were kept "
                "with, or the file is damaged from its beginning. Nothing was changed.",
                folder=path.parent,
            ),
            f"none of the first {len(pages)} pages is authentic",
        )


def _log_start(path: Path) -> bytes:
    try:
        with path.with_name(path.name + "-wal").open("rb") as stream:
            return stream.read(_LOG_HEADER_BYTES + _PAGES_TRIED * (_FRAME_HEADER_BYTES + PAGE_BYTES))
    except FileNotFoundError:
        return b""


def _mac_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(each ^ 0x3A for each in salt), 2, 32)


def _pages(content: bytes) -> Iterator[tuple[int, bytes]]:
    for number in range(1, len(content) // PAGE_BYTES + 1):
        page = content[(number - 1) * PAGE_BYTES : number * PAGE_BYTES]
        yield number, page


def _logged_pages(log: bytes) -> Iterator[tuple[int, bytes]]:
    at = _LOG_HEADER_BYTES
    while at + _FRAME_HEADER_BYTES + PAGE_BYTES <= len(log):
        page_at = at + _FRAME_HEADER_BYTES
        yield int.from_bytes(log[at : at + 4], "big"), log[page_at : page_at + PAGE_BYTES]
        at = page_at + PAGE_BYTES


def _is_authentic(mac_key: bytes, number: int, page: bytes) -> bool:
    content = page[_SALT_BYTES if number == 1 else 0 : -_MAC_BYTES]
    made = hmac.new(mac_key, content + number.to_bytes(4, "little"), hashlib.sha512).digest()
    return hmac.compare_digest(made, page[-_MAC_BYTES:])
