"""An encrypted archive: a tar of two age files, so that other programs can open it with the passphrase too.

``identity.age`` is an age identity, encrypted to the passphrase; ``contents.age`` is a tar, encrypted to that identity.
So a backup on schedule needs no passphrase: it is written to the identity's public half.
"""

from __future__ import annotations

import io
import os
import tarfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyrage

from app.domain.errors import OysterError
from app.privacy.passphrase_strength import check_strength
from app.translation import tr

_IDENTITY, _CONTENTS, _NOTE = "identity.age", "contents.age", "README.txt"
_NOTE_WORDS = b"""A backup of Oyster desktop. 'oyster restore FILE' opens it with its passphrase.
Without Oyster: tar -xf FILE; age -d -i identity.age contents.age | tar -x
"""
_BLOCK = tarfile.BLOCKSIZE
_LONGEST_IDENTITY = 4096


class ArchiveError(OysterError):
    """An archive could not be written or read."""


class WrongArchivePassphrase(ArchiveError):
    """The passphrase does not open the archive."""


@dataclass(frozen=True, slots=True)
class ArchiveKey:
    """What an archive is written to: the public ``recipient``, and the ``identity``, encrypted to a passphrase."""

    recipient: str
    identity: bytes


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One file of an archive: its name, its size in bytes, and what reads it."""

    name: str
    size: int
    chunks: Iterable[bytes]


def new_archive_key(passphrase: str) -> ArchiveKey:
    """Return a new key for archives, to be opened by a passphrase. Takes about a second, on purpose.

    Raises ``PassphraseTooWeak``.
    """
    check_strength(passphrase)
    identity = pyrage.x25519.Identity.generate()
    sealed = pyrage.passphrase.encrypt(str(identity).encode(), passphrase)
    return ArchiveKey(str(identity.to_public()), sealed)


def write_archive(path: Path, key: ArchiveKey, files: Iterable[ArchivedFile]) -> str:
    """Write a new archive, and return an identity for reading it back once; nobody keeps that one.

    Raises ``ArchiveError``; no file is left then.
    """
    once = pyrage.x25519.Identity.generate()
    recipients = [pyrage.x25519.Recipient.from_str(key.recipient), once.to_public()]
    try:
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as stream:
            for name, content in ((_NOTE, _NOTE_WORDS), (_IDENTITY, key.identity)):
                stream.write(_member(name, len(content)) + content + _padding(len(content)))
            start = stream.tell()
            stream.write(b"\0" * _BLOCK)
            pyrage.encrypt_io(_Tar(files), stream, recipients)
            size = stream.tell() - start - _BLOCK
            stream.write(_padding(size) + b"\0" * 2 * _BLOCK)
            stream.seek(start)
            stream.write(_member(_CONTENTS, size))
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException as error:
        if not isinstance(error, FileExistsError):
            path.unlink(missing_ok=True)
        if isinstance(error, OSError | pyrage.EncryptError):
            raise ArchiveError(
                tr(
                    "The backup could not be written to {folder}. Free some space, or choose another folder.",
                    folder=path.parent,
                ),
                str(error),
            ) from error
        raise
    return str(once)


def identity_of(path: Path, passphrase: str) -> str:
    """Return the identity that opens an archive. Raises ``ArchiveError``, ``WrongArchivePassphrase``."""
    with _members(path) as members:
        for member, stream in members:
            if member.name == _IDENTITY and member.size <= _LONGEST_IDENTITY:
                try:
                    opened: bytes = pyrage.passphrase.decrypt(stream.read(), passphrase)
                    return opened.decode("ascii")
                except (pyrage.DecryptError, UnicodeDecodeError) as error:
                    raise WrongArchivePassphrase(
                        tr("This is not the passphrase of that backup. Try again; nothing was changed."),
                        str(error),
                    ) from error
    raise _damaged(path, "no identity")


@contextmanager
def opened_archive(path: Path, identity: str) -> Iterator[Iterator[tuple[tarfile.TarInfo, IO[bytes]]]]:
    """Give an archive's files one after another, decrypted as they are read. Raises ``ArchiveError``."""
    try:
        key = pyrage.x25519.Identity.from_str(identity)
    except pyrage.IdentityError as error:
        raise _damaged(path, str(error)) from error
    with _members(path) as members:
        for member, stream in members:
            if member.name == _CONTENTS:
                with _decrypted(path, stream, key) as tar:
                    yield _regular_files(path, tar)
                return
    raise _damaged(path, "no contents")


@contextmanager
def _members(path: Path) -> Iterator[Iterator[tuple[tarfile.TarInfo, IO[bytes]]]]:
    try:
        with path.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as tar:
            yield _regular_files(path, tar)
    except (OSError, tarfile.TarError) as error:
        if not path.is_file():
            raise ArchiveError(tr("There is no file {path}.", path=path), str(error)) from error
        raise _damaged(path, str(error)) from error


def _regular_files(path: Path, tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    for member in tar:
        stream = tar.extractfile(member) if member.isfile() and not member.issparse() else None
        if stream is None:
            raise _damaged(path, "something that is no plain file")
        yield member, stream


@contextmanager
def _decrypted(path: Path, sealed: IO[bytes], key: pyrage.x25519.Identity) -> Iterator[tarfile.TarFile]:
    """Give the tar inside, decrypted by a thread through a pipe: nothing decrypted is ever on a disk."""
    reading, writing = os.pipe()
    failures: list[Exception] = []

    def decrypt() -> None:
        with os.fdopen(writing, "wb", buffering=0) as target:
            try:
                pyrage.decrypt_io(sealed, target, [key])
            except (OSError, tarfile.TarError, pyrage.DecryptError) as error:
                failures.append(error)

    thread = threading.Thread(target=decrypt, name="decrypt an archive", daemon=True)
    thread.start()
    try:
        with os.fdopen(reading, "rb") as source, tarfile.open(fileobj=source, mode="r|") as tar:
            yield tar
            while source.read(1 << 16):  # to its end: only then is every byte known to be authentic
                pass
    except tarfile.TarError as error:
        raise _damaged(path, str(error)) from error
    finally:
        thread.join()
    if failures:
        raise _damaged(path, str(failures[0])) from failures[0]


def _damaged(path: Path, detail: str) -> ArchiveError:
    return ArchiveError(
        tr(
            "{path} is no backup of Oyster, or it is damaged. Try another one; nothing was changed.",
            path=path,
        ),
        detail,
    )


class _Tar:
    """A tar as a stream to read from, made while it is read."""

    def __init__(self, files: Iterable[ArchivedFile]) -> None:
        self._chunks = _tar_chunks(files)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most ``size``; empty at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = chunk
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return taken


def _tar_chunks(files: Iterable[ArchivedFile]) -> Iterator[bytes]:
    for file in files:
        yield _member(file.name, file.size)
        written = 0
        for chunk in file.chunks:
            written += len(chunk)
            yield chunk
        if written != file.size:
            raise OSError("a file changed while it was archived")
        yield _padding(written)
    yield b"\0" * 2 * _BLOCK


def _member(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def _padding(size: int) -> bytes:
    return b"\0" * (-size % _BLOCK)


def chunks_of(source: Path | bytes) -> Iterator[bytes]:
    """Give a file's or a value's bytes in pieces."""
    with source.open("rb") if isinstance(source, Path) else io.BytesIO(source) as stream:
        while chunk := stream.read(1 << 20):
            yield chunk
