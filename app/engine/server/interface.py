"""The connections to one server: requests are sent to it alone, and whatever waits for it can be woken.

No proxy is asked and no redirect followed. A connection is kept for the next request, since each one that is made
stands in the list of connections.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import msgspec

from app.domain.named_server import NamedServer
from app.engine.server import failures
from app.engine.server.answers import Completion, ModelList
from app.json_decoding import decode_json

_CONNECT_SECONDS = 10.0
_LONGEST_LINE, _LONGEST_ANSWER = 2**20, 2**24  # bytes
_DATA, _DONE = b"data:", b"[DONE]"
_Body = Mapping[str, object]


class ServerInterface:
    """All methods raise ``OysterError``. ``interrupt`` may come from any thread."""

    def __init__(self, server: NamedServer, token: str, patience: float) -> None:
        self.place, self._patience = server.place, patience
        self._path = urlsplit(server.address).path
        self._host, self._port = server.host, urlsplit(server.address).port
        self._protected = urlsplit(server.address).scheme == "https"
        self._headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self.cancelled: Callable[[], bool] = lambda: False  # whether the current request still counts
        self._guard = threading.Lock()
        self._idle: list[http.client.HTTPConnection] = []
        self._busy: set[http.client.HTTPConnection] = set()

    def models(self) -> ModelList:
        """Return the models that the server offers."""
        with self._answered("GET", "/models", None) as response:
            content = self._whole(response)
        try:
            return decode_json(content, ModelList)
        except msgspec.DecodeError as error:
            raise failures.not_such_a_server(self.place) from error

    def complete(self, body: _Body) -> Completion:
        """Return the whole answer to a chat."""
        with self._answered("POST", "/chat/completions", body) as response:
            found = self._decoded(self._whole(response))
        if found.error is not None or not found.choices:
            raise failures.not_such_a_server(self.place)
        return found

    def stream(self, body: _Body) -> Iterator[Completion]:
        """Yield the answer to a chat piece by piece; one that ends before it says so has broken off."""
        with self._answered("POST", "/chat/completions", {**body, "stream": True}) as response:
            ended, size = False, 0
            for line in self._lines(response):
                content = line[len(_DATA) :].strip()
                size += len(line)
                if size > _LONGEST_ANSWER:
                    raise failures.not_such_a_server(self.place)
                if content == _DONE:
                    break
                piece = self._decoded(content)
                if piece.error is not None:
                    raise failures.failed_inside(self.place)
                ended = ended or piece.choice.finish_reason is not None
                yield piece
            if not ended:
                raise ConnectionResetError
            response.read(_LONGEST_LINE)

    def interrupt(self) -> None:
        """End every request under way, in whatever it waits."""
        with self._guard:
            busy = tuple(self._busy)
        for connection in busy:
            with suppress(OSError, AttributeError):  # not connected yet
                connection.sock.shutdown(socket.SHUT_RDWR)

    def _decoded(self, content: bytes) -> Completion:
        try:
            return decode_json(content, Completion)
        except msgspec.DecodeError as error:
            raise failures.not_such_a_server(self.place) from error

    def _whole(self, response: http.client.HTTPResponse) -> bytes:
        content = response.read(_LONGEST_ANSWER + 1)
        if len(content) > _LONGEST_ANSWER:
            raise failures.not_such_a_server(self.place)
        return content

    def _lines(self, response: http.client.HTTPResponse) -> Iterator[bytes]:
        """Yield the lines of a stream that hold data; signs of life alone do not count as an answer for ever."""
        heard = time.monotonic()
        while line := response.readline(_LONGEST_LINE):
            if line.startswith(_DATA):
                heard = time.monotonic()
                yield line
            elif time.monotonic() - heard > self._patience:
                raise TimeoutError

    # -- connections --------------------------------------------------------------------------------

    @contextmanager
    def _answered(self, method: str, path: str, body: _Body | None) -> Iterator[http.client.HTTPResponse]:
        """Send a request and yield its answer; a connection whose answer was read to its end is kept."""
        begun = False
        connection = self._lent()
        try:
            connection, response = self._sent(connection, method, path, body)
            begun = True
            if response.status != http.HTTPStatus.OK:
                raise failures.from_status(self.place, response.status, response.read(_LONGEST_LINE))
            yield response
            if response.isclosed() and not response.will_close:
                with self._guard:
                    self._idle.append(connection)
        except (OSError, http.client.HTTPException) as error:
            raise failures.from_network(self.place, error, begun=begun, patience=self._patience) from error
        finally:
            with self._guard:
                self._busy.discard(connection)
                kept = connection in self._idle
            if not kept:
                connection.close()

    def _sent(
        self, connection: http.client.HTTPConnection, method: str, path: str, body: _Body | None
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        """Send a request; where a kept connection was closed meanwhile, over a new one."""
        content = msgspec.json.encode(body) if body is not None else None
        was_kept = connection.sock is not None
        try:
            return connection, self._response(connection, method, path, content)
        except (ConnectionError, http.client.RemoteDisconnected):
            if not was_kept:
                raise
        connection.close()
        return connection, self._response(connection, method, path, content)

    def _response(
        self, connection: http.client.HTTPConnection, method: str, path: str, content: bytes | None
    ) -> http.client.HTTPResponse:
        if connection.sock is None:
            connection.timeout = min(_CONNECT_SECONDS, self._patience)
            self._open(connection).settimeout(self._patience)
        if self.cancelled():  # from here on it is woken
            raise ConnectionAbortedError
        connection.request(method, self._path + path, content, self._headers)
        return connection.getresponse()

    @staticmethod
    def _open(connection: http.client.HTTPConnection) -> socket.socket:
        connection.connect()
        return connection.sock

    def _lent(self) -> http.client.HTTPConnection:
        with self._guard:
            connection = self._idle.pop() if self._idle else self._new()
            self._busy.add(connection)
            return connection

    def _new(self) -> http.client.HTTPConnection:
        if not self._protected:
            return http.client.HTTPConnection(self._host, self._port)
        return http.client.HTTPSConnection(self._host, self._port, context=ssl.create_default_context())
