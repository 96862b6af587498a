"""The sockets of a process that may connect: each connection is checked, written down, and its bytes are counted.

Python's own socket classes are replaced, so that every library of the process is covered, whatever it asks with.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies

from app.confinement.connection_log import ConnectionLine, ConnectionLog, ConnectionNote
from app.domain.errors import OysterError
from app.domain.hosts import host_of
from app.translation import tr

if TYPE_CHECKING:
    from _socket import _Address

    from _typeshed import ReadableBuffer, WriteableBuffer

    from app.confinement.confinement import Connecting


class HostRefused(OysterError, PermissionError):
    """Something wanted to connect to a host that nobody named. To a library it is an error of the system."""


class _Record:
    """The names and connections of this process."""

    def __init__(self, connecting: Connecting) -> None:
        self.connecting = connecting
        self._log = ConnectionLog(Path(connecting.log))
        self._proxies = frozenset(filter(None, map(host_of, getproxies().values())))
        self._allowed = None if connecting.hosts is None else {each.lower() for each in connecting.hosts}
        self._names: dict[str, str] = {}  # address → the name that was asked for
        self.lines: dict[int, ConnectionLine] = {}  # by descriptor

    def allow(self, host: str) -> None:
        if self._allowed is not None:
            self._allowed.add(host.lower())

    def check(self, host: str) -> None:
        if self._allowed is None or host.lower() in self._allowed or host in self._proxies:
            return
        raise HostRefused(
            tr("The program wanted to connect to {host}, which nobody named, and was not let.", host=host)
        )

    def resolved(self, host: str, addresses: Iterable[str]) -> None:
        for each in addresses:
            self._names[each] = host

    def begin(self, descriptor: int, address: tuple[Any, ...]) -> None:
        """Check and write down a connection before it is made."""
        host, port = self._names.get(str(address[0]), str(address[0])), int(address[1])
        self.check(host)
        what, now = self.connecting, datetime.now(UTC)
        note = ConnectionNote(now, host, port, what.purpose, what.subject, host in self._proxies)
        self.lines[descriptor] = self._log.begin(note)

    def count(self, descriptor: int, *, received: int = 0, sent: int = 0) -> None:
        line = self.lines.get(descriptor)
        if line is not None:
            line.count(received=received, sent=sent)


_INTERNET = (socket.AF_INET, socket.AF_INET6)
_record: _Record | None = None
_resolve = socket.getaddrinfo


def record_connections(connecting: Connecting) -> None:
    """Check, list and count every connection of this process from now on."""
    global _record
    _record = _Record(connecting)
    vars(socket).update(socket=_RecordedSocket, getaddrinfo=_named_addresses)
    ssl.SSLContext.sslsocket_class = _RecordedTlsSocket


def allow_host(host: str) -> None:
    """Let this process connect to one more host, which one that it may reach has named."""
    if _record is not None:
        _record.allow(host)


def check_host(host: str) -> None:
    """Raise ``HostRefused`` where this process may not connect to a host."""
    if _record is not None:
        _record.check(host)


def _named_addresses(
    host: bytes | str | None,
    port: bytes | str | int | None,
    family: int = 0,
    type: int = 0,
    proto: int = 0,
    flags: int = 0,
) -> list[Any]:
    """Resolve a name as before, if it may be connected to, and remember what it stands for."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if _record is not None and name:
        _record.check(name)
    found = _resolve(host, port, family, type, proto, flags)
    if _record is not None and name:
        _record.resolved(name, (str(each[4][0]) for each in found))
    return found


class _RecordedSocket(socket.socket):
    """A socket whose connection is listed and counted. Local ones are not."""

    def connect(self, address: _Address, /) -> None:
        _begin(self, address)
        super().connect(address)

    def connect_ex(self, address: _Address, /) -> int:
        _begin(self, address)
        return super().connect_ex(address)

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        content = super().recv(bufsize, flags)
        _count(self, received=len(content))
        return content

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0, /) -> int:
        number = super().recv_into(buffer, nbytes, flags)
        _count(self, received=number)
        return number

    def send(self, data: ReadableBuffer, flags: int = 0, /) -> int:
        number = super().send(data, flags)
        _count(self, sent=number)
        return number

    def sendall(self, data: ReadableBuffer, flags: int = 0, /) -> None:
        super().sendall(data, flags)
        _count(self, sent=memoryview(data).nbytes)


class _RecordedTlsSocket(ssl.SSLSocket):
    """The same of a protected connection, by what is in it: its descriptor is that of the socket that it took over."""

    def read(self, len: int = 1024, buffer: WriteableBuffer | None = None) -> bytes:
        content = super().read(len, buffer)
        _count(self, received=_size(content))
        return content

    def send(self, data: ReadableBuffer, flags: int = 0) -> int:
        number = super().send(data, flags)
        _count(self, sent=number)
        return number


def _begin(opened: socket.socket, address: object) -> None:
    if _record is not None and opened.family in _INTERNET and isinstance(address, tuple):
        _record.begin(opened.fileno(), address)


def _count(opened: socket.socket, *, received: int = 0, sent: int = 0) -> None:
    if (
        _record is not None and opened.family in _INTERNET
    ):  # a local one may have the number of one that was closed
        _record.count(opened.fileno(), received=received, sent=sent)


def _size(content: object) -> int:
    """Return the length of what was read; where it was read into a buffer, the length is all that is returned."""
    return content if isinstance(content, int) else len(content) if isinstance(content, bytes) else 0
